"""The answer to a decision in Wagtail's own screens that came too late, or lacks its reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..refusals import NotDecided


def undecided(request: HttpRequest, error: NotDecided, *, kept: bool = False) -> HttpResponse:
    """Say why in the editor, and whether what was typed there is `kept`; a dialog leads there."""
    messages.error(request, str(error))
    if kept:
        messages.info(request, _("What you changed in the item is kept as a draft."))
    editor = reverse("wagtailadmin_pages:edit", args=[error.page])
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": editor})
    return redirect(editor)
