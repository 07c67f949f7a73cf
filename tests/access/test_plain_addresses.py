"""Every address that names no thread, conversation or post, for every part a person may have: each cell is asked."""

import pytest

from tests.access.addresses import addresses
from tests.access.expectations import THINGS
from tests.access.plain import ANSWERS, ASKED_ELSEWHERE, COLUMNS, NAMES, PATHS, plain_address
from tests.pages.names import url_names

pytestmark = pytest.mark.django_db

WITH_THINGS = {name for name, arguments in addresses() if arguments & THINGS}
SIGN_IN = "/account/sign-in/"


def answered(client, address):
    """What stands at the end of the way, and whether there was one."""
    response = client.get(address, follow=True)
    if any(SIGN_IN in hop for hop, _ in response.redirect_chain) and SIGN_IN not in address:
        return "sign in"
    named = {403: "forbidden", 404: "missing", 405: "post only"}
    if response.status_code in named:
        return named[response.status_code]
    assert response.status_code == 200
    return "leads on" if response.redirect_chain else "seen"


def test_every_address_without_a_thing_is_in_the_table():
    named = set(url_names())
    assert not named - WITH_THINGS - NAMES.keys() - ASKED_ELSEWHERE.keys(), "give these a row in tests/access/plain.py"
    assert NAMES.keys() | ASKED_ELSEWHERE.keys() <= named, "take what is gone out of tests/access/plain.py"


@pytest.mark.parametrize("role", COLUMNS)
@pytest.mark.parametrize("name", [*NAMES, *PATHS])
def test_a_plain_address_is_open_to_those_it_is_for(name, role, shore):
    row = NAMES.get(name) or PATHS[name][1]
    assert answered(shore.clients[role], plain_address(name, shore)) == ANSWERS[row[COLUMNS.index(role)]]
