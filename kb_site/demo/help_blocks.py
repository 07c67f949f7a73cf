"""Makes the blocks of a demo article: Markdown through the articles' own door, and three marks for what Markdown has no words for.

![What it shows](drawing.svg "Caption")       alone on a line: a picture of `drawings/`

:::note Title                                 or `:::warning Title`, closed by `:::`
Text in Markdown.
:::

:::download file.csv Title                    a file of `files/`
:::
"""

import re
from collections.abc import Iterator
from typing import Any

from articles.actions import blocks_from_markdown
from kb_site.demo.library import document_id, picture_id

PICTURE = re.compile(r'!\[(?P<alt>[^\]]+)\]\((?P<file>[\w-]+\.svg) "(?P<caption>[^"]+)"\)\Z')
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
# Between a number and its unit no line may break.
UNIT = re.compile(r"(?<=\d) (?=(?:mm|cm|km|m|ml|hPa|dB|GHz|MB|V|s|h|°C|%|€)(?![\w]))")

Block = dict[str, Any]


def blocks(markdown: str, *, title: str) -> list[Block]:
    """The raw stream data of an article; ``title`` names tables that stand under no heading."""
    made: list[Block] = []
    for kind, head, text in _pieces(markdown):
        if kind == "picture":
            made.append(_picture(head))
        elif kind == "download":
            file, _, words = head.partition(" ")
            made.append({"type": "download", "value": {"document": document_id(file), "title": words}})
        elif kind:
            html = blocks_from_markdown(UNIT.sub("\u00a0", text))[0]["value"]
            made.append({"type": "notice", "value": {"kind": kind, "title": head, "text": html}})
        else:
            made.extend(blocks_from_markdown(UNIT.sub("\u00a0", text), title=title))
            title = (HEADING.findall(text) or [title])[-1]
    return made


def _picture(line: str) -> Block:
    found = PICTURE.match(line)
    if found is None:
        raise ValueError(f'a picture is written ![alt](name.svg "caption"), not {line!r}')
    value = {"image": picture_id(found["file"]), "alt": found["alt"], "caption": found["caption"]}
    return {"type": "image", "value": value}


def _pieces(markdown: str) -> Iterator[tuple[str, str, str]]:
    """(kind, head, text) in their order; kind is "" for plain Markdown."""
    running: list[str] = []
    kind = head = ""
    for line in markdown.splitlines():
        if kind and line == ":::":
            yield kind, head, "\n".join(running)
            kind, running = "", []
        elif not kind and line.startswith((":::", "![")):
            if "".join(running).strip():
                yield "", "", "\n".join(running)
            running = []
            if line.startswith("!["):
                yield "picture", line, ""
            else:
                kind, _, head = line[3:].partition(" ")
        else:
            running.append(line)
    if "".join(running).strip():
        yield "", "", "\n".join(running)
