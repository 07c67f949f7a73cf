"""`manage.py make_admin`: somebody who may do everything, or a sentence why not."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

ANSWERS = {"ADMIN_EMAIL": "ada@example.com", "ADMIN_NAME": "Ada", "ADMIN_PASSWORD": "gale-drizzle-1496"}


@pytest.fixture
def answered(monkeypatch):
    """Answers given by the environment; some of them changed or left out."""

    def set_up(**changed):
        for name, value in {**ANSWERS, **changed}.items():
            monkeypatch.setenv(name, value)

    return set_up


@pytest.mark.django_db
def test_an_admin_may_do_everything_and_has_a_confirmed_address(answered, capsys):
    answered()
    call_command("make_admin")
    admin = get_user_model().objects.get(email="ada@example.com")
    assert admin.is_superuser
    assert admin.is_staff
    assert admin.check_password("gale-drizzle-1496")
    assert admin.emailaddress_set.get().verified
    assert "ada@example.com may do everything now." in capsys.readouterr().out


@pytest.mark.django_db
def test_somebody_with_an_account_is_promoted_and_keeps_the_password(asker, answered, capsys):
    answered(ADMIN_EMAIL=asker.email.upper())
    before = asker.password
    call_command("make_admin")
    asker.refresh_from_db()
    assert asker.is_superuser
    assert asker.password == before
    assert "had an account" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ADMIN_EMAIL": "ada"}, "ADMIN_EMAIL: Enter a valid email address."),
        ({"ADMIN_PASSWORD": "12345"}, "ADMIN_PASSWORD: This password is too short."),
        (
            {"ADMIN_NAME": ""},
            "Set ADMIN_EMAIL, ADMIN_NAME, ADMIN_PASSWORD, or run this in a terminal: ADMIN_NAME is missing.",
        ),
    ],
)
def test_a_wrong_answer_is_named_and_nobody_is_made(answered, changed, sentence):
    answered(**changed)
    with pytest.raises(CommandError) as refusal:
        call_command("make_admin")
    assert str(refusal.value).startswith(sentence)
    assert not get_user_model().objects.exists()
