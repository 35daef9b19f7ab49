"""The forms by which people are added, appointed, moved and deactivated."""

from typing import Any

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import Appointment

from .. import actions
from ..forms import (
    AddPersonForm,
    AppointmentForm,
    ChangeDistrictForm,
    PasswordForm,
    PersonForm,
)
from ..people import appointments_for
from ..permissions import may_end, may_manage_account
from .screens import ActionForm, PersonScreen


class AddPerson(ActionForm):
    page_title = _("Add a user")
    form_class = AddPersonForm
    success_message = _("The user has been added.")
    success_url: Any = reverse_lazy("dc_people:index")
    extra_context = {"submit_label": _("Add a user"), "back": reverse_lazy("dc_people:index")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> None:
        person = actions.create_person(
            user=self.request.user,
            username=form.cleaned_data["username"],
            password=form.cleaned_data["password1"],
            **form.appointment(),
            **form.details(),
        )
        self.success_url = reverse("dc_people:person", args=[person.pk])


class PersonForms(PersonScreen, ActionForm):
    """A form on one person, back to the person afterwards; the action itself checks once more."""

    def allowed(self, user: Any) -> bool:
        return may_manage_account(user, self.person)

    def get_success_url(self) -> str:
        return self.address()


class EditPerson(PersonForms):
    page_title = _("Change name and mail address")
    form_class = PersonForm
    success_message = _("The change has been saved.")
    extra_context = {"submit_label": _("Save")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.person}

    def act(self, form: Any) -> None:
        actions.rename_person(user=self.request.user, person=self.person, **form.details())


class Appoint(PersonForms):
    page_title = _("Appoint")
    form_class = AppointmentForm
    success_message = _("The appointment has been made.")
    extra_context = {"submit_label": _("Appoint")}

    def allowed(self, user: Any) -> bool:
        return self.person.pk != user.pk

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> None:
        actions.appoint(user=self.request.user, person=self.person, **form.appointment())


class SetPassword(PersonForms):
    page_title = _("Set a new password")
    form_class = PasswordForm
    success_message = _("The new password has been set. Tell it to the person yourself.")
    extra_context = {
        "submit_label": _("Set a new password"),
        "intro": _("The person is signed out everywhere and signs in again with this password."),
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "person": self.person}

    def act(self, form: Any) -> None:
        actions.set_password(
            user=self.request.user, person=self.person, password=form.cleaned_data["password1"]
        )


class Deactivate(PersonForms):
    page_title = _("Deactivate")
    form_class = Form
    success_message = _("The account has been deactivated.")
    extra_context = {
        "submit_label": _("Deactivate"),
        "intro": _(
            "The person is signed out at once and cannot sign in until the account is "
            "activated again. Nothing that the person did is lost."
        ),
        "is_serious": True,
    }

    def act(self, form: Any) -> None:
        actions.deactivate(user=self.request.user, person=self.person)


class Activate(PersonForms):
    page_title = _("Activate again")
    form_class = Form
    success_message = _("The account has been activated again.")
    extra_context = {
        "submit_label": _("Activate again"),
        "intro": _("The person can sign in again, with the appointments as they are."),
    }

    def act(self, form: Any) -> None:
        actions.activate(user=self.request.user, person=self.person)


class AppointmentScreen(PersonForms):
    """A form on one standing appointment of the person."""

    @cached_property
    def appointment(self) -> Appointment:
        mine = appointments_for(self.request.user).filter(user=self.person)
        return get_object_or_404(mine, pk=self.kwargs["appointment"])

    def allowed(self, user: Any) -> bool:
        return may_end(user, self.appointment)

    def get_page_subtitle(self) -> str:
        return f"{self.person_name()}: {self.appointment}"


class ChangeDistrict(AppointmentScreen):
    page_title = _("Change the district")
    form_class = ChangeDistrictForm
    success_message = _("The district has been changed.")
    extra_context = {"submit_label": _("Change the district")}

    def allowed(self, user: Any) -> bool:
        return super().allowed(user) and self.appointment.district is not None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def act(self, form: Any) -> None:
        actions.change_district(
            user=self.request.user,
            appointment=self.appointment,
            district=form.cleaned_data["district"],
        )


class EndAppointment(AppointmentScreen):
    page_title = _("End the appointment")
    form_class = Form
    success_message = _("The appointment has ended.")
    extra_context = {
        "submit_label": _("End the appointment"),
        "intro": _("What the person may do by this appointment ends at once."),
        "is_serious": True,
    }

    def act(self, form: Any) -> None:
        actions.end_appointment(user=self.request.user, appointment=self.appointment)
