"""The list of what people look for: which clusters stand in it, in which order, with which figures, and for whom."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from insights import actions
from insights.models import ClusterQuery
from insights.rules.numbers import A_PAGE
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.articles import make_article, make_section
from tests.factories.insights import make_cluster, make_task
from tests.insights.conftest import cluster_with, people_search, sort_now

pytestmark = pytest.mark.django_db
LIST = "/en/insights/"
HIT = ("article", 1, 1)


def said(element):
    return " ".join(element.get_text(" ").replace("\u2011", "-").split())


def names(client, query=""):
    page = BeautifulSoup(client.get(f"{LIST}{query}").content, "html.parser")
    return [said(link) for link in page.select(".work__name a")]


def row_of(client, name, query=""):
    page = BeautifulSoup(client.get(f"{LIST}{query}").content, "html.parser")
    return next(said(row) for row in page.select(".work tbody tr") if name in said(row))


@pytest.fixture
def page(editor, as_user):
    return as_user(editor)


def test_only_editors_find_the_room_and_its_door(page, as_user, helper, agent, visitor):
    assert visitor.get(LIST).status_code == 302
    for other in (helper, agent):
        assert as_user(other).get(LIST).status_code == 404
        assert LIST not in as_user(other).get("/en/questions/").content.decode()
    assert page.get(LIST).status_code == 200
    assert LIST in page.get("/en/questions/").content.decode()


def test_the_menu_under_cms_leads_there_in_the_readers_language(as_user):
    for language in ("en", "de", "en"):
        cms = as_user(EditorFactory(language=language)).get("/cms/").content.decode()
        assert f'"/{language}/insights/"' in cms
    assert "/insights/" not in as_user(UserFactory(is_superuser=False, groups=["Agents"])).get("/cms/").content.decode()


def test_each_list_shows_what_belongs_to_it_most_frequent_first(page):
    people_search("moss", total=0, people=3)
    people_search("pollen", total=0, people=4)
    people_search("warranty", total=5, people=4)
    people_search("alarm", total=5, people=5, opened=HIT)
    people_search("hub offline", total=5, people=2, opened=HIT, then="question")
    people_search("return label", total=5, people=2, opened=HIT, then="hand_over")
    sort_now()
    assert names(page) == ["pollen", "moss"]
    assert names(page, "?list=without_clicks") == ["warranty"]
    assert names(page, "?list=before_question") == ["hub offline"]
    assert names(page, "?list=before_hand_over") == ["return label"]
    assert names(page, "?list=top")[:2] == ["alarm", "pollen"]
    assert len(names(page, "?list=top")) == 6
    assert names(page, "?list=nonsense&days=7&state=x&language=xx") == ["pollen", "moss"]


def test_a_cluster_is_counted_with_all_its_spellings_and_names_some_of_them(page):
    for words, people in (("rain gauge moss", 4), ("moss in the rain gauge", 3), ("moss, rain gauge", 2)):
        people_search(words, total=0, people=people)
    sort_now()
    row = row_of(page, "rain gauge moss")
    assert "9 searches 9 found nothing" in row
    assert "also: moss in the rain gauge, moss, rain gauge" in row


def test_the_list_is_narrowed_by_language_and_period(page):
    people_search("moss", total=0, days_ago=40)
    people_search("Moos", total=0, language="de", people=4)
    sort_now()
    assert names(page) == ["Moos"]
    assert names(page, "?days=84") == ["Moos", "moss"]
    assert names(page, "?days=84&language=en") == ["moss"]


def test_the_weeks_are_shown_oldest_first_and_read_aloud(page):
    people_search("moss", total=0, people=2, days_ago=22)
    people_search("moss", total=0, people=3, days_ago=0)
    sort_now()
    assert "the oldest first: 2, 0, 0, 3" in row_of(page, "moss")


def test_the_list_is_narrowed_by_what_became_of_it(page, editor):
    colleague = EditorFactory()
    yesterday = timezone.localdate() - timedelta(days=1)
    for words, kind in {
        "pollen": "write",
        "hail": "synonym",
        "snow": "write",
        "weather": "not_ours",
        "moss": None,
    }.items():
        cluster = make_cluster(words)
        if kind:
            owner = {"hail": editor.pk, "pollen": colleague.pk}.get(words)
            due = yesterday if words == "pollen" else None
            task = make_task(editor, kind, cluster=cluster, owner_id=owner, due_on=due)
            if words == "snow":
                actions.finish_task(by=editor, task_id=task.pk)
    assert set(names(page)) == {"pollen", "hail", "snow", "moss"}
    for state, expected in {
        "untended": {"moss"},
        "open": {"pollen", "hail"},
        "mine": {"hail"},
        "overdue": {"pollen"},
        "done": {"snow"},
        "not-ours": {"weather"},
    }.items():
        assert set(names(page, f"?state={state}")) == expected, state
    assert "overdue" in row_of(page, "pollen")
    assert colleague.name in row_of(page, "pollen")
    assert "Make a task" in row_of(page, "moss")


def test_an_empty_list_says_why(page, editor):
    assert "What at least two people typed stands here" in page.get(LIST).content.decode()
    make_task(editor, "not_ours")
    html = page.get(LIST).content.decode()
    assert "Nothing of this kind" in html
    assert "Show the whole list" in html


def test_the_list_has_pages_and_costs_the_same_for_few_and_for_many(page, editor):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert page.get(LIST).status_code == 200
        return len(asked)

    make_task(editor, cluster=make_cluster("moss one"))
    few = cost()
    for number in range(A_PAGE + 2):
        people_search(f"{chr(97 + number)}{chr(97 + number)}x pollen{number} {number}y", total=0, people=2)
    sort_now()
    for number in range(5):
        row = ClusterQuery.objects.exclude(cluster__tasks__isnull=False)[number]
        task = make_task(editor, cluster=row.cluster, owner_id=editor.pk)
        if number % 2:
            actions.finish_task(by=editor, task_id=task.pk)
    assert cost() == few
    assert len(names(page)) == A_PAGE
    assert len(names(page, "?page=2")) == 3
    assert page.get(f"{LIST}?page=9").status_code in {301, 302}


def test_the_page_of_a_cluster_shows_its_words_what_was_opened_and_its_tasks(page, editor, as_user, helper):
    article = make_article(make_section("en"), title="Clean the rain gauge")
    private = make_article(make_section("en"), title="For nobody", live=False)
    people_search("moss", total=3, people=3, opened=("article", article.pk, 1), then="question")
    people_search("mosses", total=3, people=2, opened=("article", private.pk, 1))
    sort_now()
    cluster = cluster_with("moss")
    address = f"{LIST}{cluster.pk}/"
    assert as_user(helper).get(address).status_code == 404
    assert page.get(f"{LIST}{10**9}/").status_code == 404
    tree = BeautifulSoup(page.get(address).content, "html.parser")
    assert [said(row) for row in tree.select(".typed tbody tr")] == ["moss 3 0 3 3", "mosses 2 0 2 0"]
    opened = said(tree.select_one("[aria-labelledby=opened]"))
    assert "Clean the rain gauge Article · after 3 searches" in opened
    assert not tree.select("[aria-labelledby=opened] a[lang]")
    german = BeautifulSoup(page.get(f"/de/insights/{cluster_with('moss').pk}/").content, "html.parser")
    assert said(german.select_one("[aria-labelledby=opened] a[lang=en]")) == "Clean the rain gauge"
    assert "(Englisch)" in said(german.select_one("[aria-labelledby=opened]"))
    assert "For nobody" not in opened
    make_task(editor, cluster=cluster)
    tree = BeautifulSoup(page.get(address).content, "html.parser")
    assert "Write this" in said(tree.select_one("#task"))
    assert not tree.select("form.task-form")
