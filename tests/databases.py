"""One migrated database, of which every process of a run takes a copy, and the way back to its first state."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.db import connection

# Rows go and come back as they were right after the migrations. Deleting few rows costs far less than truncating 150 tables and
# laying the foundations anew, and asks for no lock that a connection somebody forgot would hold.
FIRST_STATE = """
DROP SCHEMA IF EXISTS first_state CASCADE;
CREATE SCHEMA first_state;
DO $body$
DECLARE name text; filled boolean;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
    IF filled THEN EXECUTE format('CREATE TABLE first_state.%I AS TABLE public.%I', name, name); END IF;
  END LOOP;
END $body$;
CREATE FUNCTION first_state.restore() RETURNS void LANGUAGE plpgsql AS $body$
DECLARE name text; kept boolean;
BEGIN
  FOR name, kept IN SELECT tablename, to_regclass(format('first_state.%I', tablename)) IS NOT NULL
                      FROM pg_tables WHERE schemaname = 'public' LOOP
    IF kept THEN
      EXECUTE format('DELETE FROM public.%1$I AS now
                       WHERE NOT EXISTS (SELECT FROM first_state.%1$I AS first WHERE first::text = now::text)', name);
      EXECUTE format('INSERT INTO public.%1$I SELECT * FROM first_state.%1$I AS first
                       WHERE NOT EXISTS (SELECT FROM public.%1$I AS now WHERE now::text = first::text)', name);
    ELSE
      EXECUTE format('DELETE FROM public.%I', name);
    END IF;
  END LOOP;
END $body$;
"""


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
            with connection.cursor() as cursor:
                cursor.execute(FIRST_STATE)
            made.touch()
        creation.clone_test_db(suffix=owner, verbosity=0)
    _use(creation.get_test_db_clone_settings(owner)["NAME"])


def restore() -> None:
    """Take away what was committed since `provide`, and bring back what was taken from the foundations."""
    if connection.vendor == "sqlite":
        call_command("flush", interactive=False, verbosity=0)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT first_state.restore()")
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()


def _use(name: str) -> None:
    connection.close()
    connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
