"""What a test commits does not reach the next one."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from kb_site.foundations.lay import AGENTS
from tests import databases
from tests.factories.forum import make_answer, make_thread


@pytest.mark.django_db(transaction=True)
def test_what_was_committed_is_gone_and_what_was_taken_from_the_foundations_is_back():
    before = dict(Permission.objects.values_list("codename", "pk"))
    rights = set(Group.objects.get(name=AGENTS).permissions.values_list("codename", flat=True))
    make_answer(make_thread())
    Group.objects.filter(name=AGENTS).delete()
    Permission.objects.update(name="renamed")
    databases.restore()
    assert not get_user_model().objects.exists()
    assert dict(Permission.objects.values_list("codename", "pk")).keys() == before.keys()
    assert not Permission.objects.filter(name="renamed").exists()
    assert set(Group.objects.get(name=AGENTS).permissions.values_list("codename", flat=True)) == rights != set()
