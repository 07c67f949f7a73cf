"""The brand as pages need it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brand:
    """What a page says about whose help it is; ``links`` are the footer's (name, address) in the reader's language."""

    name: str = "Lotse"
    mark: str = ""
    style: str = ""
    email: str = ""
    links: tuple[tuple[str, str], ...] = ()


def current_brand() -> Brand:
    """The brand of this installation."""
    return Brand()
