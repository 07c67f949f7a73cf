"""The attacks again, judged by the program they are meant for."""

import json

import pytest
from playwright.sync_api import sync_playwright

from markup.from_html import to_markdown
from markup.render import IMPORTED, render
from markup.sanitise import sanitise
from tests.markup.strict import ALLOWED
from tests.markup.test_payloads import OWN
from tests.real_data import real_data

# Puts each piece of HTML where a post would stand, lets it live, and reads what the browser made of it.
JUDGE = """
async ([pieces, allowed]) => {
  const wrong = [];
  window.alert = window.prompt = window.confirm = () => { wrong.push("ran"); };
  const place = document.body.appendChild(document.createElement("article"));
  for (const html of pieces) {
    place.innerHTML = html;
    for (const element of place.querySelectorAll("*")) {
      const name = element.localName;
      const known = Object.hasOwn(allowed, name) && element.namespaceURI === "http://www.w3.org/1999/xhtml";
      const names = [...element.attributes].map((attribute) => attribute.name);
      if (!known || names.some((attribute) => !allowed[name].includes(attribute))) wrong.push(element.outerHTML);
      if (name === "a" && element.hasAttribute("href")) {
        const foreign = element.getAttribute("href").startsWith("/") && element.host !== location.host;
        if (foreign || !["http:", "https:", "mailto:"].includes(element.protocol)) wrong.push(element.outerHTML);
        element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      }
    }
  }
  await new Promise((done) => setTimeout(done, 300));
  return wrong;
}
"""


@pytest.fixture
def judge(chromium):
    """Gives pieces of HTML to Chromium; answers with what in them may not be."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.route(
            "**/*", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html")
        )
        page.goto("http://site.example/en/thread/")

        def judging(pieces):
            allowed = {tag: sorted(names) for tag, names in ALLOWED.items()}
            return page.evaluate(JUDGE, [pieces, allowed]) + asked

        yield judging
        browser.close()


def pieces_of(payload):
    return [
        render(payload, flatten=True, limits=IMPORTED).html,
        sanitise(payload),
        render(to_markdown(payload), flatten=True, limits=IMPORTED).html,
    ]


def test_the_judge_sees_what_is_wrong(judge):
    assert judge(["<img src=x onerror=alert(1)>"])
    assert judge(['<a href="javascript:alert(1)">x</a>'])
    assert judge(["<svg><p>x</p></svg>"])
    assert judge(['<a href="//evil.example/">x</a>'])
    assert judge(['<p>fine <a href="/en/x/" rel="ugc nofollow noopener">x</a></p>']) == []


def test_our_own_attacks_come_to_nothing_in_a_browser(judge):
    assert judge([html for payload in OWN for html in pieces_of(payload)]) == []


def test_the_large_collections_come_to_nothing_in_a_browser(judge):
    payloads = set(json.loads(real_data("security", "blns", "blns.json").read_text()))
    for file in real_data("security", "payloadbox-xss").rglob("*.txt"):
        payloads |= set(file.read_text(errors="replace").splitlines())
    assert len(payloads) > 2_500
    assert judge(sorted({html for payload in payloads for html in pieces_of(payload)})) == []
