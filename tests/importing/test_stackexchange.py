"""A dump becomes threads with everything under them, once, in its own time, unannounced."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from accounts.models import Origin
from forum import actions
from forum.models import Answer, Board, Reply, Thread, Vote
from kb_site.importing.stackexchange import writing
from news.models import News
from poweruser.models import Entry
from search.actions.drain import drain
from search.models import Pending
from tests.factories.forum import make_board
from tests.importing import dump
from tests.search.worker import titles

pytestmark = pytest.mark.django_db


def march(day, hour=12):
    return datetime(2018, 3, day, hour, 15, 30, 567000, tzinfo=UTC)


def test_a_dump_becomes_threads_answers_replies_votes_and_members(folder, run):
    said = run("import_stackexchange", folder)
    first = Thread.objects.get(source_id="1")
    assert (first.title, first.language, first.view_count) == ("Why does a rain gauge drip?", "en", 40)
    assert (first.asked_at, first.edited_at, first.active_at) == (march(1), march(2), march(10))
    assert sorted(tag.name for tag in first.tags.all()) == ["care", "rain-gauge"]
    assert (first.solution.source_id, first.solved_at, first.solved_by) == ("2", march(5), None)
    assert first.board == Board.objects.get(slug="weather")
    assert Thread.objects.get(source_id="20").duplicate_of == first
    assert Thread.objects.get(source_id="20").closed_at == march(9)
    assert (Answer.objects.count(), Reply.objects.filter(answer=None).count(), Reply.objects.count()) == (3, 1, 3)
    assert "Left out: 1 links from or to posts that are not in the dump" in said
    assert "Left out: 1 accepted answers that are not in the dump" in said
    assert "Left out: 3 votes on posts that are not in the dump" in said
    assert "Left out: 1 comments on pages about tags" in said


def test_every_score_is_that_of_the_dump(folder, run):
    run("import_stackexchange", folder)
    published = {row["Id"]: int(row.get("Score", 0)) for row in dump.rows()["posts"] if row["PostTypeId"] in "12"}
    here = {post.source_id: post.score for model in (Thread, Answer) for post in model.objects.all()}
    assert here == published
    assert Vote.objects.filter(voter=None).count() == Vote.objects.count() == 11


def test_texts_are_markdown_with_links_instead_of_remote_pictures(folder, run):
    run("import_stackexchange", folder)
    assert Thread.objects.get(source_id="1").body == (
        f"See [this](https://{dump.SITE}/q/20).\n\n[A gauge](<https://i.example/a.png>)"
    )
    assert Answer.objects.get(source_id="2").body == "It is **meant** to.\n\n```\ndrip = 1\n```"
    assert "<img" not in Thread.objects.get(source_id="1").body_html
    assert Reply.objects.get(source_id="1").body_html.strip() == "<p>Which <code>NW-100</code>?</p>"


def test_every_post_names_its_author_its_site_and_the_licence_of_its_day(folder, run):
    run("import_stackexchange", folder)
    question, answer = Thread.objects.get(source_id="1"), Answer.objects.get(source_id="3")
    assert question.attribution == f"Asked by Jürgen on {dump.SITE}, CC BY-SA 3.0"
    assert question.attribution_url == f"https://{dump.SITE}/q/1"
    assert (answer.author, answer.attribution) == (None, f"Answered by gone on {dump.SITE}, CC BY-SA 3.0")


def test_authors_become_members_without_address_password_or_our_reputation(folder, run):
    run("import_stackexchange", folder)
    members = get_user_model().objects.filter(origins__source=dump.SITE)
    assert sorted(members.values_list("handle", "name", "email", "reputation", "about")) == [
        ("juergen", "Jürgen", None, 0, ""),
        ("juergen-2", "Jürgen", None, 0, "Hello"),
    ]
    assert not any(member.has_usable_password() for member in members)
    assert Origin.objects.get(source_id="11").reputation == 4321


def test_nobody_is_told_and_nobody_is_paid_but_everything_is_found(folder, run):
    run("import_stackexchange", folder)
    assert not News.objects.exists()
    call_command("recount_reputation", "--check")
    assert not Entry.objects.exists()
    assert Pending.objects.filter(kind="thread").count() == 3
    while drain().full:
        pass
    assert "Why does a rain gauge drip?" in titles("rain gauge drip")


def test_a_solution_chosen_here_is_paid_as_any_other(folder, run, moderator, django_capture_on_commit_callbacks):
    run("import_stackexchange", folder)
    with django_capture_on_commit_callbacks(execute=True):
        actions.accept_answer(by=moderator, answer_id=Answer.objects.get(source_id="31").pk)
        actions.accept_answer(by=moderator, answer_id=Answer.objects.get(source_id="2").pk)
    call_command("recount_reputation", "--check")


def everything():
    models = (Thread, Answer, Reply, Vote, Origin, get_user_model())
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_second_run_changes_nothing(folder, run):
    assert f"{dump.SITE}: 24 changes" in run("import_stackexchange", folder)
    before = everything()
    Pending.objects.all().delete()
    assert f"{dump.SITE}: 0 changes" in run("import_stackexchange", folder)
    assert everything() == before
    assert not Pending.objects.exists()


@pytest.mark.parametrize("step", ["questions", "answers", "replies", "votes", "solutions", "duplicates"])
def test_a_run_that_was_stopped_is_finished_by_the_next(folder, run, monkeypatch, step):
    def stop(self, batch):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writing._Dump, f"_bring_{step}", stop)
        with pytest.raises(CommandError, match="the next run goes on there"):
            run("import_stackexchange", folder)
    run("import_stackexchange", folder)
    assert (Thread.objects.count(), Answer.objects.count(), Reply.objects.count()) == (3, 3, 3)
    assert Thread.objects.get(source_id="1").solution.source_id == "2"
    assert f"{dump.SITE}: 0 changes" in run("import_stackexchange", folder)


def test_board_language_and_site_can_be_chosen(folder, run):
    board = make_board("sky")
    run("import_stackexchange", folder, "--board", "sky", "--language", "de", "--site", "himmel.example")
    thread = Thread.objects.get(source_id="20")
    assert (thread.board, thread.language, thread.source) == (board, "de", "himmel.example")
    assert thread.attribution == "Gefragt von Jürgen auf himmel.example, CC BY-SA 3.0"
    assert thread.closed_reason == "Auf himmel.example geschlossen"


def test_a_board_that_is_not_there_is_refused_with_those_that_are(folder, run):
    make_board("sky")
    with pytest.raises(CommandError, match=r"There is no board 'skye'\. There are: sky"):
        run("import_stackexchange", folder, "--board", "skye")
    assert not Thread.objects.exists()


def test_a_folder_that_names_no_site_asks_for_it(tmp_path, run):
    dump.write(tmp_path / "dump")
    with pytest.raises(CommandError, match="--site"):
        run("import_stackexchange", tmp_path / "dump")
    assert not get_user_model().objects.filter(origins__isnull=False).exists()
