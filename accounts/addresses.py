"""Numbers in addresses, for every room above: `<id:thread_id>` in a path, `number_in` for a query or a hidden field.

What no table can hold is nobody's number: the address is not found before a view is asked, and no query gets it.
"""

from django.urls.converters import IntConverter

# PostgreSQL's bigint.
LARGEST_ID = 2**63 - 1
DIGITS = len(str(LARGEST_ID))


class IdConverter(IntConverter):
    """The number of a row."""

    def to_python(self, value: str) -> int:
        """The number. Raises ValueError (the address is not found) where it is too large."""
        number = number_in(value)
        if number is None:
            raise ValueError(value)
        return number


def number_in(text: str) -> int | None:
    """The number ``text`` is; None when it is none, or one that no row can have."""
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS):
        return None
    return number if (number := int(text)) <= LARGEST_ID else None
