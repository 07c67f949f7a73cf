"""What is wrong with somebody's file, in one sentence that names the file and the line."""

from pathlib import Path


class InputProblem(Exception):  # noqa: N818  # what is wrong is in the file, not in us
    """Nothing was written, or what was written stays whole and the next run goes on there."""

    def __init__(self, path: Path, sentence: str, line: int = 0) -> None:
        super().__init__(path, sentence, line)
        self.path, self.sentence, self.line = path, sentence, line

    def __str__(self) -> str:
        return f"{self.path}{f', line {self.line}' if self.line else ''}: {self.sentence}"
