"""Every address that names a thing, for every part a person may have, on threads of every standing: each cell is asked."""

import pytest
from django.urls import reverse

from tests.access.addresses import addresses
from tests.access.expectations import NAMED, NUMBERS, THINGS, expected
from tests.access.shore import ROLES, STANDINGS

# The shore is committed once; what a page notes while it is read (a view, a mark) goes with each test's transaction.
pytestmark = pytest.mark.django_db

ADDRESSES = {name: arguments for name, arguments in addresses() if arguments & THINGS}


def answered(response) -> str:
    if response.status_code == 405:
        return "post only"
    if response.status_code == 404:
        return "missing"
    if response.status_code == 302 and "/account/sign-in/" in response["Location"]:
        return "sign in"
    return "seen" if response.status_code in {200, 301, 302} else f"status {response.status_code}"


def test_every_argument_of_an_address_is_known():
    unknown = {argument for arguments in ADDRESSES.values() for argument in arguments} - NAMED.keys()
    assert not unknown, f"say in expectations.NAMED what these name: {unknown}"


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_an_address_shows_a_thing_to_those_it_is_for(name, role, standing, shore):
    moored = shore.moored[standing]
    named = {**NAMED, "number": NUMBERS.get(name, NAMED["number"])}
    address = reverse(name, kwargs={argument: named[argument](moored) for argument in ADDRESSES[name]})
    assert answered(shore.clients[role].get(address)) == expected(name, role, standing)


@pytest.mark.parametrize("role", ["visitor", "moderator"])
@pytest.mark.parametrize("number", [2**63, 10**30, "9" * 400])
def test_a_number_that_no_row_can_have_is_not_found(number, role, shore):
    """Found out before anybody asks who it is; a visitor is not sent to the sign-in for nothing."""
    moored = shore.moored["own"]
    for name, arguments in ADDRESSES.items():
        values = {argument: NAMED[argument](moored) for argument in arguments}
        values |= {argument: number for argument, value in values.items() if isinstance(value, int)}
        assert shore.clients[role].get(reverse(name, kwargs=values)).status_code == 404, name
