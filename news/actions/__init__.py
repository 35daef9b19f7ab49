"""Everything that changes the state of news; one function a change."""

from .approval import approve, publish_approved, send_back, submit
from .board import dismiss_reports, ensure_board, hide_comment, show_comment_again
from .comments import add_comment, report_comment, take_back_comment
from .setup import ensure_news, follow_section
from .withdrawing import withdraw

__all__ = [
    "add_comment",
    "approve",
    "dismiss_reports",
    "ensure_board",
    "ensure_news",
    "follow_section",
    "hide_comment",
    "publish_approved",
    "report_comment",
    "send_back",
    "show_comment_again",
    "submit",
    "take_back_comment",
    "withdraw",
]
