"""The news of accounts. `member` is always the id of the user; after MEMBER_LEFT there is no such row any more."""

from news.announce import Headline

MEMBER_JOINED = Headline("accounts.member_joined", "member")
"""Somebody confirmed the address they signed up with, or was added by somebody of the house."""
ADDRESS_CHANGED = Headline("accounts.address_changed", "member")
"""A member confirmed a new address."""
SETTINGS_CHANGED = Headline("accounts.settings_changed", "member")
"""Name, handle, picture, language or another setting is a different one: what shows them may be drawn anew."""
MEMBER_LEFT = Headline("accounts.member_left", "member")
"""A member deleted their account."""
