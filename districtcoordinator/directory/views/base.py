"""What all public pages of the directory have in common."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views import View


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

    def sign_in_address(self, query: str = "") -> str:
        """Give the way to sign in that leads back to this page, with the query that it is to have.

        Never with the query as it came: an address of any length would end in an error.
        """
        path = self.request.path
        return redirect_to_login(f"{path}?{query}" if query else path).url
