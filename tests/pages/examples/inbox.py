"""Pages of the inbox."""

from tests.pages.examples import Example

DEVELOPMENT = Example(unwalked="for whoever builds, in English only")

EXAMPLES = {
    "inbox:list": Example(who="asker", query="?show=all"),
    "inbox:list#quiet": Example(who="staff"),
    "inbox:settings": Example(who="asker"),
    "inbox:read": Example(unwalked="POST only"),
    "inbox:stop": Example(args=lambda world, language: {"token": "not-a-token"}, status=404, kept=False),
    "dev-mail:list": DEVELOPMENT,
    "dev-mail:mail": DEVELOPMENT,
    "dev-mail:html": DEVELOPMENT,
    "dev-mail:source": DEVELOPMENT,
}
