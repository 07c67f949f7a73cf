"""Reads a Caddyfile as its blocks, so that tests ask what it does and not how it is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Step:
    """One directive with its words, and what stands in its braces."""

    words: list[str]
    inner: list["Step"] = field(default_factory=list)

    def walk(self) -> Iterator["Step"]:
        """This step and all within it."""
        yield self
        for step in self.inner:
            yield from step.walk()


def parse(text: str) -> list[Step]:
    """The blocks at the top."""
    top: list[Step] = []
    open_blocks = [top]
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if words == ["}"]:
            open_blocks.pop()
        elif words:
            opens = words[-1] == "{"
            step = Step(words[:-1] if opens else words)
            open_blocks[-1].append(step)
            if opens:
                open_blocks.append(step.inner)
    assert open_blocks == [top], "braces do not match"
    return top
