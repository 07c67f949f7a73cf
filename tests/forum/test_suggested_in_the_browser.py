"""The ask form with a script: what was suggested goes with the question, or ends it together with its draft."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from forum import actions
from forum.models import Suggested, Thread
from search.models import Deflection
from tests.factories.forum import at, make_answer, make_board, make_thread
from tests.pages.signed_in import page_of
from tests.search.worker import embedded, settle

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TITLE = "Why does the hub lose the network"
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('draft:'))"


@pytest.fixture
def page(chromium, asker, live_server, settings, tmp_path):
    with embedded(settings, tmp_path), page_of(asker, chromium, live_server.url) as page:
        yield page


@pytest.fixture
def solved(helper):
    """Two solved threads that a question about hubs and networks may find."""
    board = make_board()
    threads = []
    for title in ("The hub loses the network", "The hub loses the network after a power cut"):
        thread = make_thread(title=title, board=board)
        answer = make_answer(thread, by=helper, body="Restart the hub twice, then it finds the network.")
        actions.accept_answer(by=thread.author, answer_id=answer.pk)
        threads.append(thread)
    return threads


@pytest.fixture
def form(page, live_server, solved):
    """The form, in which a question has been begun."""
    settle()
    page.goto(f"{live_server.url}{reverse('forum:ask')}?board={solved[0].board.slug}")
    page.get_by_label("Tell us more").press_sequentially("It has been like this since Monday.")
    page.get_by_label("What is happening?").press_sequentially(TITLE)
    expect(page.locator(".suggest__item")).to_have_count(2)
    page.wait_for_function(f"{KEPT}.length === 2")
    return page


def test_what_solved_it_ends_the_draft_and_leads_there(form, solved, live_server):
    item = form.locator(".suggest__item", has_text=solved[1].title)
    item.locator("summary").click()
    item.get_by_role("button", name="This solved it").click()
    expect(form.get_by_role("heading", level=1)).to_have_text(solved[1].title)
    expect(form.locator(".messages")).to_contain_text("Your question was not posted")
    assert form.evaluate(KEPT) == []
    row = Deflection.objects.get()
    assert (row.words, row.kind, row.object_id) == (TITLE, "thread", solved[1].pk)
    form.goto(f"{live_server.url}{reverse('forum:ask')}")
    expect(form.get_by_label("Tell us more")).to_have_value("")
    assert Thread.objects.count() == 2


def test_a_draft_stays_where_what_solved_it_is_gone_meanwhile(form, solved, moderator):
    item = form.locator(".suggest__item", has_text=solved[1].title)
    item.locator("summary").click()
    actions.hide_post(by=moderator, post=at(solved[1]), reason="It is no question at all.")
    item.get_by_role("button", name="This solved it").click()
    form.wait_for_url("**/search/solved/")
    assert len(form.evaluate(KEPT)) == 2


def test_what_was_shown_and_opened_goes_with_the_question(form, solved):
    item = form.locator(".suggest__item", has_text=solved[1].title)
    item.locator("summary").click()
    expect(form.locator("[data-suggest-opened]")).to_have_value(f"thread:{solved[1].pk}")
    form.get_by_role("button", name="Ask the community").click()
    expect(form.get_by_role("heading", level=1)).to_have_text(TITLE)
    kept = Suggested.objects.get()
    assert sorted(kept.shown) == sorted(f"thread:{thread.pk}" for thread in solved)
    assert kept.opened == [f"thread:{solved[1].pk}"]
