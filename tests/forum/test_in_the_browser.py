"""The editor with a script: pictures are sent at once and shown by a line in the text, keys send the form."""

import base64
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from forum.models import Reply, Thread
from tests.factories.forum import make_board, make_thread
from tests.pages.signed_in import page_of
from tests.uploads import files

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASTE = """(field) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(%r), (c) => c.charCodeAt(0))], "shot.png", { type: "image/png" }));
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def page(chromium, asker, live_server):
    with page_of(asker, chromium, live_server.url) as page:
        yield page


def test_pictures_are_chosen_or_pasted_and_stand_in_the_question(page, live_server):
    board = make_board()
    page.goto(f"{live_server.url}{reverse('forum:ask')}?board={board.slug}")
    page.get_by_label("What is happening?").fill("Why does the gauge show nothing?")
    text = page.get_by_label("Tell us more")
    text.fill("It looks like this:")
    picture = {"name": "gauge.png", "mimeType": "image/png", "buffer": files.image_bytes(size=(900, 600))}
    page.get_by_label("Add pictures").set_input_files(picture)
    expect(text).to_have_value(re.compile(r"^It looks like this:\n\n!\[Picture\]\(/uploads/\S+\)\n\n$"))
    text.evaluate(PASTE % base64.b64encode(files.image_bytes(colour="blue")).decode())
    expect(text).to_have_value(re.compile(r"(!\[Picture\]\(\S+\)\s+){2}$"))
    page.get_by_label("Add pictures").set_input_files({**picture, "buffer": b"no picture at all"})
    expect(page.locator("[data-pictures-note]")).not_to_be_empty()
    # While it is under way the note says so, and a file that is still chosen would go with the form.
    expect(page.get_by_label("Add pictures")).to_have_value("")
    page.get_by_role("button", name="Ask the community").click()
    expect(page.locator(".prose img")).to_have_count(2)
    assert Thread.objects.get().body_html.count("<img") == 2
    page.set_viewport_size({"width": 390, "height": 844})
    first = page.locator(".prose img").first
    expect(first).not_to_have_js_property("naturalWidth", 0)
    shown = first.evaluate("i => (i.width / i.height) / (i.naturalWidth / i.naturalHeight)")
    assert abs(shown - 1) < 0.02, "a picture keeps its shape where it is made narrower"


def test_a_menu_closes_with_escape_and_with_a_press_elsewhere(page, live_server):
    thread = make_thread()
    page.goto(f"{live_server.url}{thread.get_absolute_url()}")
    menu = page.locator("details.menu").first
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.locator("h1").click()):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        close()
        expect(menu).not_to_have_attribute("open", "")


def test_the_time_of_a_draft_is_told_in_the_zone_the_member_chose(page, live_server, asker):
    asker.time_zone = "Pacific/Kiritimati"
    asker.save()
    began = datetime.now(ZoneInfo(asker.time_zone))
    page.goto(f"{live_server.url}{reverse('forum:ask')}")
    page.get_by_label("Tell us more").press_sequentially("It shows nothing.")
    note = page.locator("[data-draft-note]")
    expect(note).not_to_be_empty()
    told = {f"{began + timedelta(minutes=minutes):%H:%M}" for minutes in range(10)}
    assert note.inner_text().replace("\u202f", " ").removeprefix("Draft saved on this device at ") in told
    page.get_by_label("Tell us more").fill("")
    expect(note).to_be_empty()


def test_the_keys_that_send_elsewhere_send_a_reply_as_well(page, live_server):
    thread = make_thread()
    page.goto(f"{live_server.url}{reverse('forum:post-reply', args=['thread', thread.pk])}")
    page.get_by_label("Your reply").fill("It stays at zero.")
    page.get_by_label("Your reply").press("Control+Enter")
    expect(page.locator("#reply-1, [id^=reply-]").first).to_contain_text("It stays at zero.")
    assert Reply.objects.count() == 1


def test_return_in_the_title_posts_the_question(page, live_server):
    board = make_board()
    page.goto(f"{live_server.url}{reverse('forum:ask')}?board={board.slug}")
    page.get_by_label("Tell us more").fill("It has been like this since Monday.")
    page.get_by_label("What is happening?").fill("Why does the gauge show nothing?")
    page.get_by_label("What is happening?").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why does the gauge show nothing?")


def test_without_a_network_the_page_stays_says_so_and_sends_when_asked_again(page, live_server):
    thread = make_thread()
    page.goto(f"{live_server.url}{thread.get_absolute_url()}")
    text, send = page.get_by_role("textbox", name="Your answer"), page.get_by_role("button", name="Post answer")
    text.fill("Clean the funnel with a soft brush.")
    page.context.set_offline(True)
    send.click()
    expect(page.locator(".field__error[role=alert]")).to_contain_text("there is no connection")
    page.locator(".vote__button").first.click()
    # One note at a time; a vote has no text that could be lost.
    expect(page.locator(".field__error[role=alert]")).to_have_text("Not done: there is no connection. Try again.")
    expect(text).to_have_value("Clean the funnel with a soft brush.")
    page.context.set_offline(False)
    send.click()
    expect(page.locator("[id^=answer-]").first).to_contain_text("Clean the funnel with a soft brush.")
