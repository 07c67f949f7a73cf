"""Searches in the log: made by the action, as a day's people make them, and by the pages, as browsers do."""

from datetime import UTC, datetime, timedelta

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from search.actions.log import log_click, log_followed, log_search
from search.models import Searched
from search.signed import signature_of

NOON = datetime.combine(timezone.now().astimezone(UTC).date(), datetime.min.time(), UTC) + timedelta(hours=12)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
HERE = "203.0.113.7"
ELSEWHERE = "198.51.100.9"


def search(typed, who="anna", *, days_ago=0, seconds=0, opened=None, then="", **more):
    """``who`` searched at noon of a day, opened a hit ``(kind, id, rank)``, and then did something."""
    now = NOON + timedelta(days=-days_ago, seconds=seconds)
    asked = {"language": "en", "place": "results", "total": 3} | more
    pseudonym = f"{who} {days_ago}"
    log_search(typed, pseudonym=pseudonym, now=now, **{"network": pseudonym} | asked)
    if opened:
        kind, pk, rank = opened
        log_click(pseudonym=pseudonym, typed=typed, place=asked["place"], kind=kind, object_id=pk, rank=rank)
    if then:
        log_followed(pseudonym=pseudonym, followed_by=then, now=now)


def logged():
    """The words of all searches, the first one first."""
    return list(Searched.objects.order_by("at", "pk").values_list("words", flat=True))


def only():
    """The one search there is."""
    return Searched.objects.get()


def browser(address=HERE, agent=FIREFOX):
    """A visitor's."""
    return Client(REMOTE_ADDR=address, headers={"user-agent": agent})


def look_for(words, client=None, language="en", **more):
    """Opens the results page."""
    response = (client or browser()).get(f"/{language}/search/", {"q": words, **more})
    assert response.status_code == 200
    return response


def type_title(title, client=None):
    """Asks for suggestions, as the field of a question's title does."""
    (client or browser()).get("/en/search/suggestions/", {"title": title, "part": "list"})


def open_hit(note, words, client=None, **changed):
    """Sends the beacon of a note that was opened in a list of it alone, signed as the page's are."""
    sent = {"kind": "note", "id": note.pk, "rank": 1, "words": words, "place": "results", **changed}
    hits = f"note:{note.pk}"
    rank = sent["rank"] if isinstance(sent["rank"], int) else 1
    signed = signature_of([hits], words=sent["words"], place=sent["place"], first=rank)
    return (client or browser()).post("/en/search/clicked/", {"hits": hits, "signed": signed} | sent)


def beacon(page, number=0):
    """What the script of a page sends of the hit with that number in its first list."""
    listed = BeautifulSoup(page.content, "html.parser").select_one("[data-hits]")
    told = {name: listed[f"data-{name}"] for name in ("hits", "words", "place", "signed")}
    kind, _, pk = told["hits"].split()[number].partition(":")
    return told | {"kind": kind, "id": pk, "rank": int(listed["data-rank"]) + number}
