"""What people wait for: until what they wrote is found, until an agent sees that they wait for a person."""

import queue
import re
import secrets
import string
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote_plus

from scripts.bench.person import Person
from scripts.stacks import Stack

WRITES_A_SECOND = 5
CONVERSATIONS_EACH = 5
"""As many a customer may open on one day (escalation.rules)."""
LOOKS_EVERY = 0.05
"""Seconds between two looks at the results page."""
TITLE = "What does {name} mean on the hub?"
HIT = re.compile(r'<li class="hit.*?</li>', re.DOTALL)
GIVEN_UP = 30.0
"""Seconds after which something counts as never seen; it is measured as that long."""


def word() -> str:
    """A word nobody has written before."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(14))


def signed_in(stack: Stack, email: str, cast: dict[str, Any]) -> Person:
    """Somebody of the cast."""
    person = Person(stack.pages)
    person.sign_in(email, cast["password"])
    return person


def ask(person: Person, cast: dict[str, Any], name: str) -> str:
    """Ask a question that holds the word ``name``; the thread's address."""
    return person.send(
        "/en/questions/ask/",
        {
            "title": TITLE.format(name=name),
            "body": f"The display of the hub shows {name} since this morning, and the rain gauge counts nothing.",
            "board": str(cast["board"]),
            "language": "en",
            "tags": "",
        },
    )


@contextmanager
def writes_beside(stack: Stack, cast: dict[str, Any]) -> Iterator[list[str]]:
    """Somebody else writes five replies a second meanwhile; the list holds what went wrong."""
    helper = signed_in(stack, cast["helper"], cast)
    thread = ask(helper, cast, word())
    number = re.search(r"/questions/(\d+)/", thread)
    assert number is not None
    path = f"/en/questions/posts/thread/{number[1]}/reply/"
    form = helper.get(path)
    over, wrong = threading.Event(), list[str]()

    def write() -> None:
        at = time.monotonic()
        while not over.wait(max(0.0, at - time.monotonic())):
            at = max(at + 1 / WRITES_A_SECOND, time.monotonic() - 1)
            try:
                # Each reply has a key of its own: the same form sent twice would be one reply.
                page = re.sub(r'(name="key" value=")[^"]*', rf"\g<1>{_uuid()}", form)
                helper.send(path, {"body": f"I see {word()} here as well."}, page=page)
            except (RuntimeError, OSError) as error:
                wrong.append(str(error))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield wrong
    finally:
        over.set()
        writer.join()


def _uuid() -> str:
    import uuid

    return str(uuid.uuid4())


def write_to_findable(stack: Stack, cast: dict[str, Any], count: int, tick: Callable[[int], None]) -> list[float]:
    """Seconds from sending a question until a visitor's results page shows it, ``count`` times."""
    asker, visitor, seconds = signed_in(stack, cast["customers"][0], cast), Person(stack.pages), []
    for number in range(count):
        name = word()
        began = time.monotonic()
        ask(asker, cast, name)
        while name not in _hits(visitor.get(f"/en/search/?q={name}")) and time.monotonic() - began < GIVEN_UP:
            time.sleep(LOOKS_EVERY)
        seconds.append(time.monotonic() - began)
        tick(number + 1)
    return seconds


def write_to_meant(stack: Stack, cast: dict[str, Any], count: int, tick: Callable[[int], None]) -> list[float]:
    """Seconds from sending a question until staff are told how near it lies to its own title, ``count`` times."""
    asker, agent, seconds = signed_in(stack, cast["helper"], cast), signed_in(stack, cast["agent"], cast), []
    for number in range(count):
        name = word()
        began = time.monotonic()
        ask(asker, cast, name)
        while not _is_meant(agent.get(f"/en/search/?q={quote_plus(TITLE.format(name=name))}"), name):
            if time.monotonic() - began > GIVEN_UP:
                break
            time.sleep(LOOKS_EVERY)
        seconds.append(time.monotonic() - began)
        tick(number + 1)
    return seconds


def _is_meant(html: str, name: str) -> bool:
    return any(name in hit and "where 1 is the same" in hit for hit in HIT.findall(html))


def _hits(html: str) -> str:
    """The titles of the hits; the word stands in the search field and in the page's title as well."""
    return " ".join(HIT.findall(html))


def escalate_to_desk(stack: Stack, cast: dict[str, Any], count: int, tick: Callable[[int], None]) -> list[float]:
    """Seconds from sending "talk to a person" until the agent's open console, woken by its stream, shows it."""
    agent = signed_in(stack, cast["agent"], cast)
    agent.get("/en/desk/")
    woken: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        while True:
            try:
                for event in agent.listen("/live/desk/all/", stack.streams):
                    woken.put(event)
            except (OSError, RuntimeError, ValueError):
                time.sleep(0.5)

    threading.Thread(target=listen, daemon=True).start()
    woken.get(timeout=GIVEN_UP)
    seconds = []
    for number in range(count):
        if not number % CONVERSATIONS_EACH:
            customer = signed_in(stack, cast["customers"][1 + number // CONVERSATIONS_EACH], cast)
        name = word()
        began = time.monotonic()
        conversation = customer.send("/en/person/", {"words": f"The {name} is silent since Monday.", "trail": "[]"})
        while time.monotonic() - began < GIVEN_UP:
            try:
                woken.get(timeout=GIVEN_UP)
            except queue.Empty:
                break
            if name in agent.get("/en/desk/fresh/"):
                break
        seconds.append(time.monotonic() - began)
        # The customer goes again, so that the list on the screen stays as short as it was.
        customer.send(f"{conversation}leave/", {}, form=conversation)
        tick(number + 1)
    return seconds
