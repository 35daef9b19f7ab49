"""Wagtail's site history, so that its filter names nobody whom the reader may not read about."""

from typing import Any

from wagtail.admin.views.reports.audit_logging import (
    LogEntriesView,
    SiteHistoryReportFilterSet,
    get_users_for_filter,
)


class ScopedFilterSet(SiteHistoryReportFilterSet):
    """Offers the people of the entries that the reader sees.

    Wagtail 8.0 means to do so, but asks for all page log entries instead: everybody who ever edited
    a page was offered to everybody.
    """

    def get_users_queryset(self) -> Any:
        return get_users_for_filter(self.request.user)


def scope_site_history() -> None:
    """Have the view use it; Wagtail's addresses cannot be replaced, so its view is told."""
    LogEntriesView.filterset_class = ScopedFilterSet
