"""Logs: one JSON object a line, with the id of the request; never local variables, which may hold secrets."""

import copy
from pathlib import Path
from typing import Any

import structlog

SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]

structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": SHARED,
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"level": "INFO", "propagate": True, "handlers": []},
        "django.server": {"level": "WARNING", "propagate": True, "handlers": []},
        "elastic_transport": {"level": "WARNING"},
        "celery": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
        # Servers that bring handlers of their own: they are taken away when Django sets up.
        "uvicorn": {"level": "INFO", "handlers": [], "propagate": True},
        "uvicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "uvicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
    },
}


def to_file(path: Path) -> dict[str, Any]:
    """The same logs in a file that is kept small, and only errors on the console, one readable line each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    logging = copy.deepcopy(LOGGING)
    logging["formatters"]["words"] = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, in_words],
        "foreign_pre_chain": [structlog.contextvars.merge_contextvars, structlog.stdlib.add_log_level],
    }
    logging["handlers"] = {
        "file": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": str(path),
            "maxBytes": 10_000_000,
            "backupCount": 2,
            "delay": True,
            "encoding": "utf-8",
            "formatter": "json",
        },
        "console": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "words"},
    }
    logging["root"]["handlers"] = ["file", "console"]
    # Somebody sent nonsense and was refused: nothing is wrong here.
    logging["loggers"]["django.security"] = {"handlers": ["file"], "propagate": False}
    return logging


def in_words(_logger: Any, _method: str, event: dict[str, Any]) -> str:
    """What happened and where; the trace is in the file."""
    path = f" at {event['path']}" if event.get("path") else ""
    return f"{str(event.get('level', 'error')).capitalize()}: {event.get('event')}{path} (details: log/lotse.jsonl)"
