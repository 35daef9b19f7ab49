"""The admin's API of pages: it lists them for the choosers, and does nothing to them."""

from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet


class PagesToRead(PagesAdminAPIViewSet):
    """Without the actions, which know nothing of locks: by one of them whoever may edit an item
    could change it while it waits. The admin's screens do not use them."""

    actions: dict[str, Any] = {}
