"""Versions from before a thread was published stay with those who could read them then; a version's words can be taken out."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def keep_private(apps: Any, _schema_editor: Any) -> None:
    """Of threads published so far: every version of a post but the one that stood when its thread became public, and later ones."""
    Act, Revision = apps.get_model("forum", "Act"), apps.get_model("forum", "Revision")
    for thread_id, at in Act.objects.filter(verb="publish").values_list("thread_id", "at"):
        of_thread = Q(thread=thread_id) | Q(answer__thread=thread_id) | Q(reply__within=thread_id)
        earlier = Revision.objects.filter(of_thread, at__lte=at).order_by("version")
        standing = {(row.thread_id, row.answer_id, row.reply_id): row.pk for row in earlier}
        earlier.exclude(pk__in=standing.values()).update(before_publication=True)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("forum", "0003_tell_brought_solutions_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="before_publication",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="revision",
            name="erased_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="erased_reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.RunPython(keep_private, migrations.RunPython.noop, elidable=True),
    ]
