"""Everything that changes the state of news; one function a change."""

from .approval import approve, publish_approved, send_back, submit
from .setup import ensure_news, follow_section
from .withdrawing import withdraw

__all__ = [
    "approve",
    "ensure_news",
    "follow_section",
    "publish_approved",
    "send_back",
    "submit",
    "withdraw",
]
