"""Which of an agent's messages reads like an answer for everyone: a guess the agent begins with."""

import re
from collections.abc import Sequence

from escalation.rules.talk import PROPOSAL_LEAST

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
# Words to the person, not to everybody who has the question: greetings, thanks, good wishes; up to a comma they are left out.
_COURTESY = re.compile(
    r"(hello|hi|hey|dear|good (morning|afternoon|evening|day)|welcome|thanks?|you(’|'| a)re welcome|glad|great|perfect|sorry"
    r"|have a|all the best|bye|goodbye|hallo|guten (morgen|tag|abend)|moin|servus|grüß|grüezi|liebe[rs]?|sehr geehrte[rs]?"
    r"|danke|vielen dank|gern|bitte sehr|(das )?freut|schön|super|prima|perfekt|alles gute|(einen? )?schöne[nrs]?|viele grüße"
    r"|tschüs+)\b",
    re.IGNORECASE,
)
# What the agent is or does, not what helps.
_ABOUT_ONESELF = re.compile(
    r"(i|i(’|')(m|ll|ve|d)|my name|(one|just a) moment|ich|mein name|(einen? )?(moment|augenblick))\b", re.IGNORECASE
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
    sentence = sentence.strip(" *_>#-–\t")
    if _COURTESY.match(sentence):
        sentence = sentence.partition(",")[2].strip()
    return "" if sentence.endswith("?") or _ABOUT_ONESELF.match(sentence) else sentence
