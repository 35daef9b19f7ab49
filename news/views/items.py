"""What the screens on one item of a province share: the item, its state, and the way back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.utils import get_valid_next_url_from_request

from ..editor.item_state import ItemState, state_of
from ..models import NewsPage
from ..refusals import Refused
from .screens import NewsScreen

UNPROCESSABLE, CONFLICT = 422, 409


class ItemScreen(NewsScreen, TemplateView):
    """A screen with one form about one item; GET asks, POST does."""

    form_class: type[forms.Form]
    refused: Refused | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.admit()
        return super().dispatch(request, *args, **kwargs)

    def admit(self) -> None:
        """Raise PermissionDenied for whoever has nothing to do with the item."""
        raise NotImplementedError

    @cached_property
    def item(self) -> Any:
        items = NewsPage.objects.of_provinces().with_state().with_places()
        return get_object_or_404(items.select_related("owner"), pk=self.kwargs["pk"])

    @cached_property
    def standing(self) -> ItemState:
        return state_of(self.item)

    @cached_property
    def form(self) -> forms.Form:
        return self.form_class(self.request.POST if self.request.method == "POST" else None)

    @property
    def next_url(self) -> str:
        """Where the person came from, if that is in this site."""
        return get_valid_next_url_from_request(self.request)

    def refuse(self, refused: Refused) -> HttpResponse:
        """Say why nothing was done, with what was typed; the item is what it is now."""
        self.refused = refused
        for name in ("item", "standing"):
            self.__dict__.pop(name, None)
        return self.show(CONFLICT)

    def show(self, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=status)

    def leave(self) -> HttpResponse:
        return redirect(self.next_url or self.home())

    def home(self) -> str:
        """Give where one goes on from here."""
        return reverse("wagtailadmin_pages:edit", args=[self.item.pk])

    def get_page_subtitle(self) -> str:
        return self.item.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            item=self.item,
            standing=self.standing,
            form=self.form,
            refused=self.refused,
            next_url=self.next_url,
            **kwargs,
        )
