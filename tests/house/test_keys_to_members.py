"""Every key to a member is decided: what happens to the row when they leave, and whether they take it along or why not."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import taking_along

DECISION = "docs/decisions/0007-what-deleting-an-account-deletes.md"
ON_DELETE = ("SET_NULL", "CASCADE", "PROTECT", "RESTRICT", "DO_NOTHING")


def keys():
    """Every column, ours or a package's, that points at a member: {"app.Model.field": field}."""
    user = get_user_model()
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        if not model._meta.proxy
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if field.related_model is user
    }


def decided():
    """The table of the decision: [(keys, what happens when the account goes, what is taken along)]."""
    text = (settings.BASE_DIR / DECISION).read_text()
    rows = [line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [(re.findall(r"`(\w+\.\w+\.\w+)`", row[0]), row[1].strip(), row[2].strip()) for row in rows[1:]]


def signed_up():
    return {*taking_along._sources, *(f"{folder}/" for folder in taking_along._files)}


TAKEN = [
    (key, re.findall(r"`([\w/-]+)`", along))
    for named, _, along in decided()
    if not along.startswith("no: ")
    for key in named
]


def test_every_key_to_a_member_has_its_row_in_the_decision_and_none_is_made_up():
    named = [key for row in decided() for key in row[0]]
    assert sorted(named) == sorted(keys())


def test_what_the_decision_says_of_leaving_is_what_the_database_is_told():
    said = {key: happens.split(",")[0] for named, happens, _ in decided() for key in named}
    assert set(said.values()) <= set(ON_DELETE)
    assert said == {key: field.remote_field.on_delete.__name__ for key, field in keys().items()}


def test_each_row_is_taken_along_under_a_name_that_exists_or_says_why_not():
    for named, _, along in decided():
        if along.startswith("no: "):
            assert len(along) > 20, named
        else:
            assert set(re.findall(r"`([\w/-]+)`", along)) & signed_up(), f"{named}: {along}"


def test_everything_that_signed_up_stands_in_the_decision():
    text = (settings.BASE_DIR / DECISION).read_text()
    assert [name for name in sorted(signed_up()) if f"`{name}`" not in text] == []


@pytest.mark.parametrize(("key", "names"), TAKEN, ids=[key for key, _ in TAKEN])
def test_what_is_said_to_be_taken_along_is_read_by_that_key(key, names, asker):
    column = f'"{keys()[key].column}" = {asker.pk}'
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for name in names:
            if name in taking_along._sources:
                list(taking_along._sources[name](asker))
            else:
                list(taking_along._files[name.rstrip("/")](asker))
    table = keys()[key].model._meta.db_table
    assert [sql for sql in (row["sql"] for row in asked) if f'"{table}"' in sql and column in sql]
