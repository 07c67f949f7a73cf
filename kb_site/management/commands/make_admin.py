"""`manage.py make_admin`: makes somebody who may do everything, asking for what the environment does not say."""

import getpass
import os
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import DatabaseError, transaction

from accounts.actions import add_member
from accounts.handles import clean_name

ASKED = {"ADMIN_EMAIL": "Email address: ", "ADMIN_NAME": "Public name: ", "ADMIN_PASSWORD": "Password: "}


class Command(BaseCommand):
    """ADMIN_EMAIL, ADMIN_NAME and ADMIN_PASSWORD answer the questions beforehand, for machines without a keyboard."""

    help = "Makes an administrator, or makes one of somebody who has an account (the password stays)."

    def handle(self, *args: Any, **options: Any) -> None:
        """One address, one person."""
        email = self.checked("ADMIN_EMAIL", validate_email)
        try:
            user = get_user_model().objects.filter(email__iexact=email).first()
            if user is not None:
                user.is_staff = user.is_superuser = user.is_active = True
                user.save(update_fields=["is_staff", "is_superuser", "is_active"])
                self.stdout.write(
                    f"{user.email} had an account and may do everything now; the password is what it was."
                )
                return
            name = self.checked("ADMIN_NAME", clean_name)
            password = self.checked("ADMIN_PASSWORD", validate_password)
            with transaction.atomic():
                user = add_member(name=name, email=email, password=password, is_staff=True, is_superuser=True)
        except DatabaseError as problem:
            raise CommandError(f"The database cannot be used: {problem}. Has `manage.py migrate` run?") from problem
        self.stdout.write(f"{user.email} may do everything now. Sign in at /admin/ or /cms/.")

    def checked(self, name: str, check: Any) -> str:
        """The value of the variable ``name``, or the answer typed; asked again by a person until it is right."""
        given = os.environ.get(name, "").strip()
        while True:
            value = given or self.typed(name)
            try:
                check(value)
            except ValidationError as problem:
                sentence = " ".join(problem.messages)
                if given:
                    raise CommandError(f"{name}: {sentence}") from problem
                self.stderr.write(sentence)
            else:
                return value

    def typed(self, name: str) -> str:
        """What somebody at the keyboard answers."""
        if not sys.stdin.isatty():
            raise CommandError(f"Set {', '.join(ASKED)}, or run this in a terminal: {name} is missing.")
        try:
            if name == "ADMIN_PASSWORD":
                return getpass.getpass(ASKED[name])
            return input(ASKED[name]).strip()
        except (EOFError, KeyboardInterrupt) as end:
            raise CommandError("Nobody was made an administrator.") from end
