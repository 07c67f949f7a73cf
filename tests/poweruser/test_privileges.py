"""Points open privileges through Django's own permissions, and only those of the table."""

import pytest
from django.contrib.auth.models import AnonymousUser

from poweruser.rules import PRIVILEGE_TABLE


@pytest.mark.parametrize("privilege", PRIVILEGE_TABLE, ids=lambda privilege: privilege.codename)
def test_a_privilege_opens_at_its_threshold_and_not_a_point_earlier(helper, privilege):
    helper.reputation = privilege.threshold - 1
    assert not helper.has_perm(privilege.codename)
    helper.reputation = privilege.threshold
    assert helper.has_perm(privilege.codename)


def test_points_open_nothing_beside_the_table_nothing_on_one_object_and_nothing_to_the_inactive(helper):
    helper.reputation = 1_000_000
    assert helper.has_perm("forum.vote_down")
    assert not helper.has_perm("forum.hide_post")
    assert not helper.has_perm("forum.vote_down", helper)
    helper.is_active = False
    assert not helper.has_perm("forum.vote_down")
    assert not AnonymousUser().has_perm("forum.vote_down")


def test_a_moderators_permissions_do_not_depend_on_points(moderator):
    assert moderator.reputation == 0
    assert moderator.has_perm("forum.close_thread")
