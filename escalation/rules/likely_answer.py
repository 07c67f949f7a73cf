"""Which of an agent's messages reads like an answer for everyone: a guess the agent begins with."""

import re
from collections.abc import Sequence

from escalation.rules.talk import PROPOSAL_LEAST

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
# Words to the person, not to everybody who has the question: greetings, thanks; they end at a comma or a colon.
_COURTESY = re.compile(
    r"(hello|hi|hey|dear|good (morning|afternoon|evening|day)|welcome|thanks?|glad|great|perfect|sorry"
    r"|hallo|guten (morgen|tag|abend)|moin|servus|grüß|grüezi|liebe[rs]?|sehr geehrte[rs]?"
    r"|danke|vielen dank|gern|bitte sehr|(das )?freut|schön|super|prima|perfekt)\b",
    re.IGNORECASE,
)
# Good wishes, and the door that stays open: with them everything is said, whatever follows.
_WISHES = re.compile(
    r"(you(’|'| a)re (very |most )?welcome|have a (nice|good|great|lovely|pleasant|wonderful)|all the best|bye|goodbye"
    r"|(best|kind|warm) (regards|wishes)|enjoy your|feel free|(do not|don(’|')t) hesitate"
    r"|alles gute|(noch )?(einen? )?schöne[nrs]? (tag|abend|wochenende|woche|feier)|(viele|beste|liebe|freundliche) grüße"
    r"|mit freundlichen|tschüs+|(melden|schreiben) sie (sich|uns|mir))\b",
    re.IGNORECASE,
)
# What the agent is or does, not what helps; advice is given in the first person as well.
_ABOUT_ONESELF = re.compile(
    r"((then )?i|i(’|')(m|ll|ve|d)|my name|(one|just a) moment|ich|dann \w+ ich|mein name|(einen? )?(moment|augenblick))\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"((then )?i (recommend|suggest|advise|can (recommend|suggest))|(then )?i( would|(’|')d) (?!like|love|need|be\b|have\b)"
    r"|ich (kann )?(ihnen )?(empfehlen?|raten?|schlage)|dann (empfehle|rate|schlage|würde) ich"
    r"|ich würde (?!mich|gern|sie\b|ihnen gern|kurz|noch))\b",
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
# Behind courtesy only "dass" does: "Hallo, wenn die Lampe rot ist, …", "Thanks, that is the fuse".
_DASS = re.compile(r"dass\b", re.IGNORECASE)


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
        if _WISHES.match(rest):
            return ""
        about_oneself = _ABOUT_ONESELF.match(rest)
        if not about_oneself and not _COURTESY.match(rest):
            break
        end = _END.search(rest)
        if end is None or (about_oneself and end.group()[0] == "," and not _FOUND.match(rest)):
            return ""
        rest = rest[end.end() :]
        if (_HANGS_ON if about_oneself else _DASS).match(rest):
            return ""
    return rest
