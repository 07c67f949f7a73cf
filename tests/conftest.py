"""What every test stands on."""

from scripts.messages import compile_catalogs


def pytest_configure(config):
    """German pages are read by tests: make the catalogs that are newer than their .mo files."""
    compile_catalogs()
