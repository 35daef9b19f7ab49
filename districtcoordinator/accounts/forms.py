"""Forms of the sign-in and of the screens on people."""

from itertools import groupby
from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm, SetPasswordMixin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.roles import DISTRICT_ROLES, PROVINCE_ROLES, Role

from .permissions import MANAGE_PEOPLE, appointable_roles


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
        self.fields["username"].label = _("User ID")
        self.fields["password"].label = _("Sign-in password")

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


class FindPeopleForm(forms.Form):
    """What the list of people is searched and narrowed by; what makes no sense is left out."""

    q = forms.CharField(label=_("Name, User or district"), required=False, max_length=100)
    province = forms.ModelChoiceField(
        Province.objects.none(), label=_("Province"), required=False, empty_label=_("All")
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All")), *Role.choices]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("active", _("In use")),
            ("inactive", _("Deactivated")),
        ],
    )

    def __init__(self, data: Any, user: Any) -> None:
        super().__init__(data)
        _place(self, "province").queryset = _provinces(user)


class AppointmentForm(forms.Form):
    """A role and its place, among those to which the user may appoint."""

    role = forms.ChoiceField(label=_("Role"))
    province = forms.ModelChoiceField(
        Province.objects.none(),
        label=_("Province"),
        required=False,
        empty_label=_("Choose a province"),
        help_text=_("For an approver or SSO Admin of a provincial office."),
    )
    district = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District"),
        required=False,
        empty_label=_("Choose a district"),
        help_text=_("For a district officer."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = cast(forms.ChoiceField, self.fields["role"])
        roles.choices = [(role.value, role.label) for role in appointable_roles(user)]
        _place(self, "province").queryset = _provinces(user)
        offer_districts(_place(self, "district"), user)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        for name, roles, message in (
            ("district", DISTRICT_ROLES, _("Choose the district of the officer.")),
            ("province", PROVINCE_ROLES, _("Choose the province of this role.")),
        ):
            if role not in roles:
                cleaned[name] = None  # a place of another kind of role was chosen in passing
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, message)
        return cleaned

    def appointment(self) -> dict[str, Any]:
        """Give role and place as `actions.appoint` takes them."""
        return {name: self.cleaned_data[name] for name in ("role", "province", "district")}


class ChangeDistrictForm(forms.Form):
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("New district"), empty_label=_("Choose a district")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_districts(_place(self, "district"), user)


class PersonForm(forms.ModelForm):
    """Name and mail address of a person; the change itself is `actions.rename_person`'s."""

    class Meta:
        model = get_user_model()
        fields: tuple[str, ...] = ("first_name", "last_name", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = self.fields["last_name"].required = True

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PersonForm.Meta.fields}


class PasswordForm(SetPasswordMixin, forms.Form):
    """A new temporary password, twice."""

    password1, password2 = SetPasswordMixin.create_password_fields(
        label1=_("Temporary password"), label2=_("Temporary password once more")
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        self.validate_passwords()
        self.validate_password_for_user(self.person)
        return super().clean() or {}


class AddPersonForm(SetPasswordMixin, AppointmentForm, PersonForm):
    """A new account with its first appointment and a temporary password."""

    password1, password2 = SetPasswordMixin.create_password_fields(
        label1=_("Temporary password"), label2=_("Temporary password once more")
    )
    field_order = ("username", "first_name", "last_name", "email", "role", "province", "district")

    class Meta(PersonForm.Meta):
        fields = ("username", *PersonForm.Meta.fields)
        labels = {"username": _("User ID")}
        help_texts = {"username": _("Letters, digits and @ . + - _ only, without spaces.")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.validate_passwords()
        typed = {name: cleaned.get(name, "") for name in self.Meta.fields}
        self.validate_password_for_user(get_user_model()(**typed))
        return cleaned


class UploadForm(forms.Form):
    """The table of people to import."""

    file = forms.FileField(
        label=_("Table of people (csv)"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


def offer_districts(field: forms.ModelChoiceField, user: Any) -> None:
    """Offer the districts of the provinces whose people the user manages, province by province."""
    districts = District.objects.active().filter(province__in=_provinces(user))
    field.queryset = districts.select_related("province").order_by(
        "province__sort_key", "sort_key", "code"
    )
    by_province = groupby(field.queryset, lambda district: district.province.name)
    groups = [(name, [(one.pk, one.name) for one in group]) for name, group in by_province]
    field.choices = [("", field.empty_label), *groups]


def _place(form: forms.Form, name: str) -> forms.ModelChoiceField:
    return cast(forms.ModelChoiceField, form.fields[name])


def _provinces(user: Any) -> Any:
    return Province.objects.with_office().for_user(user, MANAGE_PEOPLE)
