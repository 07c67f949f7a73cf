"""What importers bring keeps its times, is announced to nobody, counts right and is harmless when repeated."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum

from forum import actions
from forum.actions import bring_in
from forum.models import Answer, Follow, Reply, Thread, Vote
from forum.queries import thread_page
from forum.queries.brought import brought_answers, brought_threads
from forum.queries.merits import merit_of
from search.models import Pending
from tests.factories.forum import at, make_answer, make_member

LONG_AGO = datetime(2018, 3, 1, 12, tzinfo=UTC)
SE = "quantum"


def days(number):
    return LONG_AGO + timedelta(days=number)


@pytest.fixture
def author(db):
    return make_member("author")


@pytest.fixture
def threads(board, author):
    return [
        bring_in.ThreadIn(
            source_id=str(number),
            board_id=board.pk,
            language="en",
            title=f"Why is it so, part {number}",
            body="Because **that** is how `E-1042` works.",
            asked_at=days(number),
            author_id=author.pk,
            tags=["Entanglement", "noise", "a", "b", "c", "one too many"],
            attribution="Asked by author on Quantum Computing, CC BY-SA 4.0",
            attribution_url="https://example.com/q/1",
        )
        for number in range(1, 4)
    ]


ANSWERS = [
    bring_in.AnswerIn(source_id="11", thread_source_id="1", body="Short.", answered_at=days(10)),
    bring_in.AnswerIn(source_id="12", thread_source_id="1", body="x" * 31_000, answered_at=days(5)),
    bring_in.AnswerIn(source_id="13", thread_source_id="99", body="Of a thread that is not here", answered_at=days(5)),
]
REPLIES = [
    bring_in.ReplyIn(source_id="101", on="thread", on_source_id="1", body="See *this*", at=days(20)),
    bring_in.ReplyIn(source_id="102", on="answer", on_source_id="11", body="y" * 5_000, at=days(12)),
    bring_in.ReplyIn(source_id="103", on="answer", on_source_id="99", body="Lost", at=days(12)),
]
VOTES = [
    *(bring_in.VoteIn(f"v{n}", "thread", "1", 1, days(n)) for n in range(5)),
    *(bring_in.VoteIn(f"w{n}", "answer", "11", -1, days(n)) for n in range(2)),
    bring_in.VoteIn("x", "answer", "99", 1, days(1)),
]
ACCEPTED = [
    bring_in.AcceptanceIn("1", "11", days(11)),
    bring_in.AcceptanceIn("2", "12", days(11)),  # an answer of another thread
    bring_in.AcceptanceIn("3", "99", days(11)),
]
DUPLICATES = [
    bring_in.DuplicateIn("3", "2"),
    bring_in.DuplicateIn("2", "1"),
    bring_in.DuplicateIn("1", "3"),  # would close a circle
    bring_in.DuplicateIn("1", "99"),
]


def bring_all(threads):
    return [
        bring_in.bring_threads(SE, threads),
        bring_in.bring_answers(SE, ANSWERS),
        bring_in.bring_replies(SE, REPLIES),
        bring_in.bring_votes(SE, VOTES),
        bring_in.bring_acceptances(SE, ACCEPTED),
        bring_in.bring_duplicates(SE, DUPLICATES),
    ]


def numbers(results):
    return [(result.made, result.known, result.lost) for result in results]


def test_everything_comes_in_once_with_its_own_times_and_unannounced(threads, author, told):
    assert numbers(bring_all(threads)) == [(3, 0, 0), (2, 0, 1), (2, 0, 1), (7, 0, 1), (1, 0, 2), (2, 0, 2)]
    first = Thread.objects.get(source_id="1")
    assert (first.asked_at, first.active_at, first.active_by, first.author) == (days(1), days(20), None, author)
    assert (first.answer_count, first.score, first.solution.source_id, first.solved_at) == (2, 5, "11", days(11))
    assert [tag.name for tag in first.tags.order_by("name")] == ["a", "b", "c", "entanglement", "noise"]
    assert "<strong>that</strong>" in first.body_html
    assert Answer.objects.get(source_id="12").body == "x" * 31_000
    assert Answer.objects.get(source_id="11").score == -2
    assert set(Thread.objects.exclude(source_id="1").values_list("duplicate_of", flat=True)) == {first.pk}
    assert told == []
    assert not Follow.objects.exists()
    assert Pending.objects.filter(kind="thread").count() == 3


def test_a_second_run_changes_nothing(threads):
    bring_all(threads)

    def everything():
        rows = [list(model.objects.order_by("pk").values()) for model in (Thread, Answer, Reply, Vote)]
        return [{**row, "changes": 0} for each in rows for row in each]

    before = everything()
    Pending.objects.all().delete()
    assert [made for made, _, _ in numbers(bring_all(threads))] == [0] * 6
    assert everything() == before
    assert not Pending.objects.exists()


def test_brought_replies_are_whole_rows_in_order(threads):
    bring_all(threads)
    reply = Reply.objects.get(source_id="101")
    assert (reply.thread_id, reply.parent_id, reply.is_public) == (reply.pk, reply.pk, True)
    assert (reply.submit_date, reply.written_at, reply.object_pk) == (days(20), days(20), str(reply.within_id))
    assert reply.body_html.strip() == "<p>See <em>this</em></p>"
    assert len(Reply.objects.get(source_id="102").comment) == 3_000
    page = thread_page(thread_id=reply.within_id, user=AnonymousUser())
    assert page.question.replies.count == page.solution.replies.count == 1
    reply.comment = "Saved again the library's way."
    reply.save()
    assert Reply.objects.count() == 2


def test_what_is_cast_here_counts_beside_what_was_brought(threads, stranger):
    bring_all(threads)
    answer = Answer.objects.get(source_id="11")
    actions.cast_vote(by=stranger, post=at(answer), value=1)
    bring_in.bring_votes(SE, [bring_in.VoteIn("late", "answer", "11", 1, days(3))])
    answer.refresh_from_db()
    assert answer.score == 0 == answer.votes.aggregate(sum=Sum("value"))["sum"]
    make_answer(answer.thread, by=stranger)
    assert Thread.objects.get(source_id="1").answer_count == 3


def test_a_text_nested_too_deep_is_shown_as_typed(threads):
    (deep,) = [bring_in.AnswerIn("20", "1", ">" * 500 + " deep", days(2))]
    bring_in.bring_threads(SE, threads)
    bring_in.bring_answers(SE, [deep])
    bring_in.bring_replies(SE, [bring_in.ReplyIn("200", "answer", "20", "[" * 600, days(3))])
    assert "deep" in Answer.objects.get(source_id="20").body_html
    assert Reply.objects.get(source_id="200").body_html


def test_a_batch_is_bounded():
    with pytest.raises(ValueError, match="at most 200"):
        bring_in.bring_votes(SE, [VOTES[0]] * 201)


def test_an_importer_finds_again_what_it_brought(threads):
    bring_all(threads)
    assert brought_threads(SE, ["1", "99"])["1"].title == "Why is it so, part 1"
    assert brought_answers(SE, ["11", "99"]).keys() == {"11"}


def test_a_batch_takes_few_queries(threads, board, django_assert_max_num_queries):
    many = [
        bring_in.ThreadIn(f"m{n}", board.pk, "en", f"Thread number {n}", "A body of words.", days(n))
        for n in range(200)
    ]
    with django_assert_max_num_queries(20):
        bring_in.bring_threads(SE, many)
    answers = [bring_in.AnswerIn(f"n{n}", f"m{n}", "An answer of words.", days(n)) for n in range(200)]
    with django_assert_max_num_queries(40):
        bring_in.bring_answers(SE, answers)
    replies = [bring_in.ReplyIn(f"r{n}", "answer", f"n{n}", "A reply.", days(n)) for n in range(200)]
    with django_assert_max_num_queries(40):
        bring_in.bring_replies(SE, replies)
    votes = [bring_in.VoteIn(f"v{n}", "answer", f"n{n}", 1, days(n)) for n in range(200)]
    with django_assert_max_num_queries(20):
        bring_in.bring_votes(SE, votes)


def test_a_thread_with_two_originals_points_at_the_first_and_is_counted_once(threads):
    bring_in.bring_threads(SE, threads)
    twice = [bring_in.DuplicateIn("3", "1"), bring_in.DuplicateIn("3", "2")]
    assert bring_in.bring_duplicates(SE, twice) == bring_in.Brought(made=1, known=1)
    assert Thread.objects.get(source_id="3").duplicate_of.source_id == "1"


def test_a_solution_chosen_here_counts_also_when_its_asker_has_left_and_a_brought_one_never_does(threads, stranger):
    bring_in.bring_threads(SE, threads)
    bring_in.bring_answers(SE, ANSWERS)
    bring_in.bring_acceptances(SE, ACCEPTED)
    first, second = Thread.objects.get(source_id="1"), Thread.objects.get(source_id="2")
    answer = make_answer(second, by=stranger)
    actions.accept_answer(by=second.author, answer_id=answer.pk)
    Thread.objects.update(solved_by=None)
    assert merit_of("answer", answer.pk).accepted
    assert not merit_of("answer", first.solution_id).accepted
    # Rows from before the mark are told apart by the audit row of a choice made here.
    Thread.objects.update(solution_brought=False)
    import_module("forum.migrations.0003_tell_brought_solutions_apart").mark_brought_solutions(apps, None)
    assert list(Thread.objects.filter(solution_brought=True)) == [first]


def test_a_brought_solution_hidden_and_shown_again_earns_nothing(threads, moderator):
    bring_all(threads)
    solution = Thread.objects.get(source_id="1").solution
    actions.hide_post(by=moderator, post=at(solution), reason="Looks like spam.")
    actions.restore_post(by=moderator, post=at(solution))
    assert Thread.objects.get(source_id="1").solution == solution
    assert not merit_of("answer", solution.pk).accepted


def test_what_people_decided_since_stays_when_the_same_is_brought_again(threads, moderator):
    bring_all(threads)
    first, third = Thread.objects.get(source_id="1"), Thread.objects.get(source_id="3")
    solution = first.solution
    assert third.duplicate_of == first
    actions.unmark_duplicate(by=moderator, thread_id=third.pk)
    actions.hide_post(by=moderator, post=at(solution), reason="Looks like spam.")
    bring_all(threads)
    assert Thread.objects.get(pk=first.pk).solution is None
    actions.restore_post(by=moderator, post=at(solution))
    actions.unaccept_answer(by=first.author, thread_id=first.pk)
    bring_all(threads)
    first.refresh_from_db()
    third.refresh_from_db()
    assert (first.solution, third.duplicate_of) == (None, None)
