"""Signing in and out, and whom to ask for an account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from districtcoordinator.areas.roles import ACCESS_ADMIN

from ..forms import ProvinceForm, SignInForm
from ..landing import landing_address
from ..middleware import admin_root, note_activity
from ..people import sso_admins_of
from ..refusals import send_again
from ..role_groups import keep_members_in_step
from ..typed_values import KEPT_FIELD, kept_values, typed_context


class SignInView(auth_views.LoginView):
    """The only door: signs in, and hands back a form that was refused for want of a session."""

    template_name = "dc_accounts/login.html"
    authentication_form = SignInForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return super().get(request, *args, **kwargs)
        if not request.user.has_perm(ACCESS_ADMIN):
            return render(request, "dc_accounts/no_permission.html", status=403)
        wanted = self.get_redirect_url()
        # Only the admin is certain not to send somebody with access back here.
        if not wanted or wanted.startswith(admin_root()):
            return redirect(self.get_success_url())
        return render(request, "dc_accounts/already_signed_in.html", {"wanted": wanted})

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        keep_members_in_step([form.get_user()])
        response = super().form_valid(form)
        self.request.session.set_expiry(0)  # the cookie goes when the browser is closed
        note_activity(self.request)
        kept = kept_values(self.request)
        return send_again(self.request, kept) if kept else response

    def get_redirect_url(self, *args: Any) -> str:
        wanted = super().get_redirect_url(*args)
        ours = (reverse("dc_accounts:login"), reverse("dc_accounts:logout"))
        return "" if wanted.startswith(ours) else wanted

    def get_default_redirect_url(self) -> str:
        return landing_address(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.POST.get(KEPT_FIELD, "") if kept_values(self.request) else ""
        echo = typed_context(self.request) if kept else {}
        return super().get_context_data(kept=kept, **echo, **kwargs)


class SignOutView(auth_views.LogoutView):
    """Asks first, as the manual has it; the session ends with the POST."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "dc_accounts/logout.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        messages.success(request, _("You are signed out."))
        return response


@require_safe
def sso_admins(request: HttpRequest) -> HttpResponse:
    """List the SSO Admins of a province, or say whom to ask where there is none."""
    form = ProvinceForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        province = form.cleaned_data["province"]
        context |= {"province": province, "sso_admins": sso_admins_of(province)}
    return render(request, "dc_accounts/sso_admins.html", context)
