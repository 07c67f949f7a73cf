"""Pages of the way in and of one's own account."""

from tests.pages.examples import Example

FORM = Example(kept=False)
OWN = Example(who="asker")

EXAMPLES = {
    "first-page": Example(unwalked="leads on to the reader's language"),
    "face": Example(unwalked="a picture"),
    "account_login": FORM,
    "account_signup": FORM,
    "account_inactive": FORM,
    "account_request_login_code": FORM,
    "account_confirm_login_code": Example(unwalked="leads back unless a code was just sent"),
    "account_email": OWN,
    "account_email_verification_sent": FORM,
    "account_confirm_email": Example(args=lambda world, language: {"key": "not-a-key"}, kept=False, status=404),
    "account_change_password": OWN,
    "account_set_password": Example(unwalked="only for those who have no password; leads on otherwise"),
    "account_reset_password": FORM,
    "account_reset_password_done": FORM,
    "account_reset_password_from_key": Example(
        args=lambda world, language: {"uidb36": "1", "key": "not-a-key"}, kept=False
    ),
    "account_reset_password_from_key_done": FORM,
    "account_logout": OWN,
    "accounts:profile": Example(args=lambda world, language: {"handle": world.helper.handle}),
    "accounts:me": Example(unwalked="leads on to one's own profile"),
    "accounts:settings": OWN,
    "accounts:picture": OWN,
    "accounts:data": OWN,
    "accounts:leave": OWN,
    "accounts:leave-code": Example(unwalked="POST only"),
    "accounts:left": FORM,
}
