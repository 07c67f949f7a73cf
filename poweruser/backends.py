"""Privileges by reputation: an authentication backend that answers `has_perm` from the cached total."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend
from django.db.models import QuerySet

from poweruser.rules import PRIVILEGES


class PrivilegeBackend(BaseBackend):
    """Says yes only to codenames of its table, asked without an object, for active members; everything else is others' business."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether the member's points reach the threshold of ``perm``."""
        threshold = PRIVILEGES.get(perm)
        if threshold is None or obj is not None or not user_obj.is_active or user_obj.is_anonymous:
            return False
        return bool(user_obj.reputation >= threshold)

    def with_perm(self, perm: str) -> "QuerySet[Any]":
        """The active members whose points reach the threshold of ``perm``: the same answer for all of them at once."""
        threshold = PRIVILEGES.get(perm)
        rows = get_user_model().objects.all()
        return rows.none() if threshold is None else rows.filter(is_active=True, reputation__gte=threshold)
