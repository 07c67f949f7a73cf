"""A house with one thing of each kind that can be found, told apart by words nobody else uses, and the people who look for it."""

from dataclasses import dataclass, field

from django.test import Client

from escalation.actions import show_presence
from forum import actions
from forum.posts import Offered
from insights.actions import sort_queries
from insights.models import Cluster
from search.contract import sources
from tests.factories.accounts import AgentFactory, EditorFactory, ModeratorFactory, UserFactory
from tests.factories.articles import make_article, make_section
from tests.factories.escalation import make_claimed
from tests.factories.forum import at, make_answer, make_board, make_thread
from tests.search.log.searches import NOON, search
from tests.search.worker import relate

NEVER = "ocelotan"
"""A word nobody ever wrote."""
QUERIES = {"thread": "marmosan nights", "article": "tapirol mornings"}
"""What several people typed before they opened the thing."""


@dataclass(frozen=True)
class Part:
    """Two words of one of its texts: one that is looked for, and one that says that it was shown."""

    asked: str
    witness: str

    @property
    def misspelled(self):
        """As hasty fingers write it."""
        return self.asked[:-2] + self.asked[-1] + self.asked[-2]

    @property
    def text(self):
        return f"They said {self.asked} and then {self.witness} twice."


@dataclass(frozen=True)
class Thing:
    """Something that can be found, and the words of its texts; the title's stand in its address as well."""

    kind: str
    pk: int
    parts: dict[str, Part]

    @property
    def key(self):
        return f"{self.kind}:{self.pk}"

    @property
    def title(self):
        return self.parts["title"]

    @property
    def row(self):
        """As it is now; None when it is gone."""
        return sources()[self.kind].findable().model.objects.filter(pk=self.pk).first()


@dataclass
class World:
    """Things by kind, people by what they are to the things, and what stands around."""

    people: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)
    neighbours: dict = field(default_factory=dict)
    unsolved: Thing | None = None
    """A thread that shows its question and answers where it is found, for it has no solution."""
    clusters: dict = field(default_factory=dict)
    conversation: int = 0
    browsers: dict = field(default_factory=dict)

    def client(self, reader):
        """The browser of a reader, the same one throughout a test."""
        if reader not in self.browsers:
            self.browsers[reader] = client = Client()
            if reader != "visitor":
                client.force_login(self.people[reader], backend="allauth.account.auth_backends.AuthenticationBackend")
        return self.browsers[reader]


THREAD = {
    "title": Part("quokkatin", "zebrafinor"),
    "text": Part("wallabixon", "platypurn"),
    "answer": Part("numbatolk", "echidnarl"),
    "solution": Part("bilbyxent", "potorumble"),
}
UNSOLVED = {
    "title": Part("bandicorin", "pademelot"),
    "text": Part("dunnartolk", "bettongarl"),
    "answer": Part("pygmorant", "curlewint"),
}
ARTICLE = {
    "title": Part("kookaburin", "lorikexat"),
    "summary": Part("cassowent", "emulontic"),
    "text": Part("galahstrop", "brolgament"),
}
DRAFT = Part("dingolent", "wombatrix")
"""What an editor wrote since and did not publish."""


def make_world():
    """Everything, indexed, related, searched for and opened."""
    world = World()
    world.people = {
        "member": UserFactory(handle="member"),
        "author": UserFactory(handle="author"),
        "helper": UserFactory(handle="helper", name="Henri Helper"),
        "second": UserFactory(handle="second", name="Sara Second"),
        "agent": AgentFactory(handle="agent"),
        "moderator": ModeratorFactory(handle="moderator"),
        "editor": EditorFactory(handle="editor"),
    }
    world.places = {
        "board": make_board("sensors", en="Sensors of old", de="Sensoren"),
        "other board": make_board("elsewhere", en="Elsewhere now", de="Anderswo"),
        "section": make_section(title="Care of old", slug="care"),
        "other section": make_section(title="Repairs now", slug="repairs"),
        "closed section": make_section(title="Closed", slug="closed"),
    }
    world.things = {"thread": _thread(world), "article": _article(world)}
    world.unsolved = _unsolved(world)
    world.neighbours = _neighbours(world)
    show_presence(by=world.people["agent"])
    world.conversation = make_claimed(world.people["agent"], world.neighbours["thread"]).pk
    relate()
    for kind, query in QUERIES.items():
        for number, days_ago in enumerate((0, 0, 1)):
            opened = (kind, world.things[kind].pk, 1)
            search(query, f"person {number}", days_ago=days_ago, opened=opened)
    assert sort_queries(now=NOON, at_once=True)
    world.clusters = {kind: Cluster.objects.get(queries__folded=query).pk for kind, query in QUERIES.items()}
    return world


def _thread(world):
    people = world.people
    thread = make_thread(
        by=people["author"],
        board=world.places["board"],
        title=f"{THREAD['title'].asked.title()} in the rain gauge of {THREAD['title'].witness.title()}",
        body=THREAD["text"].text,
        tags=["tag-of-old"],
    )
    answer = make_answer(thread, by=people["second"], body=THREAD["answer"].text)
    actions.cast_vote(by=people["member"], post=at(answer), value=1)
    solution = make_answer(thread, by=people["helper"], body=THREAD["solution"].text)
    actions.accept_answer(by=people["author"], answer_id=solution.pk)
    return Thing("thread", thread.pk, THREAD)


def _unsolved(world):
    title = f"{UNSOLVED['title'].asked.title()} of {UNSOLVED['title'].witness.title()}"
    author, board = world.people["author"], world.places["other board"]
    thread = make_thread(by=author, board=board, title=title, body=UNSOLVED["text"].text)
    make_answer(thread, by=world.people["second"], body=UNSOLVED["answer"].text)
    return Thing("thread", thread.pk, UNSOLVED)


def _article(world):
    article = make_article(
        world.places["section"],
        title=f"{ARTICLE['title'].asked.title()} in the rain gauge of {ARTICLE['title'].witness.title()}",
        summary=ARTICLE["summary"].text,
        blocks=({"type": "text", "value": f"<p>{ARTICLE['text'].text}</p>"},),
        tags=["tag-of-old", "SquirrelTail"],
        owner=world.people["editor"],
        promoted=True,
    )
    article.title, article.summary = DRAFT.asked.title(), DRAFT.text
    article.save_revision()
    return Thing("article", article.pk, ARTICLE)


def _neighbours(world):
    """What stays: an article and a thread that are close to both things, the thread asked although these were suggested."""
    keys = tuple((thing.kind, thing.pk) for thing in world.things.values())
    article = make_article(world.places["other section"], title="Rain gauge", summary="A gauge.", blocks=())
    thread = make_thread(
        board=world.places["other board"],
        title="Rain gauge",
        body="It counts nothing at all.",
        offered=Offered(keys, keys),
    )
    return {"article": article, "thread": thread}
