"""The forms of tasks, sent by a browser: what comes of them, and that nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup

from articles.models import ArticlePage
from insights.models import Task
from search.models import SynonymGroup
from tests.factories.articles import make_article, make_section
from tests.factories.insights import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(editor, as_user):
    return as_user(editor)


def address(task, ending=""):
    return f"/en/insights/tasks/{task.pk}/{ending}"


def errors(response):
    assert response.status_code == 422
    tree = BeautifulSoup(response.content, "html.parser")
    assert tree.select(".summary")
    return [" ".join(error.get_text().split()) for error in tree.select(".field__error")]


def test_a_task_is_made_on_the_page_of_its_cluster(page, editor, moss, as_user, helper):
    sent = {"kind": "write", "owner": editor.pk, "due_on": "2030-01-31", "note": "With photos."}
    place = f"/en/insights/{moss.pk}/"
    assert as_user(helper).post(place, sent).status_code == 404
    assert not Task.objects.exists()
    response = page.post(place, sent)
    task = Task.objects.get()
    assert response["Location"] == address(task)
    assert (task.owner, str(task.due_on), task.note) == (editor, "2030-01-31", "With photos.")
    refused = page.post(place, sent | {"note": "Once more."})
    assert "There is a task already" in refused.content.decode()
    assert "Once more." in refused.content.decode()


def test_what_is_wrong_with_a_task_stands_at_its_field_and_the_rest_stays(page, moss, helper):
    place = f"/en/insights/{moss.pk}/"
    response = page.post(place, {"kind": "", "owner": helper.pk, "due_on": "soon", "note": "With photos."})
    assert "Choose what is to be done." in errors(response)
    assert "Write a date, for example 2026-11-27." in errors(response)
    assert len(errors(response)) == 3
    assert "With photos." in response.content.decode()
    assert not Task.objects.exists()


def test_not_ours_leads_back_to_the_list_and_can_be_shown_again(page, moss):
    response = page.post(f"/en/insights/{moss.pk}/", {"kind": "not_ours"}, follow=True)
    assert response.redirect_chain[-1][0] == "/en/insights/"
    assert "It is no longer shown in the lists." in response.content.decode()
    task = Task.objects.get()
    html = page.get(f"/en/insights/{moss.pk}/").content.decode()
    assert f'action="{address(task, "reopen/")}"' in html
    assert page.post(address(task, "reopen/"))["Location"] == f"/en/insights/{moss.pk}/"
    assert not Task.objects.exists()


def test_owner_date_and_note_are_changed_on_its_page(page, editor, moss):
    task = make_task(editor, cluster=moss)
    assert page.post(address(task), {"owner": editor.pk, "due_on": "2030-01-31", "note": "Soon."}).status_code == 302
    task.refresh_from_db()
    assert (task.owner, str(task.due_on), task.note) == (editor, "2030-01-31", "Soon.")
    shown = BeautifulSoup(page.get(address(task)).content, "html.parser")
    assert shown.select_one("#id_due_on")["value"] == "2030-01-31"
    assert errors(page.post(address(task), {"due_on": "never", "note": "Kept."}))
    german = page.get(f"/de{address(task).removeprefix('/en')}").content.decode()
    assert "Artikel schreiben" in german
    assert 'value="2030-01-31"' in german


def test_begin_the_article_leads_to_the_draft(page, editor, moss):
    task = make_task(editor, cluster=moss)
    response = page.post(address(task, "draft/"), follow=True)
    assert "has no section in this language yet" in response.content.decode()
    make_section("en")
    response = page.post(address(task, "draft/"))
    draft = ArticlePage.objects.get(title="Moss in rain gauge")
    assert response["Location"] == f"/cms/pages/{draft.pk}/edit/"
    assert page.get(response["Location"]).status_code == 200
    assert f"/cms/pages/{draft.pk}/edit/" in page.get(address(task)).content.decode()
    assert page.get(address(task, "draft/"))["Location"] == address(task)


def test_the_synonym_is_refused_beside_its_field_with_everything_that_was_typed(page, editor):
    task = make_task(editor, "synonym")
    shown = BeautifulSoup(page.get(address(task, "synonym/")).content, "html.parser")
    assert shown.select_one("#id_typed").get_text().strip() == task.cluster.name
    sent = {"typed": "telly box\r\nstove", "said": "the of", "way": "one", "language": "en"}
    response = page.post(address(task, "synonym/"), sent)
    assert errors(response)
    tree = BeautifulSoup(response.content, "html.parser")
    assert tree.select_one(".field--error #id_said").get_text().strip() == "the of"
    assert tree.select_one("#id_typed").get_text().split() == ["telly", "box", "stove"]
    assert errors(page.post(address(task, "synonym/"), sent | {"said": ""})) == ["Write what your articles say."]
    assert not SynonymGroup.objects.exists()
    response = page.post(address(task, "synonym/"), sent | {"said": "router"}, follow=True)
    assert "The next search knows it." in response.content.decode()
    assert "telly box, stove → router" in response.content.decode()
    assert str(SynonymGroup.objects.get()) == "telly box, stove → router"
    for form in ("synonym/", "done/"):
        assert page.get(address(task, form))["Location"] == address(task)
    again = page.post(address(task, "synonym/"), sent | {"said": "hub"})
    assert "This task is done" in again.content.decode()


def test_an_article_that_answers_it_is_named_by_its_address(page, editor, moss):
    article = make_article(make_section("en", slug="sensors"), slug="rain-gauge", title="Rain gauge")
    task = make_task(editor, cluster=moss)
    for wrong in ("https://elsewhere.example/rain-gauges", "/en/sensors/", "rain-gauge"):
        response = page.post(address(task, "done/"), {"article": wrong})
        assert errors(response) == ["There is no published article at this address."]
        assert wrong in response.content.decode()
    response = page.post(address(task, "done/"), {"article": f"http://testserver{article.url}?q=1"}, follow=True)
    assert f'href="{article.url}"' in response.content.decode()
    task.refresh_from_db()
    assert (task.article_id, task.is_open) == (article.pk, False)
    page.post(address(task, "reopen/"))
    page.post(address(task, "done/"), {"article": ""})
    task.refresh_from_db()
    assert (task.article_id, task.is_open) == (None, False)


def test_a_stranger_finds_no_task_and_changes_none(as_user, helper, visitor, editor, moss):
    task = make_task(editor, cluster=moss)
    for ending in ("", "draft/", "synonym/", "done/", "reopen/"):
        assert as_user(helper).get(address(task, ending)).status_code == 404
        assert as_user(helper).post(address(task, ending), {"note": "mine"}).status_code == 404
        assert "/account/sign-in/" in visitor.post(address(task, ending))["Location"]
    task.refresh_from_db()
    assert (task.note, task.is_open) == ("", True)


def test_the_page_of_a_synonym_is_not_that_of_an_article(page, editor, moss):
    task = make_task(editor, cluster=moss)
    assert page.get(address(task, "synonym/")).status_code == 404
    assert page.post(address(make_task(editor, "synonym"), "draft/")).status_code == 404
