"""Three nodes of Elasticsearch, real processes that a test may kill and start again."""

import json
from urllib.request import urlopen

from scripts.servers import elasticsearch
from scripts.servers.household import Household, state_of_this_process
from scripts.servers.process import await_ready

HEAP = "192m"


class Cluster:
    """They have ports and folders of their own. Remembered as every server of a run is: none outlives a run that was killed."""

    def __init__(self):
        self.household = Household(state_of_this_process())
        self.nodes = elasticsearch.cluster(self.household.open(), 3, HEAP)
        self.running = {}

    @property
    def urls(self):
        """All three, as ``ELASTICSEARCH_URL`` names them."""
        return " ".join(node.url for node in self.nodes)

    def start(self, count=3):
        """Let so many nodes run; nobody waits until they answer."""
        for node in self.nodes:
            if node not in self.running and len(self.running) < count:
                self.running[node] = node.start(self.household.starter)

    def is_whole(self):
        """Whether all nodes that run have found each other, and every index has its copies."""
        return all(elasticsearch.is_well(node.url, nodes=len(self.running)) for node in self.running)

    def await_whole(self):
        for server in self.running.values():
            await_ready(server, self.is_whole, limit=200)

    def kill(self, *nodes):
        """kill -9; all of them unless some are named."""
        for node in nodes or list(self.running):
            self.running.pop(node).stop()

    def copies(self, index):
        """Where the copies of ``index`` are: the node of its first, and those of the others."""
        node = next(iter(self.running))
        with urlopen(f"{node.url}/_cat/shards/{index}?format=json&h=prirep,state,node") as answer:  # our own
            shards = [shard for shard in json.load(answer) if shard["state"] == "STARTED"]
        named = {node.settings["node.name"]: node for node in self.nodes}
        first = [named[shard["node"]] for shard in shards if shard["prirep"] == "p"]
        return first, [named[shard["node"]] for shard in shards if shard["prirep"] == "r"]

    def end(self):
        self.household.take_down()
