"""The page of a member's points is there for whoever has a public page."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse


@pytest.mark.parametrize(("verified", "status"), [(False, 404), (True, 200)])
def test_who_has_not_confirmed_their_address_has_neither_page(client, helper, verified, status):
    EmailAddress.objects.filter(user=helper).delete()
    EmailAddress.objects.create(user=helper, email=helper.email, primary=True, verified=verified)
    for name in ("accounts:profile", "poweruser:ledger"):
        assert client.get(reverse(name, args=[helper.handle])).status_code == status
