"""Addresses of accounts. `entrance` keeps allauth's names and lists what is finished; what is not listed does not exist."""

from allauth.account import views as allauth_views
from django.urls import URLPattern, path, re_path

from accounts.views import entrance as views
from accounts.views import leaving, people, settings

entrance: list[URLPattern] = [
    path("sign-in/", views.SignInView.as_view(), name="account_login"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("closed/", allauth_views.account_inactive, name="account_inactive"),
    path("sign-up/", views.SignUpView.as_view(), name="account_signup"),
    path("code/", views.RequestCodeView.as_view(), name="account_request_login_code"),
    path("code/enter/", views.EnterCodeView.as_view(), name="account_confirm_login_code"),
    path("email/", views.ChangeAddressView.as_view(), name="account_email"),
    path("confirm/", allauth_views.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirm/(?P<key>[-:\w]{1,200})/$", views.ConfirmAddressView.as_view(), name="account_confirm_email"),
    path("password/", views.ChangePasswordView.as_view(), name="account_change_password"),
    path("password/set/", allauth_views.password_set, name="account_set_password"),
    path("password/forgotten/", views.ForgottenView.as_view(), name="account_reset_password"),
    path("password/sent/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>.{1,200})/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/changed/", allauth_views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

app_name = "accounts"
urlpatterns = [
    path("people/<str:handle>/", people.profile, name="profile"),
    path("me/", people.me, name="me"),
    path("settings/", settings.edit, name="settings"),
    path("settings/picture/", settings.picture, name="picture"),
    path("settings/data/", leaving.data, name="data"),
    path("settings/leave/", leaving.leave, name="leave"),
    path("settings/leave/code/", leaving.send_code, name="leave-code"),
    path("account/left/", leaving.left, name="left"),
]
