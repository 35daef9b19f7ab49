"""The directory's entry in the admin menu, for whoever brings it up to date."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from districtcoordinator.areas.menus import holds

from .permissions import UPDATE_DIRECTORY


class DirectoryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return holds(request, UPDATE_DIRECTORY)
