"""Everything that writes to an account: joining, settings, leaving."""

from accounts.actions.bring_in import Incoming, bring_in_members
from accounts.actions.change_settings import change_face, change_settings, remove_face
from accounts.actions.join import add_member, confirm_address, register_member
from accounts.actions.leave import StillNeededError, forget_unconfirmed, leave

__all__ = [
    "Incoming",
    "StillNeededError",
    "add_member",
    "bring_in_members",
    "change_face",
    "change_settings",
    "confirm_address",
    "forget_unconfirmed",
    "leave",
    "register_member",
    "remove_face",
]
