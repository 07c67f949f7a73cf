"""What a member takes along, and what goes with them."""

import pytest

from inbox.actions import choose
from inbox.kinds import Email
from inbox.models import Choice, Letter, Notice
from inbox.taking_along import choices, notices
from tests.inbox.conftest import ANSWERS

pytestmark = pytest.mark.django_db


def test_a_member_takes_along_their_own_notices_and_choices(asker, helper, told):
    told(asker, snippet="mine")
    told(helper, snippet="not mine")
    choose(by=asker, wishes={ANSWERS.name: (True, Email.NEVER)})
    assert [row["data"]["snippet"] for row in notices(asker)] == ["mine"]
    assert list(choices(asker)) == [{"setting": ANSWERS.name, "on_site": True, "email": "never"}]


def test_nothing_stays_of_who_leaves(asker, told):
    told(asker)
    choose(by=asker, wishes={ANSWERS.name: (True, Email.NEVER)})
    asker.delete()
    assert not Notice.objects.exists()
    assert not Letter.objects.exists()
    assert not Choice.objects.exists()
