"""Who of a thread is told what, when and how often."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.utils import translation

from forum import actions
from forum.addresses import thread_address
from forum.posts import notice_group
from forum.queries.hearers import followers_of, occasion_of, readers_by_language
from inbox.actions import choose, send_due_letters
from inbox.kinds import Email, kind_of
from inbox.models import Letter, Notice
from news.handing_on import hand_on
from news.models import News
from tests.factories.accounts import UserFactory
from tests.factories.forum import at, grant, make_answer, make_member, make_reply, make_thread


def kinds_of(member):
    return [kind.removeprefix("forum.") for kind in member.notices.order_by("pk").values_list("kind", flat=True)]


def test_asker_and_followers_hear_of_an_answer_once_each_and_nobody_of_an_own_one(
    heard, thread, asker, helper, follower
):
    actions.follow_thread(by=helper, thread_id=thread.pk)
    with heard():
        answer = make_answer(thread, by=helper)
    assert (kinds_of(asker), kinds_of(follower), kinds_of(helper)) == (["answer_to_you"], ["answer_followed"], [])
    notice = asker.notices.get()
    assert notice.url.endswith(f"/posts/answer/{answer.pk}/")
    assert (notice.group, notice.title, notice.place) == (notice_group(thread.pk), thread.title, "Sensors")
    with heard():
        make_answer(thread, by=asker, body="I found it myself: a spider sat in the bucket.")
    assert (kinds_of(asker), kinds_of(follower)) == (["answer_to_you"], ["answer_followed"] * 2)


def test_who_no_longer_follows_hears_nothing_not_even_the_asker(heard, thread, asker, helper, follower):
    for member in (asker, follower):
        actions.unfollow_thread(by=member, thread_id=thread.pk)
    with heard():
        make_answer(thread, by=helper)
    assert not Notice.objects.exists()


def test_who_turned_a_kind_off_is_not_told_another_way(heard, thread, asker, helper, follower):
    choose(by=asker, wishes={"forum.answers": (False, Email.NEVER)})
    choose(by=follower, wishes={"forum.followed": (True, Email.NEVER)})
    with heard():
        make_answer(thread, by=helper)
    assert (kinds_of(asker), kinds_of(follower)) == ([], ["answer_followed"])
    assert not Letter.objects.exists()


def test_news_that_is_late_or_doubled_is_told_once(thread, asker, helper):
    make_answer(thread, by=helper)
    news = News.objects.get(name="forum.answer_posted")
    for _ in range(2):
        News.objects.update(done_at=None)
        hand_on(news.pk)
    assert kinds_of(asker) == ["answer_to_you"]


@pytest.mark.parametrize("fate", ["hidden", "gone", "thread hidden"])
def test_what_was_hidden_or_taken_back_meanwhile_is_not_told(thread, asker, helper, moderator, follower, fate):
    answer = make_answer(thread, by=helper)
    if fate == "gone":
        actions.delete_post(by=helper, post=at(answer))
    else:
        actions.hide_post(by=moderator, post=at(answer if fate == "hidden" else thread), reason="Off the subject.")
    hand_on(News.objects.get(name="forum.answer_posted").pk)
    assert not Notice.objects.filter(kind__in=["forum.answer_to_you", "forum.answer_followed"]).exists()


def test_only_those_who_may_still_read_a_private_thread_hear_of_it(heard, asker, agent, board):
    private = make_thread(by=asker, board=board, private=True)
    former_agent = grant(make_member("once"), "forum.see_private")
    for member in (agent, former_agent):
        actions.follow_thread(by=member, thread_id=private.pk)
    former_agent.user_permissions.clear()
    with heard():
        make_answer(private, by=agent)
    assert (kinds_of(asker), kinds_of(agent), kinds_of(former_agent)) == (["answer_to_you"], [], [])
    with heard():
        make_answer(private, by=asker, body="Thank you, that is what it was.")
    assert (kinds_of(agent), kinds_of(former_agent)) == (["answer_followed"], [])


def test_a_follower_who_left_or_is_locked_out_is_passed_over(heard, thread, asker, helper, follower):
    locked = make_member("locked")
    actions.follow_thread(by=locked, thread_id=thread.pk)
    locked.is_active = False
    locked.save()
    follower.delete()
    with heard():
        make_answer(thread, by=helper)
    assert list(Notice.objects.values_list("member", flat=True)) == [asker.pk]


def test_a_solution_is_told_to_its_author_and_the_followers_once_whatever_is_undone(
    heard, thread, answer, asker, helper, follower
):
    for _ in range(2):
        with heard():
            actions.accept_answer(by=asker, answer_id=answer.pk)
        with heard():
            actions.unaccept_answer(by=asker, thread_id=thread.pk)
    assert (kinds_of(helper), kinds_of(follower), kinds_of(asker)) == (
        ["your_answer_chosen"],
        ["solution_followed"],
        [],
    )
    assert "Henri Helper" in follower.notices.get().data["who"]


def test_a_solution_that_was_taken_back_is_no_longer_told_as_one(heard, thread, answer, asker, helper, follower):
    def told(member):
        notice = member.notices.get()
        return kind_of(notice.kind).text_plain(notice.data)

    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    with heard():
        actions.unaccept_answer(by=asker, thread_id=thread.pk)
    assert told(helper) == "Your answer was chosen as the solution; that was taken back."
    assert told(follower) == "An answer was chosen as the solution; that was taken back."
    assert send_due_letters() == 0
    with heard():
        actions.accept_answer(by=asker, answer_id=answer.pk)
    assert told(helper) == "Anna Asker chose your answer as the solution"
    assert told(follower).startswith("The answer by Henri Helper solved it:")


def test_the_asker_hears_when_somebody_chose_in_their_place(heard, thread, answer, asker, moderator):
    type(answer).objects.update(answered_at="2026-01-01T00:00Z")
    with heard():
        actions.accept_answer(by=moderator, answer_id=answer.pk)
    assert kinds_of(asker) == ["solved_for_you"]


def test_a_reply_is_told_to_whom_it_turns_to_and_under_whose_post_it_stands(
    heard, thread, answer, asker, helper, stranger, follower
):
    with heard():
        first = make_reply(answer, by=asker)
    with heard():
        make_reply(answer, by=stranger, reply_to_id=first.pk)
    with heard():
        make_reply(answer, by=helper, body="**Thank** you.")
    assert (kinds_of(helper), kinds_of(asker), kinds_of(follower)) == (["reply_to_you"] * 2, ["reply_to_you"], [])
    with heard():
        reply = make_reply(thread, by=stranger, body="**Which** hub?")
    assert asker.notices.latest("pk").data["snippet"] == "Which hub?"
    assert asker.notices.latest("pk").url.endswith(f"/posts/reply/{reply.pk}/")


def test_a_letter_speaks_the_readers_language_and_leads_to_the_very_answer(client, heard, board, helper):
    reader = UserFactory(handle="leser", language="de")
    thread = make_thread(by=reader, board=board)
    with heard(), translation.override("en"):
        answer = make_answer(thread, by=helper, body="First part, long enough.\n\nSecond & last part.")
    assert send_due_letters() == 1
    letter = mail.outbox[0]
    assert letter.subject == "Henri Helper hat geantwortet: Rain gauge shows 0 mm"
    assert "> Second & last part." in letter.body
    assert "Sie haben diese Frage gestellt." in letter.body
    html = letter.alternatives[0].content
    assert "Second &amp; last part." in html
    path = f"/de/questions/posts/answer/{answer.pk}/"
    assert path in letter.body
    assert path in html
    assert reader.notices.get().place == "Sensoren"
    assert client.get(path)["Location"].endswith(f"#answer-{answer.pk}")


def test_opening_the_thread_reads_its_notices_and_no_others(client, heard, thread, asker, helper, board):
    other = make_thread(by=asker, board=board)
    with heard():
        make_answer(thread, by=helper)
        make_answer(other, by=helper)
    client.get(thread_address(thread))
    assert not Notice.objects.exclude(read_at=None).exists()
    client.force_login(asker)
    page = client.get(thread_address(thread)).content.decode()
    assert list(Notice.objects.filter(read_at=None).values_list("group", flat=True)) == [notice_group(other.pk)]
    assert '<span class="masthead__dot">1</span>' in page


def test_who_may_see_a_private_thread_is_asked_once_for_all_its_followers(
    asker, agent, board, django_assert_num_queries
):
    """The asker follows by asking; agents may see it, former ones may not. Hiding asks for one permission more."""
    private = make_thread(by=asker, board=board, private=True)
    for size in (2, 12):
        for number in range(size):
            member = grant(make_member(f"agent-{number}"), "forum.see_private")
            actions.follow_thread(by=member, thread_id=private.pk)
            if number % 2:
                member.user_permissions.clear()
        occasion, followers = occasion_of(at(private)), followers_of(private.pk)
        with django_assert_num_queries(3):
            found = readers_by_language(followers, occasion)
        expected = {pk for pk in followers if get_user_model().objects.get(pk=pk).has_perm("forum.see_private")}
        assert set(found["en"]) == expected | {asker.pk}
