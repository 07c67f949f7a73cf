"""The list of what is offered while somebody types: who sees it, what stands in it, and what an editor withholds."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from insights.rules.numbers import A_PAGE
from search.actions import offer_completion, withhold_completion
from search.models import Withheld
from tests.factories.accounts import EditorFactory
from tests.factories.articles import make_article, make_section
from tests.factories.insights import make_completion
from tests.insights.test_list import said

pytestmark = pytest.mark.django_db
LIST = "/en/insights/completions/"
WITHHOLD = f"{LIST}withhold/"


@pytest.fixture
def page(editor, as_user):
    return as_user(editor)


@pytest.fixture
def hit():
    """What is opened."""
    return "article", make_article(make_section("en"), title="Clean the rain gauge").pk


def names(client, query=""):
    tree = BeautifulSoup(client.get(f"{LIST}{query}").content, "html.parser")
    return [said(name) for name in tree.select(".work__name")]


def offers(client, typed, language="en"):
    tree = BeautifulSoup(client.get(f"/{language}/search/completions/", {"q": typed}).content, "html.parser")
    return [option["data-words"] for option in tree.select("[data-words]")]


def test_only_editors_see_it_and_decide(page, as_user, helper, agent, visitor, hit):
    make_completion("rain gauge", hit)
    withheld = Withheld.objects.create(language="en", folded="hub", words="hub")
    sent = {"language": "en", "words": "rain gauge"}
    for other in (helper, agent):
        client = as_user(other)
        assert client.get(LIST).status_code == 404
        assert client.post(WITHHOLD, sent).status_code == 404
        assert client.post(f"{LIST}{withheld.pk}/offer/").status_code == 404
    assert visitor.post(WITHHOLD, sent).status_code in {302, 403}
    assert list(Withheld.objects.all()) == [withheld]
    assert page.get(LIST).status_code == 200
    assert LIST in page.get("/en/insights/").content.decode()
    assert page.post(WITHHOLD, sent).status_code == 302
    assert Withheld.objects.count() == 2


def test_who_may_only_look_finds_no_button(as_user, helper, hit):
    helper.user_permissions.add(Permission.objects.get(codename="tend_clusters"))
    make_completion("rain gauge", hit)
    client = as_user(helper)
    assert names(client) == ["rain gauge"]
    assert not BeautifulSoup(client.get(LIST).content, "html.parser").select(".work form")
    assert client.post(WITHHOLD, {"language": "en", "words": "rain gauge"}).status_code == 404
    assert not Withheld.objects.exists()


def test_what_is_offered_stands_there_most_people_first_in_all_languages_or_one(page, hit):
    make_completion("rain gauge", hit)
    make_completion("rain gauge moss", hit, people=(3, 1))
    make_completion("Regenmesser", hit, language="de", people=(4, 1))
    make_completion("seen by two", hit, people=(1, 1))
    assert names(page) == ["Regenmesser", "rain gauge moss", "rain gauge"]
    assert names(page, "?language=en") == ["rain gauge moss", "rain gauge"]
    assert names(page, "?language=xx&list=nonsense") == names(page)
    assert [word for word in names(page, "?language=en") if word not in offers(page, "rain")] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_withheld_is_offered_to_nobody_from_now_on_until_it_is_offered_again(
    page, visitor, hit, editor, language
):
    for words in ("acme gauges", "acme gauges burn houses down"):
        make_completion(words, hit, language=language)
    assert set(offers(visitor, "acme", language)) == {"acme gauges", "acme gauges burn houses down"}
    sent = {"language": language, "words": "ACME gauges burn houses down!", "shown": language, "page": "1"}
    answer = page.post(WITHHOLD, sent, follow=True)
    assert "is no longer offered" in answer.content.decode()
    assert answer.request["QUERY_STRING"] == f"language={language}"
    assert offers(visitor, "acme", language) == ["acme gauges"]
    assert names(page) == ["acme gauges"]
    assert names(page, "?list=withheld") == ["ACME gauges burn houses down!"]
    row = Withheld.objects.get()
    assert row.withheld_by == editor
    page.post(WITHHOLD, sent)
    assert Withheld.objects.get() == row
    answer = page.post(f"{LIST}{row.pk}/offer/", {"shown": "", "page": "1"}, follow=True)
    assert answer.request["QUERY_STRING"] == "list=withheld"
    assert "Nothing is withheld" in answer.content.decode()
    assert set(offers(visitor, "acme", language)) == {"acme gauges", "acme gauges burn houses down"}
    page.post(f"{LIST}{row.pk}/offer/")
    assert not Withheld.objects.exists()


def test_what_is_withheld_in_one_language_is_offered_in_the_other(page, hit):
    for language in ("en", "de"):
        make_completion("hub", hit, language=language)
    page.post(WITHHOLD, {"language": "de", "words": "hub"})
    tree = BeautifulSoup(page.get(LIST).content, "html.parser")
    assert [said(row.th) for row in tree.select(".work tbody tr")] == ["hub English"]


@pytest.mark.parametrize("sent", [{}, {"language": "xx", "words": "hub"}, {"language": "en", "words": " "}])
def test_what_makes_no_sense_withholds_nothing(page, sent):
    assert page.post(WITHHOLD, sent).status_code == 302
    assert not Withheld.objects.exists()


def test_by_a_link_the_buttons_lead_back(page):
    assert page.get(WITHHOLD).headers["Location"] == LIST
    assert page.get(f"{LIST}7/offer/").headers["Location"] == f"{LIST}?list=withheld"


def test_it_has_pages_and_costs_the_same_for_few_and_for_many(page, hit, editor):
    def cost(query=""):
        with CaptureQueriesContext(connection) as asked:
            assert page.get(f"{LIST}{query}").status_code == 200
        return len(asked)

    make_completion("rain gauge", hit)
    withhold_completion(language="en", words="hub", by=editor)
    assert cost()
    few = cost("?language=en"), cost("?list=withheld")
    for number in range(A_PAGE + 1):
        make_completion(f"rain gauge {chr(97 + number)}x", hit)
        withhold_completion(language="en", words=f"hub {number}", by=EditorFactory())
    assert (cost("?language=en"), cost("?list=withheld")) == few
    for query in ("", "list=withheld&"):
        assert len(names(page, f"?{query}page=1")) == A_PAGE
        assert len(names(page, f"?{query}page=2")) == 2
        assert page.get(f"{LIST}?{query}page=9").status_code in {301, 302}
    sent = {"language": "en", "words": "rain gauge", "shown": "en", "page": "2"}
    assert page.post(WITHHOLD, sent).headers["Location"] == f"{LIST}?language=en&page=2"


def test_an_empty_list_says_why(page):
    assert "as soon as three people on two days" in page.get(LIST).content.decode()
    assert "Nothing is withheld" in page.get(f"{LIST}?list=withheld").content.decode()


def test_who_may_not_decide_is_refused_by_the_actions_too(helper):
    row = Withheld.objects.create(language="en", folded="hub", words="hub")
    with pytest.raises(PermissionDenied):
        withhold_completion(language="en", words="mast", by=helper)
    with pytest.raises(PermissionDenied):
        offer_completion(withheld_id=row.pk, by=helper)
    assert list(Withheld.objects.all()) == [row]
