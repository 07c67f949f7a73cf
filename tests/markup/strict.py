"""An HTML reader that shares no code with bleach, nh3 or markdown-it, and knows what a post may hold."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ALLOWED = {
    "p": set(),
    "br": set(),
    "hr": set(),
    "strong": set(),
    "em": set(),
    "s": set(),
    "code": set(),
    "pre": {"tabindex"},
    "blockquote": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "h3": set(),
    "h4": set(),
    "h5": set(),
    "h6": set(),
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "table": {"class"},
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"class"},
    "td": {"class"},
    "div": {"class", "tabindex"},
}


class Strict(HTMLParser):
    """Collects everything that has no business in a post."""

    def __init__(self, images=()):
        super().__init__(convert_charrefs=True)
        self.images = images
        self.wrong = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ALLOWED.get(tag, ()):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "href":
                self._link(value or "")
            if name == "src" and value not in self.images:
                self.wrong.append(f"src {value}")
        if tag == "a" and "href" in dict(attrs) and dict(attrs).get("rel") != "ugc nofollow noopener":
            self.wrong.append(f"rel {attrs}")

    def handle_comment(self, data):
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl):
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data):
        self.wrong.append(f"instruction {data}")

    def _link(self, href):
        # What a browser does before it reads the scheme.
        seen = "".join(sign for sign in href if sign not in "\t\n\r").strip("\x00\x20").replace("\\", "/")
        if seen.startswith("//") or urlsplit(seen).scheme.lower() not in {"", "http", "https", "mailto"}:
            self.wrong.append(f"href {href}")


def wrong_in(html, images=()):
    """What in ``html`` may not stand there."""
    reader = Strict(images)
    reader.feed(html)
    reader.close()
    return reader.wrong
