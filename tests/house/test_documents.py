"""The documents keep up with the code: every package is explained, every link leads somewhere, every decision has its parts."""

import re

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))
# Parts of one package that are released under names of their own.
PARTS = {"psycopg-binary", "psycopg-pool"}
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")


def asked_for(name):
    """Packages a requirements file asks for itself, those they bring along left out."""
    own = (ROOT / name).read_text().split("# Brought along")[0]
    names = (line.split("==")[0].partition("[")[0] for line in own.splitlines() if "==" in line)
    return {name.strip().lower() for name in names} - PARTS


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_we_ask_for_is_explained(name):
    page = (ROOT / "docs" / "dependencies.md").read_text().lower()
    assert [package for package in sorted(asked_for(name)) if package not in page] == []


def test_what_we_import_at_run_time_is_pinned_exactly():
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if "==" not in line] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_documents_leads_somewhere(page):
    assert [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_says_what_was_decided_and_why(page):
    number = int(page.name[:4])
    text = page.read_text()
    assert text.startswith(f"# {number}. ")
    assert "**Context.**" in text
    assert "**Decision" in text


def test_decisions_are_numbered_without_gaps():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
