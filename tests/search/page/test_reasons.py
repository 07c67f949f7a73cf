"""Why a hit is there: told to those who answer and write for the house, to nobody else."""

import pytest

from tests.factories.accounts import AgentFactory, EditorFactory, UserFactory
from tests.search import notes

pytestmark = pytest.mark.django_db


def parts(hit):
    """What counted, by name."""
    return {term.get_text(): " ".join(term.find_next("dd").get_text().split()) for term in hit.select(".why dt")}


@pytest.fixture
def codes(look):
    """One note with the code, one with the title, one with the words."""
    notes.write("Error E-1042 after the update", days=10)
    notes.write("After the update", days=10)
    notes.write("What changed after the update", "Everything is new.", days=10)
    return look


def test_staff_are_told_what_put_a_hit_where_it_stands(codes, client):
    client.force_login(AgentFactory())
    page = codes(q="after the update")
    first, *others = page.tree.select(".hit")
    assert len(others) == 2
    assert first.summary.get_text() == "Why is this here"
    told = parts(first)
    assert list(told) == ["Title", "Words", "Meaning", "Standing", "Together"]
    assert told["Meaning"] == "0.00 not among the hundred nearest"
    words, standing, together = (float(told[name].split()[0]) for name in ("Words", "Standing", "Together"))
    assert together == pytest.approx(words + standing, abs=0.011)
    assert standing > 0
    assert all("Title" not in parts(hit) for hit in others)


def test_a_code_is_named_as_the_reason(codes, client):
    client.force_login(EditorFactory())
    (hit,) = codes(q="E-1042").tree.select(".hit")
    assert parts(hit)["Codes"].startswith("8.00")


def test_in_another_order_nothing_of_it_decided(codes, client):
    client.force_login(AgentFactory())
    page = codes(q="after the update", sort="newest")
    assert "This list is in another order" in page.html
    german = codes(q="after the update", language="de")
    assert "Warum steht das hier" in german.html
    assert "0,00 nicht unter den hundert nächsten" in " ".join(german.tree.get_text().split())


def test_nobody_else_is_told(codes, client):
    assert "Why is this here" not in codes(q="after the update").html
    client.force_login(UserFactory())
    page = codes(q="after the update")
    assert "Why is this here" not in page.html
    assert all(hit.why is None for hit in page.results.hits)


def test_what_is_nearest_is_offered_without_reasons(codes, client):
    client.force_login(AgentFactory())
    page = codes(q="update barometer hygrometer anemometer")
    assert page.titles
    assert "Nearest to it" in page.html
