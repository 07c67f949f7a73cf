"""The page of a thread: what each reader sees on it and can do from it."""

import pytest
from django.urls import reverse
from django.utils import translation

from forum import actions
from forum.addresses import thread_address
from tests.factories.forum import at, make_answer, make_member, make_reply, make_thread


@pytest.fixture
def address(thread):
    return thread_address(thread)


def test_a_visitor_reads_question_solution_and_answers_in_that_order(client, asker, thread, answer, address):
    better = make_answer(thread, body="Clean the funnel, then tip the bucket by hand.")
    actions.accept_answer(by=asker, answer_id=answer.pk)
    page = client.get(address).content.decode()
    texts = [thread.body[:20], answer.body[:20], better.body[:20]]
    assert sorted(texts, key=page.index) == texts
    assert "This solved it" in page
    assert "Solved" in page


def test_a_visitors_page_is_the_same_for_everyone(client, answer, address):
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    assert b"csrfmiddlewaretoken" not in first.content


@pytest.mark.parametrize("language", ["en", "de"])
def test_whatever_the_language_around_it_search_engines_hear_of_one_address_in_its_own(client, board, language):
    thread = make_thread(board=board, language="de")
    make_reply(thread)
    with translation.override("de"):
        own = f"http://testserver{thread_address(thread)}"
        replies = f"http://testserver{reverse('forum:post-replies', args=['thread', thread.pk])}"
    for address in (own, replies):
        read = address.removeprefix("http://testserver").replace("/de/", f"/{language}/", 1)
        page = client.get(f"{read}?page=1").content.decode()
        assert f'<link rel="canonical" href="{address}">' in page


def test_the_head_of_a_thread_leads_to_its_board(client, board, address):
    head = client.get(address).content.decode().partition('<dl class="facts')[2].partition("</dl>")[0]
    assert f'<a href="{reverse("forum:board", args=[board.slug])}">' in head


def test_an_old_slug_leads_to_the_right_address(client, thread, address):
    response = client.get(reverse("forum:thread", args=[thread.pk, "what-it-was-called-once"]))
    assert response.status_code == 302, "kept for ever, two titles by turns would send a browser in circles"
    assert response["Location"] == address
    assert client.get(reverse("forum:thread-short", args=[thread.pk]))["Location"] == address


@pytest.mark.parametrize("reader", ["visitor", "stranger"])
def test_a_private_thread_is_not_there_for_others_but_for_its_asker(client, asker, stranger, board, reader):
    private = make_thread(by=asker, board=board, private=True)
    if reader == "stranger":
        client.force_login(stranger)
    assert client.get(thread_address(private)).status_code == 404
    client.force_login(asker)
    assert client.get(thread_address(private)).status_code == 200


def test_a_visitor_who_votes_signs_in_and_comes_back(client, answer):
    vote = reverse("forum:post-vote", args=["answer", answer.pk, "up"])
    response = client.get(vote)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    assert "vote" in response["Location"]


def test_a_vote_counts_once_is_shown_and_can_be_taken_back(client, stranger, answer, address):
    client.force_login(stranger)
    vote = reverse("forum:post-vote", args=["answer", answer.pk, "up"])
    for _ in range(2):
        client.post(vote)
    answer.refresh_from_db()
    assert answer.score == 1
    assert 'aria-pressed="true"' in client.get(address).content.decode()
    client.post(reverse("forum:post-vote", args=["answer", answer.pk, "none"]))
    answer.refresh_from_db()
    assert answer.score == 0


def test_with_a_script_only_the_buttons_are_drawn_anew(client, stranger, answer):
    client.force_login(stranger)
    vote = reverse("forum:post-vote", args=["answer", answer.pk, "up"])
    page = client.post(vote, headers={"HX-Request": "true"}).content.decode()
    assert page.strip().startswith('<span class="vote"')
    assert '<span class="vote__count">1</span>' in page


def test_a_vote_on_ones_own_post_is_refused_in_words(client, helper, answer):
    client.force_login(helper)
    page = client.post(reverse("forum:post-vote", args=["answer", answer.pk, "up"]), follow=True).content.decode()
    assert "You cannot vote on what you wrote yourself." in page
    answer.refresh_from_db()
    assert answer.score == 0


def test_only_the_asker_is_offered_to_accept_and_may(client, asker, stranger, thread, answer, address):
    accept = reverse("forum:answer-accept", args=[answer.pk])
    client.force_login(stranger)
    assert accept not in client.get(address).content.decode()
    client.post(accept)
    thread.refresh_from_db()
    assert thread.solution_id is None
    client.force_login(asker)
    assert accept in client.get(address).content.decode()
    client.post(accept)
    thread.refresh_from_db()
    assert thread.solution_id == answer.pk
    client.post(reverse("forum:thread-unaccept", args=[thread.pk]))
    thread.refresh_from_db()
    assert thread.solution_id is None


def test_following_is_a_button_that_turns(client, stranger, thread, address):
    client.force_login(stranger)
    assert reverse("forum:thread-follow", args=[thread.pk]) in client.get(address).content.decode()
    client.post(reverse("forum:thread-follow", args=[thread.pk]))
    assert reverse("forum:thread-unfollow", args=[thread.pk]) in client.get(address).content.decode()


def test_the_address_of_a_post_leads_to_its_place(client, thread, answer):
    reply = make_reply(answer)
    assert client.get(reverse("forum:post", args=["answer", answer.pk]))["Location"].endswith(f"#answer-{answer.pk}")
    assert client.get(reverse("forum:post", args=["reply", reply.pk]))["Location"].endswith(f"#reply-{reply.pk}")
    for number in (answer.pk + 999, 2**70):
        assert client.get(reverse("forum:post", args=["answer", number])).status_code == 404


def test_an_answer_on_the_second_page_is_linked_to_there(client, thread):
    helper = make_member("many")
    answers = [make_answer(thread, by=helper, body=f"Try number {number}, it may help you.") for number in range(21)]
    place = client.get(reverse("forum:post", args=["answer", answers[-1].pk]))["Location"]
    assert place.endswith(f"?page=2#answer-{answers[-1].pk}")
    assert answers[-1].body in client.get(place).content.decode()


def test_a_page_with_twenty_answers_and_sixty_replies_costs_few_queries(
    client, stranger, thread, address, django_assert_max_num_queries
):
    helper = make_member("busy")
    for number in range(20):
        answer = make_answer(thread, by=helper, body=f"Try number {number}, it may help you.")
        for _ in range(3):
            make_reply(answer, by=helper)
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)
    client.force_login(stranger)
    client.get(address)
    with django_assert_max_num_queries(16):
        client.get(address)


def test_a_reader_is_counted_by_a_beacon_not_by_the_page(client, thread, address):
    client.get(address)
    thread.refresh_from_db()
    assert thread.view_count == 0
    assert client.post(reverse("forum:thread-seen", args=[thread.pk])).status_code == 204
    thread.refresh_from_db()
    assert thread.view_count == 1
    assert str(at(thread)) in client.get(address).content.decode()
