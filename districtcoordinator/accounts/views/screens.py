"""Shared parts of the screens on people: who may come in, the way back, forms with an action."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..people import people
from ..permissions import MANAGE_PEOPLE


class PeopleScreen(WagtailAdminTemplateMixin):
    """What every screen on people shares: who may come in, and the way back."""

    header_icon = "group"
    page_title = _("Users")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(MANAGE_PEOPLE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        people_list = {"url": reverse("dc_people:index"), "label": gettext("Users")}
        return [*self.breadcrumbs_items, people_list, *self.steps()]

    def steps(self) -> list[dict[str, Any]]:
        """Give what follows the list in the breadcrumbs."""
        return [{"url": "", "label": self.page_title}]


class PersonScreen(PeopleScreen):
    """A screen on one person; somebody of another province is not found."""

    @cached_property
    def person(self) -> Any:
        try:
            return get_object_or_404(people().for_user(self.request.user), pk=self.kwargs["pk"])
        except (ValueError, ValidationError) as error:
            raise Http404 from error  # not a key of this site's user model

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.has_perm(MANAGE_PEOPLE) and not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def allowed(self, user: Any) -> bool:
        """Whether the screen is shown; whoever may find the person may read about them."""
        return True

    def person_name(self) -> str:
        return self.person.get_full_name() or self.person.get_username()

    def address(self) -> str:
        return reverse("dc_people:person", args=[self.person.pk])

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": self.address(), "label": self.person_name()}, *super().steps()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            person=self.person, person_name=self.person_name(), back=self.address(), **kwargs
        )


class ActionForm(PeopleScreen, FormView):
    """A form that ends in one action; what the action finds wrong is shown with the form."""

    template_name = "dc_accounts/people/form.html"
    success_message: Any = ""

    def act(self, form: Any) -> None:
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            self.act(form)
        except ValidationError as error:
            known = getattr(error, "error_dict", {}).keys() <= form.fields.keys()
            form.add_error(None, error if known else error.messages)
            return self.form_invalid(form)
        messages.success(self.request, self.success_message)
        return redirect(self.get_success_url())
