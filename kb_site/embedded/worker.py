"""The worker, the clock, and one for each queue apart from the worker's: threads of the process that serves the pages."""

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
# Seconds between two looks for what is due.
ROUND = 1.0


class Clock(beat.Scheduler):
    """Everything of the schedule but what is routed away from the worker: those threads look by themselves."""

    def setup_schedule(self) -> None:
        """The entries of the schedule for the worker."""
        super().setup_schedule()
        routes = self.app.conf.task_routes
        for name in [name for name, entry in self.schedule.items() if entry.task in routes]:
            del self.schedule[name]


class HouseWorker:
    """One task at a time, in this process: the search engine's only writer lives here.

    What is routed elsewhere has a thread for each queue: a mail server may hang, finding out what a text means takes its time.
    A task that was cut off is done again at the next start, because whatever must not be lost waits in an outbox.
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
            *(
                threading.Thread(target=self._go_rounds, name=queue, args=(tasks,), daemon=True)
                for queue, tasks in self._apart().items()
            ),
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

    def _apart(self) -> dict[str, dict[str, float]]:
        """Queues beside the worker's: their tasks, and every how many seconds each is due."""
        queues: dict[str, dict[str, float]] = {}
        due = {entry["task"]: entry["schedule"] for entry in self.app.conf.beat_schedule.values()}
        for task, route in self.app.conf.task_routes.items():
            queues.setdefault(route["queue"], {})[task] = due[task]
        return queues

    def _go_rounds(self, tasks: dict[str, float]) -> None:
        """One after the other, each when it is due."""
        done = dict.fromkeys(tasks, 0.0)
        while not self.ended.wait(ROUND):
            for name, seconds in tasks.items():
                if time.monotonic() - done[name] < seconds:
                    continue
                try:
                    self.app.tasks[name]()
                except Exception:
                    log.exception("round_failed", task=name)
                done[name] = time.monotonic()
            close_old_connections()
