"""One migrated database, of which every process of a run takes a copy, and the way back to a state it was in."""

import fcntl
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.db import connection

# Rows go and come back as they were when the state was kept. Deleting few rows costs far less than truncating 150 tables and
# laying the foundations anew, and asks for no lock that a connection somebody forgot would hold.
KEPT_STATE = """
DROP SCHEMA IF EXISTS {state} CASCADE;
CREATE SCHEMA {state};
DO $body$
DECLARE name text; filled boolean;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
    IF filled THEN EXECUTE format('CREATE TABLE {state}.%I AS TABLE public.%I', name, name); END IF;
  END LOOP;
END $body$;
CREATE FUNCTION {state}.restore() RETURNS void LANGUAGE plpgsql AS $body$
DECLARE name text; had_rows boolean;
BEGIN
  FOR name, had_rows IN SELECT tablename, to_regclass(format('{state}.%I', tablename)) IS NOT NULL
                      FROM pg_tables WHERE schemaname = 'public' LOOP
    IF had_rows THEN
      EXECUTE format('DELETE FROM public.%1$I AS now
                       WHERE NOT EXISTS (SELECT FROM {state}.%1$I AS kept WHERE kept::text = now::text)', name);
      EXECUTE format('INSERT INTO public.%1$I SELECT * FROM {state}.%1$I AS kept
                       WHERE NOT EXISTS (SELECT FROM public.%1$I AS now WHERE now::text = kept::text)', name);
    ELSE
      EXECUTE format('DELETE FROM public.%I', name);
    END IF;
  END LOOP;
END $body$;
"""
FIRST = "first_state"

_copies: dict[str, sqlite3.Connection] = {}


def provide(*, fresh: bool, owner: str, meeting_place: Path) -> None:
    """Point the connection at a database of this process alone, migrated and empty but for the foundations.

    Args:
        fresh: migrate from nothing, even where a migrated database is left from another run.
        owner: what tells this process from the others of the run.
        meeting_place: a folder all processes of the run share.
    """
    creation = connection.creation
    if connection.vendor == "sqlite":
        creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        return
    # No test ever writes into this one: a run that was killed leaves nothing to the next.
    connection.settings_dict["TEST"]["NAME"] = f"test_{connection.settings_dict['NAME']}_migrated"
    with _one_at_a_time(meeting_place):
        made = meeting_place / "migrated"
        if made.exists():
            _use(creation._get_test_db_name())
        else:
            creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=not fresh)
            keep(FIRST)
            made.touch()
        creation.clone_test_db(suffix=owner, verbosity=0)
    _use(creation.get_test_db_clone_settings(owner)["NAME"])


def keep(state: str) -> None:
    """Remember what stands in the database now under this name."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        _copies[state] = sqlite3.connect(":memory:")
        connection.connection.backup(_copies[state])
        return
    with connection.cursor() as cursor:
        cursor.execute(KEPT_STATE.format(state=state))


def restore(state: str = FIRST) -> None:
    """Take away what was committed since this was kept, and bring back what was taken from it. FIRST is what `provide` made."""
    if state in _copies:
        _copies[state].backup(connection.connection)
    elif connection.vendor == "sqlite":
        call_command("flush", interactive=False, verbosity=0)
    else:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {state}.restore()")
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()


def committed(blocker: Any, make: Callable[[], Any]) -> Iterator[Any]:
    """The body of a module's fixture: what ``make`` makes stands until the module's end, and each test's changes go with it.

    Not for a module with a test that commits: after such a one the first state comes back.
    """
    try:
        with blocker.unblock():
            made = make()
        yield made
    finally:
        with blocker.unblock():
            restore()


def _use(name: str) -> None:
    connection.close()
    connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
