"""What all public pages of the directory have in common."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views import View

from districtcoordinator.areas.permissions import holds

from ..permissions import VIEW_PRIVATE_CONTACT


class DirectoryMixin(View):
    """Pages differ by who is signed in: no shared cache keeps them, and what shows private data
    is kept nowhere, so that nobody finds it in the browser of a shared computer."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        else:
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def private_context(self) -> dict[str, Any]:
        """Give what the note on private data says: it is shown, or how to come to see it."""
        user = self.request.user
        return {
            "shows_private": user.is_authenticated and holds(user, VIEW_PRIVATE_CONTACT),
            "sign_in_address": redirect_to_login(self.request.get_full_path()).url,
        }
