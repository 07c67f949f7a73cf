"""The demo's people: twelve members, three agents, two editors and one who may do everything; all invented."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.actions import add_member
from kb_site.foundations.lay import AGENTS, EDITORS, FORUM_MODERATORS, PUBLISHERS

ORDER = 10
TITLE = "people"

WORDS = [
    "anchor",
    "birch",
    "cloud",
    "drizzle",
    "ember",
    "fjord",
    "gale",
    "harbour",
    "island",
    "juniper",
    "kelp",
    "lantern",
    "meadow",
    "north",
    "otter",
    "pebble",
]


@dataclass(frozen=True)
class Person:
    """Somebody in the demo. ``days`` is how long ago they joined, ``part`` what the table of logins says."""

    handle: str
    name: str
    language: str
    days: int
    about: str = ""
    part: str = ""
    groups: tuple[str, ...] = ()
    admin: bool = False


PEOPLE = (
    Person(
        "mara",
        "Mara Lindqvist",
        "en",
        940,
        "Three NW-200 and a roof that whistles. Ask me about rain gauges.",
        "member, helps a lot",
    ),
    Person(
        "jonte",
        "Jonte Petersen",
        "de",
        870,
        "Wetterbeobachter seit 1998, Nordwind seit der ersten Charge.",
        "member, helps a lot (German)",
    ),
    Person("priya", "Priya Raman", "en", 610, "Allotment, two anemometers, one very curious cat."),
    Person("klaas", "Klaas Behrends", "de", 540, "Halte Bienen und messe alles, was sie stört."),
    Person("odile", "Odile Marchand", "en", 420, "I write small scripts that read my hub."),
    Person("tilde", "Tilde Aagaard", "en", 365),
    Person("benno", "Benno Wachtel", "de", 300, "Balkon, vierter Stock, immer Wind."),
    Person("samir", "Samir Haddad", "en", 210, "School weather club, class 7b."),
    Person("greta", "Greta Oswald", "de", 120),
    Person("wim", "Wim Terpstra", "en", 60),
    Person("ronja", "Ronja Fabian", "de", 14, part="member, new (German)"),
    Person("leo", "Leo Castellane", "en", 2, part="member, new"),
    Person(
        "ines",
        "Ines Kruse",
        "de",
        800,
        "Service bei Nordwind, Früh.",
        "agent, keeps order in the forum",
        (AGENTS, FORUM_MODERATORS),
    ),
    Person("tom", "Tom Ashdown", "en", 650, "Service at Nordwind, late shift.", "agent", (AGENTS,)),
    Person("yusuf", "Yusuf Demir", "de", 200, "Service bei Nordwind.", "agent", (AGENTS,)),
    Person("hanna", "Hanna Vogt", "de", 900, "Schreibt die Anleitungen.", "editor, may publish", (EDITORS, PUBLISHERS)),
    Person("callum", "Callum Reid", "en", 330, "Writes the manuals.", "editor", (EDITORS,)),
    Person("admin", "Nordwind Admin", "en", 1000, part="admin", admin=True),
)


def address_of(person: Person) -> str:
    """Where mail for this person goes: nowhere, `.example` exists on no network."""
    return f"{person.handle}@nordwind.example"


def lay() -> None:
    """Make the people, all with this machine's one demo password."""
    # Hashing is slow on purpose; one hash for all saves seconds and tells nobody anything: the password is the same.
    hashed = make_password(password())
    now = timezone.now()
    for person in PEOPLE:
        user = add_member(
            handle=person.handle,
            email=address_of(person),
            name=person.name,
            language=person.language,
            about=person.about,
            joined_at=now - timedelta(days=person.days, minutes=37 * len(person.name)),
            is_staff=person.admin or AGENTS in person.groups,
            is_superuser=person.admin,
        )
        user.password = hashed
        user.save(update_fields=["password"])
        user.groups.set(Group.objects.filter(name__in=person.groups))


def password() -> str:
    """The demo people's password: of this machine alone, so that a demo open to others has no password from a manual."""
    path = settings.DATA_DIR / "demo-password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"{secrets.choice(WORDS)}-{secrets.choice(WORDS)}-{1000 + secrets.randbelow(9000)}")
    return str(path.read_text().strip())


def logins() -> tuple[list[tuple[str, str]], str]:
    """Addresses and parts for the console, and the password; only people who are still there."""
    there = set(get_user_model().objects.filter(handle__in=[p.handle for p in PEOPLE]).values_list("email", flat=True))
    rows = [(address_of(p), p.part) for p in PEOPLE if p.part and address_of(p) in there]
    return rows, password()
