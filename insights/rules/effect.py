"""The effect of a task: what came of the searches before it was done and since, where they are enough to tell."""

from dataclasses import dataclass

from insights.rules.numbers import ENOUGH


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole`` searches."""

    part: int
    whole: int

    @property
    def is_enough(self) -> bool:
        """Whether there were enough searches to say anything."""
        return self.whole >= ENOUGH

    @property
    def value(self) -> float:
        """0 to 1; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Change:
    """A share before and since."""

    before: Share
    since: Share

    @property
    def is_enough(self) -> bool:
        """Whether both say anything."""
        return self.before.is_enough and self.since.is_enough

    @property
    def direction(self) -> int:
        """1 where the share grew, -1 where it shrank, 0 where it stayed or nobody can tell."""
        if not self.is_enough:
            return 0
        return (self.since.value > self.before.value) - (self.since.value < self.before.value)
