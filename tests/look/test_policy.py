"""What a browser may run: strict on the site, looser in the admins only."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_site_takes_scripts_and_styles_from_itself_only(visitor):
    policy = visitor.get("/en/nothing/")["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("address", ["/cms/login/", "/admin/login/"])
def test_the_admins_may_use_their_inline_scripts(visitor, address):
    policy = visitor.get(address)["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "nonce" not in policy


@pytest.mark.parametrize("address", ["/en/cms/", "/cmsx/", "/de/admin/"])
def test_an_address_that_only_looks_like_an_admins_stays_strict(visitor, address):
    assert "unsafe" not in visitor.get(address)["Content-Security-Policy"]
