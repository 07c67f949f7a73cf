"""Handing a thread over: once, by its asker, with what they agreed to share."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from escalation import actions
from escalation.models import Conversation, DeskClock, Message
from escalation.queries.desk import desk_view
from escalation.rules import A_DAY, Missing, Refused
from forum.actions import delete_post, edit_question
from forum.posts import PostId
from forum.queries.facts import facts_of
from tests.factories.articles import make_section
from tests.factories.escalation import WORDS, make_waiting
from tests.factories.forum import make_answer, make_board, make_member, make_thread


def test_a_thread_handed_over_waits_with_the_customers_words(thread, asker, on_duty):
    conversation = actions.hand_over(by=asker, thread_id=thread.pk, words=WORDS)
    assert conversation.state == "waiting"
    assert conversation.customer == asker
    assert conversation.estimate >= 60
    said = list(conversation.messages.values_list("kind", "event", "body"))
    assert said == [("event", "handed_over", ""), ("customer", "", WORDS)]


def test_only_the_asker_hands_over(thread, asker, helper, on_duty):
    with pytest.raises(Refused, match="Only who asked"):
        actions.hand_over(by=helper, thread_id=thread.pk)
    assert not Conversation.objects.exists()
    assert actions.hand_over(by=asker, thread_id=thread.pk)


def test_somebody_elses_private_thread_is_not_there(asker, helper, board, on_duty):
    private = make_thread(by=asker, board=board, private=True)
    with pytest.raises(Missing):
        actions.hand_over(by=helper, thread_id=private.pk)
    assert actions.hand_over(by=asker, thread_id=private.pk).thread_id == private.pk


def test_handing_over_twice_is_one_conversation(thread, asker, on_duty):
    key = uuid4()
    first = actions.hand_over(by=asker, thread_id=thread.pk, words=WORDS, key=key)
    second = actions.hand_over(by=asker, thread_id=thread.pk, words=WORDS, key=key)
    assert first == second
    assert Message.objects.filter(kind="customer").count() == 1


def test_an_ended_conversation_is_opened_again_with_its_log(claimed, asker, on_duty):
    actions.resolve_without_answer(by=on_duty, conversation_id=claimed.pk, reason="personal")
    again = actions.hand_over(by=asker, thread_id=claimed.thread_id, words="It is back.")
    assert again.pk == claimed.pk
    assert again.state == "waiting"
    assert list(again.messages.filter(kind="customer").values_list("body", flat=True)) == [WORDS, "It is back."]


def test_a_person_comes_only_when_the_desk_is_open_or_the_question_is_a_day_old(thread, asker, monkeypatch):
    monkeypatch.setattr("escalation.rules.eligibility.is_open", lambda now: False)
    with pytest.raises(Refused, match="Available from"):
        actions.hand_over(by=asker, thread_id=thread.pk)
    thread.asked_at = timezone.now() - timedelta(hours=25)
    thread.save()
    assert actions.hand_over(by=asker, thread_id=thread.pk).state == "waiting"


def test_an_answered_question_waits_for_the_desk_to_open(thread, asker, monkeypatch):
    monkeypatch.setattr("escalation.rules.eligibility.is_open", lambda now: False)
    thread.asked_at = timezone.now() - timedelta(hours=25)
    thread.save()
    make_answer(thread)
    with pytest.raises(Refused, match="Available from"):
        actions.hand_over(by=asker, thread_id=thread.pk)


def test_nobody_opens_more_than_five_conversations_a_day(asker, board, on_duty):
    for number in range(A_DAY):
        make_waiting(make_thread(by=asker, board=board, title=f"Question number {number}"))
    one_more = make_thread(by=asker, board=board, title="One question more")
    with pytest.raises(Refused, match="5 conversations today"):
        actions.hand_over(by=asker, thread_id=one_more.pk)


def test_from_anywhere_one_field_opens_a_private_thread_with_its_conversation(asker, board, on_duty):
    words = "My order never came.\n\nI paid on Monday."
    conversation = actions.open_private(by=asker, board_id=board.pk, words=words, language="en", key=uuid4())
    facts = facts_of(conversation.thread_id, user=asker)
    assert facts.private
    assert facts.title == "My order never came."
    assert facts.body == words
    assert conversation.state == "waiting"


def opened(asker, board, words):
    """What a question told in one field became: its title and its text."""
    conversation = actions.open_private(by=asker, board_id=board.pk, words=words, language="de")
    facts = facts_of(conversation.thread_id, user=asker)
    return facts.title, facts.body


@pytest.mark.parametrize(
    "words", ["My hub is dead since noon", " My hub is\n dead since noon.  ", "My hub died", "Hub died. OK"]
)
def test_what_the_title_says_the_text_does_not_say_again(asker, board, on_duty, words):
    assert opened(asker, board, words) == (" ".join(words.split()), "")


def test_the_first_sentence_is_the_title_and_the_text_is_whole(asker, board, on_duty):
    words = "Die Station zeigt z. B. am 3. Mai 0 mm an. Was tun? Ich habe schon alles versucht."
    assert opened(asker, board, words) == ("Die Station zeigt z. B. am 3. Mai 0 mm an.", words)


def test_a_question_without_a_text_may_be_edited_and_one_with_a_text_keeps_one(asker, board, on_duty):
    conversation = actions.open_private(by=asker, board_id=board.pk, words="My hub is dead", language="en")
    changed = edit_question(
        by=asker, thread_id=conversation.thread_id, version=1, title="My hub is dead now", body="", tags=[]
    )
    assert (changed.title, changed.body) == ("My hub is dead now", "")
    public = make_thread(by=asker, board=board)
    with pytest.raises(Refused, match="at least 15 characters"):
        edit_question(by=asker, thread_id=public.pk, version=1, title="Another title", body=" ", tags=[])


def test_the_same_one_field_form_sent_twice_is_one_thread(asker, board, on_duty):
    key = uuid4()
    opened = [actions.open_private(by=asker, board_id=board.pk, words=WORDS, language="en", key=key) for _ in range(2)]
    assert opened[0] == opened[1]


def test_a_first_line_too_long_for_a_title_is_cut_at_a_word(asker, board, on_duty):
    words = "word " * 80
    conversation = actions.open_private(by=asker, board_id=board.pk, words=words, language="en")
    title = facts_of(conversation.thread_id, user=asker).title
    assert len(title) <= 120
    assert title.endswith("word…")


def test_a_first_line_that_is_one_long_address_is_cut_within_it(asker, board, on_duty):
    words = "See https://example.org/" + "a" * 130 + " it does not work at all"
    title, text = opened(asker, board, words)
    assert len(title) == 120
    assert title.startswith("See https://example.org/aaa")
    assert text == words


def test_one_or_two_words_are_refused_and_asked_for_more(asker, board, on_duty):
    with pytest.raises(Refused, match="at least 10 characters"):
        opened(asker, board, "Hub dead")


def test_a_first_line_too_short_for_a_title_takes_the_next_ones(asker, board, on_duty):
    conversation = actions.open_private(
        by=asker, board_id=board.pk, words="Hi\nmy hub is dead since noon", language="en"
    )
    assert facts_of(conversation.thread_id, user=asker).title == "Hi my hub is dead since noon"


def test_the_trail_keeps_only_what_is_ours_and_of_the_last_day(thread, asker, on_duty):
    now = timezone.now()
    fresh = (now - timedelta(hours=1)).isoformat()
    trail = [
        {"kind": "article", "title": "Hub", "url": "/en/hub/", "at": fresh},
        {"kind": "article", "title": "Elsewhere", "url": "https://evil.example/", "at": fresh},
        {"kind": "article", "title": "Elsewhere too", "url": "//evil.example/", "at": fresh},
        {"kind": "article", "title": "Old", "url": "/en/old/", "at": (now - timedelta(hours=30)).isoformat()},
        {"kind": "spell", "title": "Odd", "url": "/en/odd/", "at": fresh},
        {"kind": "search", "title": "x" * 900, "url": "/en/search/?q=x", "at": fresh},
        "nonsense",
        {"kind": "search"},
    ]
    conversation = actions.hand_over(by=asker, thread_id=thread.pk, trail=trail)
    assert [entry["url"] for entry in conversation.trail] == ["/en/hub/", "/en/search/?q=x"]
    assert len(conversation.trail[1]["title"]) == 200


def test_every_change_at_the_desk_moves_its_clock(thread, asker, on_duty):
    actions.hand_over(by=asker, thread_id=thread.pk)
    before = DeskClock.objects.get().changes
    actions.claim(by=on_duty, conversation_id=Conversation.objects.get().pk)
    assert DeskClock.objects.get().changes > before


def test_a_question_with_a_conversation_is_emptied_instead_of_deleted(waiting, asker):
    assert delete_post(by=asker, post=PostId("thread", waiting.thread_id)) is False
    assert Conversation.objects.filter(pk=waiting.pk).exists()


def test_words_sent_while_it_runs_already_are_not_lost(claimed, asker):
    key = uuid4()
    for _ in range(2):
        actions.hand_over(by=asker, thread_id=claimed.thread_id, words="Very important.", key=key)
    assert claimed.messages.filter(body="Very important.").count() == 1


def test_the_desk_opens_by_the_sites_clock_wherever_the_customer_lives(thread, asker, monkeypatch):
    seen = []
    monkeypatch.setattr("escalation.rules.eligibility.is_open", lambda now: seen.append(now) or True)
    with timezone.override("America/Los_Angeles"):
        actions.hand_over(by=asker, thread_id=thread.pk)
    assert seen[0].utcoffset() == timezone.localtime(seen[0], timezone.get_default_timezone()).utcoffset()


def test_an_old_wait_says_nothing_about_today(claimed, asker, on_duty):
    Conversation.objects.update(opened_at=timezone.now() - timedelta(days=20))
    assert desk_view().estimate < 600


def test_a_private_question_begins_on_the_board_its_customers_way_points_to(asker, board, on_duty):
    app, hub = make_board("app", en="The app"), make_board("hub", en="Hub and Wi-Fi")
    seen = make_thread(board=hub, title="The hub blinks red", tags=["firmware"])
    section = make_section("en", title="The app")
    now = timezone.now().isoformat()

    def begun(words, *steps):
        trail = [{"kind": kind, "title": "x", "url": url, "at": now} for kind, url in steps]
        opened = actions.open_private(by=make_member("begins"), words=words, language="en", trail=trail)
        return opened.thread.board

    assert begun("It shows nothing at all since this morning.") == board
    assert begun("Since the new Firmware it shows nothing.") == hub
    assert begun("It shows nothing at all.", ("article", f"/en/{section.slug}/widgets/")) == app
    assert begun("It shows nothing at all.", ("article", "/en/x/y/"), ("thread", f"/en/questions/{seen.pk}/x/")) == hub
    assert (
        begun("It shows nothing at all.", ("thread", "/en/questions/999999999/x/"), ("search", "/en/search/")) == board
    )
