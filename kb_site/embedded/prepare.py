"""The steps before the first page: messages, tables, demo content, static files; each only when something has changed."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kb_site.embedded.console import step
from kb_site.embedded.stamps import Stamps, mark_of
from scripts.messages import compile_catalogs


def prepare(*, demo: bool) -> None:
    """Do what is missing. Django is set up already."""
    stamps = Stamps(settings.DATA_DIR / "stamps.json")
    _messages()
    _tables(stamps)
    if demo:
        _demo()
    _static_files(stamps)


def _messages() -> None:
    """German, from the catalogs; the compiler looks at the times itself."""
    compile_catalogs(settings.BASE_DIR)


def _tables(stamps: Stamps) -> None:
    """Migrate when a migration came or the foundations changed, or when the database is another than last time."""
    code = mark_of(
        [
            settings.BASE_DIR / "requirements.txt",
            *(settings.BASE_DIR / "kb_site" / "foundations").glob("*.py"),
            *(path for app in settings.HOUSE for path in (settings.BASE_DIR / app / "migrations").glob("*.py")),
        ]
    )
    if stamps.holds("tables", f"{code} {_applied()}"):
        return
    with step("Database"):
        call_command("migrate", verbosity=0)
    stamps.set("tables", f"{code} {_applied()}")


def _applied() -> str:
    """Which migrations this database knows, without loading Django's 300 migration files (0.7 s)."""
    if "django_migrations" not in connection.introspection.table_names():
        return "none"
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), MAX(id) FROM django_migrations")
        return "{} {}".format(*cursor.fetchone())


def _demo() -> None:
    """Lay what is not laid yet, a line for each piece."""
    from kb_site.demo.stage import laid, steps  # after the tables, which they import models of

    done = laid()
    for piece in steps():
        if piece.name not in done:
            with step(f"Demo: {piece.title}"):
                piece.lay_once()


def _static_files(stamps: Stamps) -> None:
    """Collect when one of our files, or a package, has changed."""
    folders = [
        settings.BASE_DIR / "kb_site" / "static",
        *(settings.BASE_DIR / app / "static" for app in settings.HOUSE),
    ]
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    mark = mark_of({*files, settings.BASE_DIR / "requirements.txt", *_static_settings()})
    if stamps.holds("static", mark) and any(settings.STATIC_ROOT.iterdir()):
        return
    with step("Static files"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamps.set("static", mark)


def _static_settings() -> Iterator[Path]:
    """How the files are stored is code of ours as well."""
    yield settings.BASE_DIR / "kb_site" / "settings" / "base.py"
    yield from (settings.BASE_DIR / "kb_site").glob("static*.py")
