"""How Wagtail's history words what was done about news."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LOG_ACTIONS: dict[str, tuple[Any, Any]] = {
    "news.withdraw": (_("Withdraw news"), _("News withdrawn")),
}
