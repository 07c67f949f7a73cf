"""The demo's clock: lets the actions of a piece happen in the past, as if they had been done then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at ``moment``. For laying demo content only: one thread, before anybody is served."""
    with patch.object(timezone, "now", return_value=moment):
        yield
