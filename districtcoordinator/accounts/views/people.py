"""The list of people and the page of one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from ..forms import FindPeopleForm
from ..models import AccountLogEntry
from ..people import appointments_for, people
from ..permissions import may_end, may_manage_account, standing_appointments
from .screens import PeopleScreen, PersonScreen

PAGE_SIZE = 25
HISTORY_SHOWN = 20


class PeopleList(PeopleScreen, TemplateView):
    template_name = "dc_accounts/people/index.html"

    def steps(self) -> list[dict[str, Any]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FindPeopleForm(self.request.GET, user=self.request.user)
        form.is_valid()
        wanted = form.cleaned_data
        found = (
            people()
            .for_user(self.request.user)
            .search(wanted.get("q", ""))
            .serving(
                role=wanted.get("role", ""), province=getattr(wanted.get("province"), "pk", "")
            )
        )
        if state := wanted.get("state"):
            found = found.filter(is_active=state == "active")
        found = found.with_appointments(self.request.user)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(form=form, page=page, **kwargs)


class PersonPage(PersonScreen, TemplateView):
    template_name = "dc_accounts/people/person.html"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.person_name()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        appointments = list(appointments_for(user).filter(user=self.person))
        standing = {one.pk for one in standing_appointments(self.person)}
        log = AccountLogEntry.objects.viewable_by_user(user).select_related("user")
        shown = AccountLogEntry.objects.for_instance(self.person).values("pk")
        return super().get_context_data(
            standing=[(one, may_end(user, one)) for one in appointments if one.pk in standing],
            ended=[one for one in appointments if one.pk not in standing],
            may_manage=may_manage_account(user, self.person),
            is_oneself=self.person.pk == user.pk,
            history=log.filter(pk__in=shown)[:HISTORY_SHOWN],
            **kwargs,
        )
