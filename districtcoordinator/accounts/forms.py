"""Forms of the sign-in and of the screens on people."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Province


class SignInForm(AuthenticationForm):
    """Signs in; tells a deactivated account apart from a wrong password, to its owner alone."""

    error_messages = {
        "invalid_login": _("The User or the Password is not right. Please try again."),
        "inactive": _(
            "This account has been deactivated. Ask the SSO Admin of your provincial office."
        ),
    }

    def __init__(self, request: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
        self.fields["username"].label = _("User")
        self.fields["password"].label = _("Password")

    def get_invalid_login_error(self) -> ValidationError:
        person = _person_named(self.cleaned_data.get("username") or "")
        password = self.cleaned_data.get("password")
        # Only who knows the password learns that the account exists.
        if person and not person.is_active and person.check_password(password):
            return ValidationError(self.error_messages["inactive"], code="inactive")
        return super().get_invalid_login_error()


def _person_named(username: str) -> Any:
    User = get_user_model()
    try:
        return User._default_manager.get_by_natural_key(username)
    except User.DoesNotExist:
        return None


class ProvinceForm(forms.Form):
    """Chooses the province whose SSO Admins are asked for."""

    province = forms.ModelChoiceField(
        Province.objects.with_office(), label=_("Province"), empty_label=_("Choose a province")
    )
