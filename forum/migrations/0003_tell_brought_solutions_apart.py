"""Solutions that came with an import are marked as such; so far they were told by nobody having chosen them."""

from typing import Any

from django.db import migrations, models
from django.db.models import Exists, OuterRef


def mark_brought_solutions(apps: Any, _schema_editor: Any) -> None:
    """Those of imported threads that nobody chose: a choice here left an audit row, also where its member has left."""
    Thread, Act = apps.get_model("forum", "Thread"), apps.get_model("forum", "Act")
    chosen_here = Act.objects.filter(
        verb__in=("accept", "restore"), thread_id=OuterRef("pk"), answer_id=OuterRef("solution_id")
    )
    unnamed = Thread.objects.exclude(source="").filter(solution__isnull=False, solved_by=None)
    unnamed.filter(~Exists(chosen_here)).update(solution_brought=True)


class Migration(migrations.Migration):
    dependencies = [
        ("forum", "0002_keep_boards_in_cms"),
    ]

    operations = [
        migrations.AddField(
            model_name="thread",
            name="solution_brought",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(mark_brought_solutions, migrations.RunPython.noop, elidable=True),
    ]
