"""Every address that names a thing, for every part a person may have, on threads of every standing: each cell is asked."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from tests.access.expectations import NAMED, NUMBERS, THINGS, expected
from tests.access.shore import ROLES, STANDINGS, Shore

# The shore is committed once; what a page notes while it is read (a view, a mark) goes with each test's transaction.
pytestmark = pytest.mark.django_db

OUR_ROOMS = ("forum:", "escalation:", "desk:")


def things(patterns=None, space="") -> Iterator[tuple[str, frozenset[str]]]:
    """Names of our rooms' addresses that name a thing, with their arguments."""
    for entry in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(entry, URLResolver):
            yield from things(entry.url_patterns, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern) and entry.name and space.startswith(OUR_ROOMS):
            arguments = frozenset(entry.pattern.converters)
            if arguments & THINGS:
                yield f"{space}{entry.name}", arguments


ADDRESSES = dict(things())


@pytest.fixture(scope="module")
def shore(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield Shore()
        call_command("flush", interactive=False, verbosity=0)


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
