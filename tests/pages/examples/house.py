"""Pages of the roof."""

from tests.pages.examples import Example

EXAMPLES = {
    "brand-style": Example(unwalked="a style sheet"),
    "favicon": Example(unwalked="a picture"),
    "robots": Example(unwalked="plain text"),
    "sitemap": Example(unwalked="XML"),
    "sitemap-file": Example(unwalked="XML"),
    "healthz": Example(unwalked="JSON"),
    "healthz-live": Example(unwalked="JSON"),
    "send-again": Example(unwalked="leads on unless a form was kept through the sign-in"),
    "styleguide": Example(who="staff"),
    "#nowhere": Example(address=lambda world, language: f"/{language}/nowhere-at-all/", status=404),
    "live:stream": Example(unwalked="a stream of events"),
    "pictures:file": Example(unwalked="a picture"),
    "uploads:new": Example(unwalked="answers a POST with a line of Markdown"),
}
