"""A dump of our own in a folder, and the commands with what they say."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.importing import dump


@pytest.fixture
def folder(tmp_path):
    """Named as the folders of real dumps are."""
    return dump.write(tmp_path / "weather.SE-2018")


@pytest.fixture
def run(capsys):
    """Calls a command; gives back what it said in the end."""

    def call(name, *words):
        out = StringIO()
        call_command(name, *map(str, words), stdout=out)
        return out.getvalue()

    return call
