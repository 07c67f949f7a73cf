"""Aliases: Wagtail's copies that stand in for a page in a language it is not translated into, and show readers the original."""

from typing import Any


class DraftAfterStandingIn:
    """A page that stood in for another begins a life of its own as a draft: its words are of another language, and nobody
    approved them there.
    """

    def save(self: Any, *args: Any, **kwargs: Any) -> Any:
        """As Wagtail does it. Whatever makes a page of an alias (its button, a translation) first saves just that; one whose
        original is deleted Wagtail unpublishes itself."""
        fields = kwargs.get("update_fields")
        if fields is not None and "alias_of_id" in fields and self.alias_of_id is None:
            self.live, self.has_unpublished_changes = False, True
            kwargs["update_fields"] = {*fields, "live", "has_unpublished_changes"}
        return super().save(*args, **kwargs)  # type: ignore[misc]  # Page is mixed in later
