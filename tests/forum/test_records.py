"""Histories, reports and profiles, as those may see them who may."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.pages import Beyond
from forum import actions
from forum.posts import PostId
from forum.queries import answers_of, best_answers_of, figures_of, history_of, questions_of, reports_page
from forum.rules import Missing, Refused
from tests.factories.forum import at, grant, make_answer, make_member, make_reply, make_thread

VISITOR = AnonymousUser()


def test_a_history_tells_versions_and_what_changed(thread, asker, moderator):
    actions.edit_question(
        by=moderator,
        thread_id=thread.pk,
        version=1,
        title="Rain gauge shows 0.0 mm",
        body="The rain gauge shows little although it rained all night.",
        tags=["spider"],
        comment="figures",
    )
    actions.hide_post(by=moderator, post=at(thread), reason="A reason.")
    history = history_of(post=at(thread), user=asker)
    newest, first = history.versions
    assert (newest.number, newest.editor, newest.comment, newest.is_current) == (2, moderator, "figures", True)
    assert [(piece.how, piece.text) for piece in newest.changes] == [
        ("same", "The rain gauge shows "),
        ("removed", "nothing"),
        ("added", "little"),
        ("same", " although it rained all night."),
    ]
    assert (newest.tags_added, newest.tags_removed) == (("spider",), ("rain gauge",))
    assert (first.editor, first.changes) == (asker, ())
    assert [event.verb for event in history.events] == ["hide"]


def test_a_post_never_edited_is_its_own_history(answer, helper, thread, stranger):
    reply = make_reply(answer, by=stranger)
    for post, author in ((answer, helper), (reply, stranger), (thread, thread.author)):
        (only,) = history_of(post=at(post), user=VISITOR).versions
        assert (only.number, only.editor, only.is_current) == (1, author, True)


def test_history_is_for_those_who_see_the_post(asker, board, stranger, answer, helper):
    private = make_thread(by=asker, board=board, private=True)
    for post in (at(private), PostId("answer", 10**30), PostId("reply", 10**30), PostId("thread", 0)):
        with pytest.raises(Missing):
            history_of(post=post, user=stranger)
    assert history_of(post=at(private), user=asker).versions
    reply = make_reply(answer, by=asker)
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    actions.delete_post(by=helper, post=at(answer))
    with pytest.raises(Missing):
        history_of(post=at(answer), user=helper)
    assert history_of(post=at(reply), user=VISITOR).versions


def test_reports_stand_together_under_their_post(thread, answer, asker, stranger, helper, moderator):
    reply = make_reply(answer, by=asker)
    for by, post in ((stranger, reply), (stranger, thread), (helper, thread)):
        actions.report_post(by=by, post=at(post), reason="spam", text="Look")
    page = reports_page(user=moderator)
    assert [(post.post, len(post.reports)) for post in page.posts] == [(at(thread), 2), (at(reply), 1)]
    assert (page.open_count, page.posts[1].author, page.posts[1].words) == (2, asker, reply.comment)
    actions.settle_report(by=moderator, report_id=page.posts[0].reports[0].id, agreed=True, note="Gone.")
    assert [post.post for post in reports_page(user=moderator).posts] == [at(reply)]
    (settled,) = reports_page(user=moderator, settled=True).posts
    assert {report.settled_note for report in settled.reports} == {"Gone."}
    with pytest.raises(Beyond):
        reports_page(user=moderator, page=2)


def test_reports_cost_the_same_for_one_and_for_many(thread, stranger, moderator, django_assert_max_num_queries):
    for _ in range(2):
        with django_assert_max_num_queries(8):
            reports_page(user=grant(moderator))
        for _ in range(4):
            answer = make_answer(thread)
            for post in (answer, make_reply(answer)):
                actions.report_post(by=stranger, post=at(post), reason="rude")


def test_reports_are_for_moderators_and_private_ones_for_those_who_see_them(asker, board, agent, stranger, moderator):
    private = make_thread(by=asker, board=board, private=True)
    report = actions.report_post(by=agent, post=at(private), reason="rude")
    for user in (stranger, VISITOR):
        with pytest.raises(Refused):
            reports_page(user=user)
    reader = grant(stranger, "forum.see_reports")
    assert reports_page(user=reader).posts == ()
    with pytest.raises(Missing):
        actions.settle_report(by=reader, report_id=report.pk, agreed=True)
    assert len(reports_page(user=moderator).posts) == 1


def test_a_profile_shows_what_others_may_see(asker, helper, board, thread, stranger):
    solved = make_answer(thread, by=helper)
    actions.accept_answer(by=asker, answer_id=solved.pk)
    own = make_thread(by=helper, board=board)
    actions.accept_answer(by=helper, answer_id=make_answer(own, by=helper).pk)
    private = make_thread(by=helper, board=board, private=True)
    make_answer(private, by=helper)
    voted = make_answer(thread, by=helper)
    actions.cast_vote(by=stranger, post=at(voted), value=1)
    make_answer(thread, by=helper)
    figures = figures_of(helper)
    assert (figures.question_count, figures.answer_count, figures.solution_count) == (1, 4, 1)
    assert (figures.helpful_count, figures.helpful_percent) == (3, 75)
    assert [row.id for row in questions_of(helper, user=VISITOR)[0]] == [own.pk]
    assert len(questions_of(helper, user=helper)[0]) == 2
    rows, page = answers_of(helper, user=VISITOR)
    assert ([row.thread.id for row in rows], page.paginator.count) == ([thread.pk, thread.pk, own.pk, thread.pk], 4)
    assert answers_of(helper, user=helper)[1].paginator.count == 5
    best = best_answers_of(helper, user=VISITOR, count=3)
    assert [(row.accepted, row.id == voted.pk) for row in best] == [(True, False), (True, False), (False, True)]
    assert answers_of(make_member(), user=VISITOR)[0] == ()


def test_a_profile_leads_to_all_that_a_member_wrote(client, asker, helper, thread, board):
    answer = make_answer(thread, by=helper, body="Free the bucket with a brush.")
    private = make_thread(by=asker, board=board, title="My serial number", private=True)
    profile = client.get(f"/en/people/{helper.handle}/").content.decode()
    assert "Answers that helped most" in profile
    assert f"/en/questions/posts/answer/{answer.pk}/" in profile
    assert f"/en/questions/by/{helper.handle}/" in profile
    assert "Free the bucket" in client.get(f"/en/questions/by/{helper.handle}/").content.decode()
    asked = f"/en/questions/by/{asker.handle}/?tab=questions"
    seen = client.get(asked).content.decode()
    assert f"/en/questions/{thread.pk}/" in seen
    assert private.title not in seen
    client.force_login(asker)
    assert private.title in client.get(asked).content.decode()
    assert client.get("/en/questions/by/nobody-of-this-name/").status_code == 404


def test_a_profile_of_who_wrote_nothing_says_no_figures(client, stranger):
    assert "figures__number" not in client.get(f"/en/people/{stranger.handle}/").content.decode()


def test_a_member_is_shown_where_to_help_and_a_visitor_is_not(client, asker, helper, board):
    waiting = make_thread(by=asker, board=board, title="Does hail break the cups?")
    strip = "You could help here"
    assert strip not in client.get("/en/questions/").content.decode()
    client.force_login(helper)
    page = client.get("/en/questions/").content.decode()
    assert waiting.title in page.split(strip)[1].split("</section>")[0]
    client.force_login(asker)
    assert strip not in client.get("/en/questions/").content.decode(), "nobody is sent to a question of their own"
