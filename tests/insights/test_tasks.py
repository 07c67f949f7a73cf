"""Tasks: who may make, change and end them, who is told, and what ends them by itself."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import ArticlePage
from forum.rules import Missing, Refused
from inbox.models import Notice
from insights import actions
from insights.models import Task
from insights.queries import owners
from kb_site.foundations.lay import PUBLISHERS
from search.models import SynonymGroup
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.articles import make_article, make_section
from tests.factories.insights import make_cluster, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return EditorFactory(handle="colleague", name="Carla Colleague", language="de")


def test_editors_and_publishers_make_tasks_and_for_others_there_is_nothing(editor, helper, agent, moderator, moss):
    publisher = UserFactory(groups=[PUBLISHERS])
    for by in (helper, agent, moderator):
        with pytest.raises(Missing):
            actions.make_task(by=by, cluster_id=moss.pk, kind="write")
    assert not Task.objects.exists()
    due = timezone.localdate() + timedelta(days=7)
    task = actions.make_task(
        by=publisher, cluster_id=moss.pk, kind="write", owner_id=editor.pk, due_on=due, note=" With photos. "
    )
    assert (task.owner, task.due_on, task.note, task.made_by) == (editor, due, "With photos.", publisher)
    assert task.is_open


def test_a_cluster_has_one_open_task_at_a_time(editor, moss):
    first = make_task(editor, cluster=moss)
    with pytest.raises(Refused, match="There is a task already"):
        make_task(editor, "synonym", cluster=moss)
    actions.finish_task(by=editor, task_id=first.pk)
    second = make_task(editor, "synonym", cluster=moss)
    with pytest.raises(Refused, match="There is a task already"):
        actions.reopen_task(by=editor, task_id=first.pk)
    actions.finish_task(by=editor, task_id=second.pk)
    assert actions.reopen_task(by=editor, task_id=first.pk).is_open


def test_a_task_is_given_to_editors_only_and_those_can_be_chosen(editor, colleague, helper, agent, moss):
    boss = UserFactory(is_superuser=True)
    gone = EditorFactory(is_active=False)
    assert set(owners()) == {editor, colleague, boss}
    for stranger in (helper.pk, agent.pk, gone.pk, 10**9):
        with pytest.raises(Refused) as refused:
            make_task(editor, cluster=moss, owner_id=stranger)
        assert refused.value.field == "owner"
    assert make_task(editor, cluster=moss, owner_id=colleague.pk).owner == colleague


@pytest.mark.django_db(transaction=True)
def test_whoever_is_given_a_task_is_told_in_their_language_and_who_takes_it_is_not(editor, colleague, as_user):
    mine = make_task(editor, owner_id=editor.pk)
    theirs = make_task(editor, owner_id=colleague.pk, note="Ask Ines.")
    (notice,) = Notice.objects.all()
    assert notice.read_at is None
    assert (notice.member, notice.title) == (colleague, theirs.cluster.name)
    assert notice.url == f"/de/insights/tasks/{theirs.pk}/"
    assert notice.data == {"who": editor.name, "quote": "Ask Ines."}
    actions.change_task(by=colleague, task_id=theirs.pk, owner_id=colleague.pk, due_on=None, note="")
    assert Notice.objects.count() == 1
    actions.change_task(by=editor, task_id=mine.pk, owner_id=colleague.pk, due_on=None, note="")
    assert Notice.objects.filter(member=colleague).count() == 2
    as_user(colleague).get(notice.url)
    assert list(Notice.objects.filter(member=colleague, read_at=None).values_list("title", flat=True)) == [
        mine.cluster.name
    ]


def test_owner_date_and_note_change_while_it_is_open(editor, colleague, helper, moss):
    task = make_task(editor, cluster=moss)
    due = timezone.localdate()
    changed = {"task_id": task.pk, "owner_id": colleague.pk, "due_on": due, "note": "Soon."}
    with pytest.raises(Missing):
        actions.change_task(by=helper, **changed)
    task = actions.change_task(by=editor, **changed)
    assert (task.owner, task.due_on, task.note) == (colleague, due, "Soon.")
    actions.finish_task(by=editor, task_id=task.pk)
    with pytest.raises(Refused, match="This task is done"):
        actions.change_task(by=editor, **changed)


def test_who_owned_it_and_writes_no_more_keeps_it_until_somebody_else_is_chosen(editor, colleague, moss):
    task = make_task(editor, cluster=moss, owner_id=colleague.pk)
    colleague.groups.clear()
    changed = {"by": editor, "task_id": task.pk, "due_on": None}
    assert actions.change_task(owner_id=colleague.pk, note="Later.", **changed).owner == colleague
    actions.change_task(owner_id=None, note="", **changed)
    with pytest.raises(Refused):
        actions.change_task(owner_id=colleague.pk, note="", **changed)


def test_not_ours_is_a_decision_that_can_be_taken_back(editor, moss):
    task = make_task(editor, "not_ours", cluster=moss)
    assert not task.is_open
    assert (task.owner, task.done_by) == (editor, editor)
    assert actions.reopen_task(by=editor, task_id=task.pk) is None
    assert not Task.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_write_this_begins_a_draft_and_is_done_when_it_is_published(editor, colleague, helper):
    section = make_section("de", title="Sensoren", slug="sensoren")
    cluster = make_cluster("moos im Regenmesser", language="de")
    task = make_task(editor, cluster=cluster, owner_id=colleague.pk)
    with pytest.raises(Missing):
        actions.begin_article(by=helper, task_id=task.pk)
    page_id = actions.begin_article(by=colleague, task_id=task.pk)
    assert actions.begin_article(by=editor, task_id=task.pk) == page_id
    draft = ArticlePage.objects.get(pk=page_id)
    assert (draft.title, draft.live, draft.article_owner) == ("Moos im Regenmesser", False, colleague)
    assert draft.get_parent().pk == section.pk
    task.refresh_from_db()
    assert task.is_open
    draft.save_revision(user=colleague).publish()
    task.refresh_from_db()
    assert not task.is_open
    assert (task.article_id, task.done_by) == (page_id, colleague)


def test_where_the_help_has_no_section_no_article_is_begun_and_the_reason_said(editor, moss):
    task = make_task(editor, cluster=moss)
    with pytest.raises(Refused, match="has no section in this language"):
        actions.begin_article(by=editor, task_id=task.pk)
    with pytest.raises(Missing):
        actions.begin_article(by=editor, task_id=make_task(editor, "synonym").pk)


def test_a_task_ends_with_the_article_that_answers_it_if_readers_find_that(editor, moss):
    article = make_article(make_section("en"))
    hidden = make_article(make_section("en"), live=False)
    task = make_task(editor, cluster=moss)
    with pytest.raises(Refused) as refused:
        actions.finish_task(by=editor, task_id=task.pk, article_id=hidden.pk)
    assert refused.value.field == "article"
    assert actions.finish_task(by=editor, task_id=task.pk, article_id=article.pk).article_id == article.pk
    reopened = actions.reopen_task(by=editor, task_id=task.pk)
    assert (reopened.article_id, reopened.done_by) == (None, None)


def test_add_synonym_adds_it_and_is_done(editor, helper):
    task = make_task(editor, "synonym")
    added = {"task_id": task.pk, "language": "en", "typed": ["telly box"], "said": ["router"]}
    with pytest.raises(Missing):
        actions.add_the_synonym(by=helper, **added)
    assert not SynonymGroup.objects.exists()
    task = actions.add_the_synonym(by=editor, **added)
    assert (task.is_open, task.synonym, task.done_by) == (False, "telly box, router", editor)
    assert str(SynonymGroup.objects.get()) == "telly box, router"
    one_way = make_task(editor, "synonym")
    added |= {"task_id": one_way.pk, "typed": ["damp"], "said": ["humidity"]}
    assert actions.add_the_synonym(by=editor, one_way=True, **added).synonym == "damp → humidity"
    assert SynonymGroup.objects.filter(leads_to="humidity").exists()


def test_what_no_editor_could_save_is_refused_and_the_task_stays_open(editor):
    task = make_task(editor, "synonym")
    with pytest.raises(ValidationError) as refused:
        actions.add_the_synonym(by=editor, task_id=task.pk, language="en", typed=["router"], said=["the of"])
    assert set(refused.value.message_dict) == {"phrases"}
    task.refresh_from_db()
    assert task.is_open
    assert not SynonymGroup.objects.exists()


def test_a_task_whose_owner_leaves_stays_for_somebody_else(editor, colleague, moss):
    task = make_task(editor, cluster=moss, owner_id=colleague.pk)
    get_user_model().objects.get(pk=colleague.pk).delete()
    task.refresh_from_db()
    assert task.owner is None
    assert task.is_open
