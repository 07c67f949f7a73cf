"""Greetings: how people begin when they paste what they wrote to somebody, and nothing that anything can be found by."""

import re

LEFT = 3
"""Words that must follow: what is shorter is no letter, and a greeting may be what it is about."""

_HAIL = (
    r"hallo|hello|hi|hey|moin(?:\s+moin)?|servus|grüezi|grü(?:ß|ss)\s+(?:gott|euch|dich)|guten?\s+(?:tag|morgen|abend)"
    r"|good\s+(?:day|morning|afternoon|evening)|dear|liebes?|sehr\s+geehrtes?"
)
_WHOM = (
    r"(?:\s+(?:to|an|you|ihr|liebes?|dear|zusammen|alle|all|everyone|everybody|there|folks|guys|leute|team|support(?:[\s-]*team)?"
    r"|community|forum|sir|madam|or|damen|und|herren))*"
)
_GREETED = re.compile(rf"\s*(?:(?:{_HAIL}){_WHOM}\s*[,!.:–-]+\s+)+", re.IGNORECASE)


def without_greeting(text: str) -> str:
    """``text`` without the greeting it begins with, if something is left that can be looked for."""
    greeted = _GREETED.match(text)
    rest = text[greeted.end() :] if greeted else text
    return rest if len(rest.split()) >= LEFT else text
