"""Which of an agent's messages reads like an answer for everyone: a guess the agent begins with."""

import re
from collections.abc import Sequence

from escalation.rules.talk import PROPOSAL_LEAST

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
# Words to the person, not to everybody who has the question: greetings, thanks, good wishes; they end at a comma or a colon.
_COURTESY = re.compile(
    r"(hello|hi|hey|dear|good (morning|afternoon|evening|day)|welcome|thanks?|you(’|'| a)re welcome|glad|great|perfect|sorry"
    r"|have a|all the best|bye|goodbye|hallo|guten (morgen|tag|abend)|moin|servus|grüß|grüezi|liebe[rs]?|sehr geehrte[rs]?"
    r"|danke|vielen dank|gern|bitte sehr|(das )?freut|schön|super|prima|perfekt|alles gute|(einen? )?schöne[nrs]?|viele grüße"
    r"|tschüs+)\b",
    re.IGNORECASE,
)
# What the agent is or does, not what helps; advice is given in the first person as well.
_ABOUT_ONESELF = re.compile(
    r"(i|i(’|')(m|ll|ve|d)|my name|(one|just a) moment|ich|mein name|(einen? )?(moment|augenblick))\b", re.IGNORECASE
)
_ADVICE = re.compile(
    r"(i((’|')d| would| can)? (recommend|suggest|advise)|ich (würde|kann)?\s?(empfehle|rate|schlage|ihnen (empfehlen|raten)))",
    re.IGNORECASE,
)
# What somebody looked at or knows leads to what they found; "I am", "I will", "one moment" lead to no more about them.
_FOUND = re.compile(
    r"(i((’|')ve| have)?( just| now)? (looked|checked|found|tried|tested|asked|see|saw|know)"
    r"|ich (habe .{0,40}?(gesehen|geprüft|gefunden|gefragt|getestet|probiert)|sehe|weiß))\b",
    re.IGNORECASE,
)
_END = re.compile(r"[,:]\s+(?:(?:and|but|und|aber)\s+)?")
# What hangs on a sentence about oneself says no more than that.
_HANGS_ON = re.compile(
    r"(that|whether|if|because|when|since|so|dass|ob|weil|wenn|da|damit|um|was|wie)\b", re.IGNORECASE
)


def likely_answer(said: Sequence[str]) -> int | None:
    """The place in ``said`` of the last message that says something of use; None where there is only talk.

    Greetings, questions and sentences about oneself do not count, in English and German; in other languages only questions.
    """
    for place in range(len(said) - 1, -1, -1):
        if len(" ".join(filter(None, map(_of_use, _SENTENCES.split(said[place]))))) >= PROPOSAL_LEAST:
            return place
    return None


def _of_use(sentence: str) -> str:
    """What is left of a sentence without courtesy in front and without what is said about oneself; a question is nothing."""
    rest = sentence.strip(" *_>#-–\t")
    if rest.endswith("?"):
        return ""
    while rest and not _ADVICE.match(rest):
        about_oneself = _ABOUT_ONESELF.match(rest)
        if not about_oneself and not _COURTESY.match(rest):
            break
        end = _END.search(rest)
        if end is None or (about_oneself and end.group()[0] == "," and not _FOUND.match(rest)):
            return ""
        rest = rest[end.end() :]
        if about_oneself and _HANGS_ON.match(rest):
            return ""
    return rest
