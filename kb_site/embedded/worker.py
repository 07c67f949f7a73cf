"""The worker, the postman and the clock: three threads of the process that serves the pages."""

import os
import threading
import time

import structlog
from celery import Celery, beat
from celery.worker import WorkController, state
from django.db import close_old_connections

log = structlog.get_logger(__name__)

# A task that takes longer than these seconds is given up at the end.
PATIENCE = 5.0
# Seconds between two looks for letters.
ROUND = 1.0


class Clock(beat.Scheduler):
    """Everything of the schedule but the queue nobody listens to here: the postman looks by himself."""

    def setup_schedule(self) -> None:
        """The entries of the schedule without letters."""
        super().setup_schedule()
        routes = self.app.conf.task_routes
        for name in [name for name, entry in self.schedule.items() if entry.task in routes]:
            del self.schedule[name]


class HouseWorker:
    """One task at a time, in this process: the search engine's only writer lives here.

    Letters go in a thread of their own, for a mail server may hang. A task that was cut off is done again at the next start,
    because whatever must not be lost waits in an outbox.
    """

    def __init__(self, app: Celery) -> None:
        # The checks of models ran when Django was set up.
        os.environ["CELERY_SKIP_CHECKS"] = "1"
        self.app = app
        # Every task is known before the threads begin: found while all of them look, some would be missing for one.
        app.loader.init_worker()
        app.finalize()
        self.ended = threading.Event()
        self.threads = [
            threading.Thread(target=self._work, name="worker", daemon=True),
            threading.Thread(target=self._post, name="postman", daemon=True),
        ]
        self.clock = beat.EmbeddedService(app, thread=True, scheduler_cls=Clock)

    def start(self) -> None:
        """Begin to work and to tick."""
        for thread in self.threads:
            thread.start()
        self.clock.start()

    def stop(self) -> None:
        """Let what is running end, but not wait for it longer than ``PATIENCE`` seconds."""
        self.clock.service.stop()
        self.ended.set()
        state.should_stop = 0
        # A last piece of work wakes the loop at once.
        self.app.send_task("news.tasks.hand_on_news")
        until = time.monotonic() + PATIENCE
        for thread in self.threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _work(self) -> None:
        try:
            WorkController(
                app=self.app,
                hostname="worker@embedded",
                queues=[self.app.conf.task_default_queue],
                pool="solo",
                loglevel="WARNING",
                without_heartbeat=True,
                without_gossip=True,
                without_mingle=True,
            ).start()
        except Exception:  # a dead worker must be seen: pages would go on while nothing is delivered
            log.exception("worker_died")

    def _post(self) -> None:
        """What is routed away from the worker, once a round."""
        while not self.ended.wait(ROUND):
            for name in self.app.conf.task_routes:
                try:
                    self.app.tasks[name]()
                except Exception:
                    log.exception("letters_not_looked_for")
            close_old_connections()
