"""The moment before a process begins: a wrong value in the environment is refused in one sentence, without a trace."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured

# What gunicorn takes as "this will not work at the next try either".
CANNOT_START = 3


def settings_or_leave(default: str) -> None:
    """Load the settings named by DJANGO_SETTINGS_MODULE, or else ``default``; leave with a sentence when they refuse."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
    from django.conf import settings  # read now, so that whatever is wrong shows here

    with or_leave():
        settings.INSTALLED_APPS  # noqa: B018  # the first look loads them


@contextmanager
def or_leave() -> Iterator[None]:
    """Leave with a sentence when the block finds a wrong value in the environment."""
    try:
        yield
    except ImproperlyConfigured as problem:
        leave(f"{problem}")
    except OSError as problem:
        leave(f"{problem.strerror}: {problem.filename}.")


def leave(sentence: str) -> None:
    """Say why and end."""
    sys.stderr.write(f"Lotse cannot start. {sentence}\n")
    raise SystemExit(CANNOT_START) from None
