"""Who helped most lately: by what was earned in that time, not by all that was ever earned."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from poweruser.models import Entry
from poweruser.queries import leaders, most_helpful

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


def test_lines_of_before_and_lines_taken_back_count_for_nobody(visitor, helper, asker):
    now = timezone.now()
    lines = (
        (helper, "answer_accepted", "answer:1", 1, 40, 15),
        (helper, "answer_accepted", "answer:2", 1, 3, 15),
        (helper, "answer_accepted", "answer:2", 2, 2, -15),
        (asker, "answer_accepted", "answer:3", 1, 1, 15),
    )
    for member, reason, source, turn, ago, points in lines:
        Entry.objects.create(
            member=member, reason=reason, source=source, turn=turn, points=points, at=now - timedelta(days=ago)
        )
    (place,) = leaders("month", now=now, count=3)
    assert (place.member, place.points, place.solutions) == (asker, 15, 1)
    assert most_helpful("month", now=now)[0] == [place]
    assert [row.member for row in leaders("quarter", now=now, count=1)] == [helper]
