"""Sign-in: django-allauth with an e-mail address, axes against guessing, and our own user from the first migration."""

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "poweruser.backends.PrivilegeBackend",
]
PASSWORD_HASHERS = [
    "accounts.hashers.Argon2Hasher",
    # What is older, or comes with members of another installation, is hashed anew at the next sign-in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("handle", "name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_UNIQUE_EMAIL = True
# Whether an address has an account is nobody else's business.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.entrance.SignInForm",
    "signup": "accounts.forms.entrance.SignUpForm",
    "request_login_code": "accounts.forms.entrance.RequestCodeForm",
    "confirm_login_code": "accounts.forms.entrance.EnterCodeForm",
    "reset_password": "accounts.forms.entrance.ForgottenForm",
    "reset_password_from_key": "accounts.forms.entrance.NewPasswordForm",
    "set_password": "accounts.forms.entrance.FirstPasswordForm",
    "change_password": "accounts.forms.entrance.ChangePasswordForm",
    "add_email": "accounts.forms.entrance.ChangeAddressForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
# Whoever confirms in the browser they signed up with is signed in; the link alone signs nobody in.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGIN_TIMEOUT = 24 * 3600
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Beside the house's own limits (accounts.rules) and axes: what guards one address, wherever the requests come from.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "100/h/key",
    "signup": None,
    "change_password": None,
    "manage_email": None,
    "reset_password": "5/h/key",
    "reset_password_from_key": "30/h/ip",
    "request_login_code": "5/h/key",
    "confirm_email": "1/3m/key",
}

# Wagtail and the admin have no sign-in, password or address page of their own: all of that is ours (kb_site/urls.py).
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_REQUIRED = False

SESSION_COOKIE_NAME = "lotse_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "lotse_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kb_site.views.errors.csrf_failure"

# A name with its address is locked, not the address alone: one office behind one router must not lock itself out.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "accounts.lockout.name_of"
AXES_CLIENT_IP_CALLABLE = "accounts.visitors.address_of"
AXES_LOCKOUT_CALLABLE = "accounts.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "oldpassword", "password1", "csrfmiddlewaretoken"]
# Who signed in when and from where is not kept.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

# How many proxies of ours stand in front: that many entries from the right of X-Forwarded-For is the visitor's address.
PROXY_COUNT = 0
# Off only where a machine walks through every form (accounts.limits; the numbers are in accounts.rules).
RATE_LIMITS = True
