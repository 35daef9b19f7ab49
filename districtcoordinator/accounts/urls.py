"""The public addresses of signing in; include them at the root of the site."""

from django.urls import path

from .views.sign_in import SignInView, SignOutView, sso_admins

app_name = "dc_accounts"

urlpatterns = [
    path("login/", SignInView.as_view(), name="login"),
    path("logout/", SignOutView.as_view(), name="logout"),
    path("sso-admins/", sso_admins, name="sso_admins"),
]
