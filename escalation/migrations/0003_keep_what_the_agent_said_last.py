"""Each conversation keeps what an agent said last, so that the worker finds untold words without counting messages."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, OuterRef, Q, Subquery


def note_what_agents_said(apps: Any, _schema_editor: Any) -> None:
    """The newest message of an agent in each conversation, and when it was written."""
    Conversation, Message = apps.get_model("escalation", "Conversation"), apps.get_model("escalation", "Message")
    said = Message.objects.filter(conversation=OuterRef("pk"), kind="agent").order_by("-pk")
    with_agent = Conversation.objects.filter(pk__in=Message.objects.filter(kind="agent").values("conversation"))
    with_agent.update(agent_said=Subquery(said.values("pk")[:1]), agent_said_at=Subquery(said.values("at")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("escalation", "0002_message_key_of_its_conversation"),
    ]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="agent_said",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="conversation",
            name="agent_said_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="conversation",
            index=models.Index(
                condition=Q(agent_said__gt=F("customer_read"), customer__isnull=False)
                & Q(agent_said__gt=F("customer_told")),
                fields=["agent_said"],
                name="conversation_untold",
            ),
        ),
        migrations.RunPython(note_what_agents_said, migrations.RunPython.noop, elidable=True),
    ]
