"""The worker and its clock as two threads of the process that serves the pages."""

import os
import threading

import structlog
from celery import Celery, beat
from celery.worker import WorkController, state

log = structlog.get_logger(__name__)

# A task that takes longer than these seconds is given up at the end.
PATIENCE = 5.0


class HouseWorker:
    """One task at a time, in this process: the search engine's only writer lives here.

    A task that was cut off is done again at the next start, because whatever must not be lost waits in an outbox.
    """

    def __init__(self, app: Celery) -> None:
        # The checks of models ran when Django was set up.
        os.environ["CELERY_SKIP_CHECKS"] = "1"
        self.app = app
        # Every task is known before the two threads begin: found while both look, some would be missing for one of them.
        app.loader.init_worker()
        app.finalize()
        self.thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self.clock = beat.EmbeddedService(app, thread=True, scheduler_cls=beat.Scheduler)

    def start(self) -> None:
        """Begin to work and to tick."""
        self.thread.start()
        self.clock.start()

    def stop(self) -> None:
        """Let the running task end, but not wait for it longer than ``PATIENCE`` seconds."""
        self.clock.service.stop()
        state.should_stop = 0
        # A last piece of work wakes the loop at once.
        self.app.send_task("news.tasks.hand_on_news")
        self.thread.join(PATIENCE)

    def _work(self) -> None:
        try:
            WorkController(
                app=self.app,
                hostname="worker@embedded",
                pool="solo",
                loglevel="WARNING",
                without_heartbeat=True,
                without_gossip=True,
                without_mingle=True,
            ).start()
        except Exception:  # a dead worker must be seen: pages would go on while nothing is delivered
            log.exception("worker_died")
