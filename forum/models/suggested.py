"""What was suggested to an asker before they asked."""

from django.db import models

from forum.models.posts import Thread


class Suggested(models.Model):
    """What stood under the title of a question when it was sent, and what its asker had opened: it did not answer them.

    Both are lists of "thread:7", as search names hits; whoever shows them asks whether the reader may see them.
    """

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, primary_key=True, related_name="suggested")
    shown = models.JSONField(default=list)
    opened = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Suggested before thread {self.pk}"
