"""What every test stands on."""

import pytest
from django.core.cache import cache

from scripts.messages import compile_catalogs


def pytest_configure(config):
    """German pages are read by tests: make the catalogs that are newer than their .mo files."""
    compile_catalogs()


@pytest.fixture(autouse=True)
def fresh_cache():
    """Counters of the rate limiter and cached pages of one test never reach the next."""
    cache.clear()
