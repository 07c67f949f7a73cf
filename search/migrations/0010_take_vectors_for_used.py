"""Vectors count as used today: sweeps that came round before this did not note which are in use."""

from typing import Any

from django.db import migrations
from django.utils import timezone


def take_for_used(apps: Any, _schema_editor: Any) -> None:
    """All of them, so that none is dropped before a sweep has noted what is in use."""
    apps.get_model("search", "StoredVector").objects.update(used_on=timezone.localdate())


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0009_count_what_sweeps_find"),
    ]

    operations = [
        migrations.RunPython(take_for_used, migrations.RunPython.noop, elidable=True),
    ]
