"""Who helped most lately: by what was earned in that time, not by all that was ever earned."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from poweruser.models import Entry

pytestmark = pytest.mark.django_db


def test_the_first_page_shows_the_points_of_the_month_it_speaks_of(visitor, helper, asker):
    now = timezone.now()
    for member, reason, ago, points in (
        (helper, "answer_accepted", 1, 15),
        (helper, "answer_voted_up", 200, 600),
        (asker, "question_voted_up", 2, 5),
    ):
        Entry.objects.create(
            member=member, reason=reason, source=f"test-{ago}", points=points, at=now - timedelta(days=ago)
        )
    get_user_model().objects.filter(pk=helper.pk).update(reputation=615)
    html = visitor.get("/en/").content.decode()
    shown = html[html.index('id="h-helpers"') :].split("</section>")[0]
    assert shown.index(helper.name) < shown.index("15 points") < shown.index(asker.name)
    assert "615" not in shown
