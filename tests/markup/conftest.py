"""The judge of HTML that cannot be wrong about browsers: one of them."""

import pytest
from playwright.sync_api import sync_playwright

from tests.markup.strict import ALLOWED

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
