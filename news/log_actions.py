"""How Wagtail's history words what was done about news."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REMINDED = "news.remind"
CALLED = "news.call_department"
LOG_ACTIONS: dict[str, tuple[Any, Any]] = {
    "news.withdraw": (_("Withdraw news"), _("News withdrawn")),
    REMINDED: (_("Remind the approvers"), _("Approvers reminded by mail")),
    CALLED: (
        _("Call the department"),
        _("Department told by mail that the province has no approver"),
    ),
    "news.report_comment": (_("Report a comment"), _("Comment reported")),
    "news.take_back_comment": (_("Take a comment back"), _("Comment taken back")),
    "news.hide_comment": (_("Hide a comment"), _("Comment hidden")),
    "news.show_comment_again": (_("Show a comment again"), _("Comment shown again")),
    "news.dismiss_reports": (_("Leave a reported comment"), _("Reported comment left")),
    "news.target_add": (_("Add a target of news"), _("Target of news added")),
    "news.target_change": (_("Change a target of news"), _("Target of news changed")),
    "news.target_pause": (_("Pause a target of news"), _("Target of news paused")),
    "news.target_gone": (_("Pause a target of news"), _("Paused: the target wants no more news")),
    "news.target_resume": (_("Resume a target of news"), _("Target of news resumed")),
    "news.target_remove": (_("Remove a target of news"), _("Target of news removed")),
    "news.secret_renew": (_("Renew the secret"), _("Secret renewed")),
    "news.secret_show": (_("Show the secret"), _("Secret shown")),
    "news.send_again": (_("Send again"), _("Message sent again")),
    "news.send_now": (_("Send what waits now"), _("What waited was sent at once")),
}
