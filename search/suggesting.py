"""Suggesting: what may already answer a question, while its title is typed."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser

from search import ranking, rules, words
from search.asking import ask
from search.contract import Hit
from search.engines import EngineAway
from search.families import one_of_each
from search.queries.synonyms import current_synonyms
from search.second_lock import admitted
from search.understanding import query_of


@dataclass(frozen=True)
class Suggestions:
    """What may already answer a question, at most five; ``away``: the engine did not say."""

    title: str
    hits: tuple[Hit, ...] = ()
    away: bool = False

    @property
    def is_too_short(self) -> bool:
        """The title says too little yet."""
        return len(self.title) < rules.SUGGESTED_FROM


def suggest(title: str, *, language: str) -> Suggestions:
    """Articles and solved questions that may already answer a question with this title, as everybody may see them: the answer
    is the same for all and may be kept. Each in one language.
    """
    asked = words.clean_query(title)
    if Suggestions(asked).is_too_short:
        return Suggestions(asked)
    # Behind a blank or a full stop the last word is finished.
    finished, _, begun = (asked, "", "") if not title[-1:].isalnum() else asked.rpartition(" ")
    asked_of_all = query_of(
        finished,
        language=language,
        audiences=rules.audiences_of(None),
        needed=ranking.SOME,
        beginning=begun,
        is_title=True,
        synonyms=current_synonyms(),
    )
    suggested = {"state": rules.SUGGESTED_STATES}
    query = replace(asked_of_all, only=suggested, limit=2 * rules.SUGGESTED, counted=False, at_length=True)
    try:
        matches = ask(query).matches
    except EngineAway:
        return Suggestions(asked, away=True)
    best = rules.mixed(matches)
    # No two of one language are one text: only where another one stands among the best are all of them worth a look.
    offered = best if all(match.language == language for match in best) else matches
    hits = admitted(offered, AnonymousUser(), answering=True)
    return Suggestions(asked, tuple(rules.mixed(one_of_each(hits, language))))
