"""How passwords are kept: Argon2 for new ones, and older ones hashed anew at the next sign-in."""

import pytest
from django.contrib.auth.hashers import get_hasher, make_password

from kb_site.settings import accounts as shipped
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_shipped(settings):
    """The hashes of every installation, in place of the quick ones of the tests."""
    settings.PASSWORD_HASHERS = shipped.PASSWORD_HASHERS


@pytest.mark.usefixtures("as_shipped")
def test_a_new_password_is_kept_with_the_memory_and_passes_that_are_asked_for_at_least():
    kept = make_password("correct horse")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert not get_hasher("argon2").must_update(kept)


@pytest.mark.usefixtures("as_shipped")
@pytest.mark.parametrize("older", ["pbkdf2_sha256", "scrypt"])
def test_an_older_password_is_good_and_is_hashed_anew_by_the_sign_in(older, visitor):
    member = UserFactory()
    member.password = make_password(PASSWORD, hasher=older)
    member.save()
    for password, status in (("not the password", 200), (PASSWORD, 302)):
        assert visitor.post("/en/account/sign-in/", {"login": member.email, "password": password}).status_code == status
    member.refresh_from_db()
    assert member.password.startswith("argon2$")
    assert member.check_password(PASSWORD)
