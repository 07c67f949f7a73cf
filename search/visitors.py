"""Who searches, as far as the log knows: pseudonyms of one day, of a browser and of its network, and whether a person meant it at
all.
"""

import base64
import re

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.visitors import address_of, household_of, neighbourhood_of

AGENT_LENGTH = 500

_ROBOT = re.compile(
    r"bot\b|bot[/_;-]|crawl|spider|slurp|archiver|scrap|facebookexternalhit|embedly|preview|monitor|pingdom|uptime|lighthouse"
    r"|\b(?:curl|wget|python-|aiohttp|httpx|libwww|okhttp|java/|go-http-client|axios|node-fetch|postman)",
    re.IGNORECASE,
)


def is_meant(request: HttpRequest) -> bool:
    """Neither a robot that says so, nor a browser that fetches ahead, nor one that the page of another site sent here: with such a
    page a stranger could put words into the log of everybody who sees it.
    """
    headers = request.headers
    ahead = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    if "prefetch" in ahead.casefold() or headers.get("Sec-Fetch-Site") == "cross-site":
        return False
    return not _ROBOT.search(headers.get("User-Agent", "")[:AGENT_LENGTH])


def pseudonym_of(request: HttpRequest, salt: str) -> str:
    """22 characters, the same for one browser at one address as long as ``salt`` is.

    Members get theirs the same way: suggestions are asked for without a session, and whoever signs in between a search and a
    question is still the same person. So nothing of an account goes into it.
    """
    agent = request.headers.get("User-Agent", "")[:AGENT_LENGTH]
    return _hidden(f"{household_of(address_of(request))}\n{agent}", f"search.log.{salt}")


def network_of(request: HttpRequest, salt: str) -> str:
    """22 characters, the same for all browsers of a network as long as ``salt`` is: who only calls their browser otherwise, or
    takes another address of theirs, has the same.
    """
    return _hidden(neighbourhood_of(address_of(request)), f"search.log.network.{salt}")


def _hidden(value: str, salt: str) -> str:
    digest = salted_hmac(salt, value, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
