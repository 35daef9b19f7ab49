"""What Wagtail's own screens leave unsaid when news stand in the way, said to the person."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .editor.media_permissions import IN_USE, is_kept
from .explorer import asks_for_unseen
from .refusals import NotDecided
from .views.undecided import undecided

# Wagtail's screens on one picture or file: the key in the address, the model, and the list.
SCREENS: dict[str, tuple[str, Callable[[], Any], str]] = {
    f"{app}:{screen}": (key, model, f"{app}:index")
    for app, key, model in (
        ("wagtailimages", "image_id", get_image_model),
        ("wagtaildocs", "document_id", get_document_model),
    )
    for screen in ("edit", "delete")
}


class NewsRefusalsMiddleware:
    """Gives the reason where Wagtail would say that something went wrong, or is not permitted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """A picture or file that published news show: say that a new one is to be uploaded. A
        draft that the person may not see, asked for by its key: refuse it as Wagtail does."""
        match = request.resolver_match
        if request.user.is_authenticated and asks_for_unseen(request):
            return permission_denied(request)
        screen = SCREENS.get(match.view_name) if match else None
        if screen is None or not request.user.is_authenticated:
            return None
        key, model, index = screen
        medium = model().objects.filter(pk=kwargs[key]).first()
        if medium is None or not is_kept(request.user, medium):
            return None
        messages.error(request, IN_USE)
        return redirect(index)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A decision in Wagtail's dialog that came too late, or lacks its reason."""
        return undecided(request, error) if isinstance(error, NotDecided) else None
