"""The cast stands where its names say."""

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD, ImportedFactory


def test_only_the_moderator_and_the_agent_see_private_threads(asker, helper, moderator, agent, editor):
    seeing = {user.handle for user in (asker, helper, moderator, agent, editor) if user.has_perm("forum.see_private")}
    assert seeing == {"moderator", "agent"}


def test_a_member_signs_in_with_the_known_password(asker):
    assert asker.check_password(PASSWORD)
    assert asker.emailaddress_set.get().verified


@pytest.mark.django_db
def test_an_imported_member_has_neither_address_nor_password():
    member = ImportedFactory()
    assert member.email is None
    assert not member.has_usable_password()


def test_the_client_of_a_member_is_signed_in_and_the_visitors_is_not(asker, as_user, visitor):
    assert as_user(asker).session["_auth_user_id"] == str(asker.pk)
    assert isinstance(visitor, Client)
    assert "_auth_user_id" not in visitor.session
