"""The first reading of a knowledge base: every line, nothing written; what is kept is how the articles belong together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kb_site.importing.help_articles.entries import Article, articles
from kb_site.importing.problems import InputProblem
from kb_site.importing.progress import Progress


@dataclass
class Chapters:
    """Articles of the type "guide" lead to others; those at the top, or right below the one at the very top, make sections."""

    above: dict[str, str] = field(default_factory=dict)
    """A guide, and the guide that it links to first; an empty text at the top."""
    titles: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """Title and summary of each guide, by language."""
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The links of each guide, in the language that came first."""

    def note(self, article: Article) -> None:
        """Remember a guide."""
        self.titles.setdefault(article.slug, {})[article.language] = (article.title, article.summary)
        self.links.setdefault(article.slug, article.links)

    def settle(self) -> None:
        """All guides are known: who is above whom."""
        self.above = {slug: self._guide_of(slug, links) for slug, links in self.links.items()}

    def _guide_of(self, slug: str, links: Iterable[str]) -> str:
        targets = map(bare, links)
        return next((target for target in targets if target in self.links and target != slug), "")

    def section_of(self, article: Article) -> str:
        """The guide that makes the article's section; an empty text when there is none."""
        top = [slug for slug, above in self.above.items() if not above]
        home = top[0] if len(top) == 1 else ""
        slug = article.slug if article.slug in self.links else self._guide_of(article.slug, article.links)
        seen: set[str] = set()
        while slug and slug not in seen and self.above[slug] not in {"", home}:
            seen.add(slug)
            slug = self.above[slug]
        return "" if slug == home else slug


@dataclass
class Checked:
    """What a file holds."""

    slugs: dict[str, set[str]] = field(default_factory=dict)
    """The languages of each article."""
    languages: set[str] = field(default_factory=set)
    chapters: Chapters = field(default_factory=Chapters)
    links: int = 0
    links_absent: int = 0

    @property
    def texts(self) -> int:
        """Lines: articles times their languages."""
        return sum(map(len, self.slugs.values()))


def check(path: Path, progress: Progress) -> Checked:
    """Read everything. InputProblem with file and line for whatever cannot be brought in."""
    checked, targets = Checked(), dict[str, int]()
    for article in progress.counted("Articles checked", articles(path)):
        languages = checked.slugs.setdefault(article.slug, set())
        if article.language in languages:
            sentence = f"the article {article.slug!r} is there twice in the language {article.language!r}."
            raise InputProblem(path, sentence, article.line)
        languages.add(article.language)
        checked.languages.add(article.language)
        if article.is_guide:
            checked.chapters.note(article)
        for target in filter(None, map(bare, article.links)):
            targets[target] = targets.get(target, 0) + 1
    if not checked.slugs:
        raise InputProblem(path, "there is no article in it.")
    checked.chapters.settle()
    checked.links = sum(targets.values())
    checked.links_absent = sum(count for target, count in targets.items() if target not in checked.slugs)
    return checked


def bare(link: str) -> str:
    """The article a link leads to, without the place in it."""
    return link.partition("#")[0]
