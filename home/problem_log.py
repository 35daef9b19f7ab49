"""How Wagtail's history words what was done about a report."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LOG_ACTIONS: dict[str, tuple[Any, Any]] = {
    "home.answer_problem": (_("Answer a report"), _("Report answered")),
    "home.send_answer_again": (_("Send an answer again"), _("Answer sent again")),
    "home.close_problem": (_("Close a report"), _("Report closed without an answer")),
}
