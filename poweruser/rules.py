"""The tables of reputation: what earns how much, which total brings which privilege."""

from types import MappingProxyType

# Codename of a declared permission -> points that grant it.
PRIVILEGES = MappingProxyType(
    {
        "forum.vote_down": 125,
        "forum.edit_others": 1_000,
        "forum.close_thread": 2_000,
        "forum.see_reports": 3_000,
    }
)
