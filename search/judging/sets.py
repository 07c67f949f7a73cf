"""Judged sets, read from a folder in BEIR's shape: documents, questions, and which documents are right for which question.

corpus.jsonl   {"_id", "title", "text"}
queries.jsonl  {"_id", "text"} and, where the question was a document itself, "exclude": the id that must not count
qrels.tsv      question, document and gain, with tabs between, below a header or none; what gains nothing is not right
meta.json      {"language": "de"}
"""

import json
import math
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class NotReadable(ValueError):  # noqa: N818  # named after what is told: which file and line, and what is wrong there
    """The folder is no judged set."""

    def __init__(self, path: Path, words: str, line: int = 0) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {words}")


@dataclass(frozen=True)
class Text:
    """One document of the set."""

    id: str
    title: str
    body: str


@dataclass(frozen=True)
class Question:
    """What is asked. ``right``: the gain of each right document, more than 0."""

    id: str
    text: str
    excluded: str = ""
    right: Mapping[str, float] = field(default_factory=dict)


Row = TypeVar("Row", Text, Question)


@dataclass(frozen=True)
class JudgedSet:
    """A set in one language. ``questions`` are those with something right to find; there is at least one."""

    name: str
    language: str
    texts: tuple[Text, ...]
    questions: tuple[Question, ...]
    left_out: int
    """How many questions have nothing right to find, or nothing but what is excluded."""


def read(folder: Path) -> JudgedSet:
    """The set in ``folder``.

    Raises:
        NotReadable: a file is missing or says something wrong; names the file and the line.
    """
    language = _language(folder / "meta.json")
    texts = {row.id: row for row in _each_once(folder / "corpus.jsonl", _text)}
    asked = {row.id: row for row in _each_once(folder / "queries.jsonl", _question)}
    gains = _judged(folder / "qrels.tsv", asked.keys(), texts.keys())
    questions = tuple(filter(_has_answer, (_with_answers(row, gains.get(row.id, {})) for row in asked.values())))
    if not questions:
        raise NotReadable(folder, "no question has a right answer among the documents")
    left_out = len(asked) - len(questions)
    return JudgedSet(folder.resolve().name, language, tuple(texts.values()), questions, left_out)


def _with_answers(question: Question, gains: Mapping[str, float]) -> Question:
    right = {found: gain for found, gain in gains.items() if gain > 0 and found != question.excluded}
    return replace(question, right=right)


def _has_answer(question: Question) -> bool:
    return bool(question.right)


def _text(row: Mapping[str, Any]) -> Text:
    if row.keys().isdisjoint(("title", "text")):
        raise ValueError("“title” or “text” is missing")
    return Text(_needed(row, "_id"), _words(row, "title"), _words(row, "text"))


def _question(row: Mapping[str, Any]) -> Question:
    return Question(_needed(row, "_id"), _needed(row, "text"), _words(row, "exclude"))


def _needed(row: Mapping[str, Any], name: str) -> str:
    if not (words := _words(row, name)):
        raise ValueError(f"“{name}” is missing")
    return words


def _words(row: Mapping[str, Any], name: str) -> str:
    """What stands there, empty where nothing does; numbers were read as they are written."""
    value = row.get(name)
    if not isinstance(value, str | None):
        raise ValueError(f"“{name}” must be a text")
    return (value or "").strip()


def _each_once(path: Path, made: Callable[[Mapping[str, Any]], Row]) -> Iterator[Row]:
    """What each line says; no id may stand there twice."""
    seen: set[str] = set()
    for number, line in _filled(path):
        try:
            row = made(_object(line))
        except ValueError as error:
            raise NotReadable(path, _said(error), number) from error
        if row.id in seen:
            raise NotReadable(path, f"“{row.id}” stands there twice", number)
        seen.add(row.id)
        yield row


def _judged(path: Path, questions: Container[str], texts: Container[str]) -> dict[str, dict[str, float]]:
    """Gains by question and document, also those of nothing."""
    gains: dict[str, dict[str, float]] = {}
    for place, (number, line) in enumerate(_filled(path)):
        cells = [cell.strip() for cell in line.split("\t")]
        value = _gain(cells[-1])
        if place == 0 and len(cells) == 3 and value is None and cells[0] not in questions:
            continue  # the header
        if len(cells) != 3 or value is None:
            raise NotReadable(path, "question, document and a number are expected, with tabs between", number)
        question, found, _ = cells
        if question not in questions:
            raise NotReadable(path, f"there is no question “{question}”", number)
        if found not in texts:
            raise NotReadable(path, f"there is no document “{found}”", number)
        if gains.setdefault(question, {}).setdefault(found, value) != value:
            raise NotReadable(path, f"“{found}” has another gain for “{question}” in a line before", number)
    return gains


def _gain(cell: str) -> float | None:
    """The number, None where there is none."""
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _language(path: Path) -> str:
    """A language tag in the form we write it: ``de-at`` also for ``de_AT``."""
    lines = [line for _, line in _lines(path)]
    try:
        said = _needed(_object("\n".join(lines)), "language")
    except ValueError as error:
        raise NotReadable(path, _said(error), getattr(error, "lineno", 0)) from error
    language = said.replace("_", "-").lower()
    if not LANGUAGE.fullmatch(language):
        raise NotReadable(path, f"“language” must be like de or de-AT, not “{said}”")
    return language


def _object(text: str) -> Mapping[str, Any]:
    """The JSON object, numbers as they are written: an id may be one. ValueError where it is none."""
    parsed = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    if not isinstance(parsed, dict):
        raise ValueError("an object in curly brackets is expected")
    return parsed


def _said(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON at character {error.colno}: {error.msg}"
    return str(error)


def _filled(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers."""
    return ((number, line) for number, line in _lines(path) if line.strip())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, whatever ends them and whichever marks Windows put before them."""
    number = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield number, line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise NotReadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise NotReadable(path, "no text in UTF-8", number) from error
