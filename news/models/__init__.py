"""The pages of news, their approval, and what is said of them."""

from .approval import ProvinceApprovalTask
from .board import BoardPage
from .comments import BoardComment, CommentReport
from .pages import NewsIndexPage, NewsPage, ProvinceSectionPage

__all__ = [
    "BoardComment",
    "BoardPage",
    "CommentReport",
    "NewsIndexPage",
    "NewsPage",
    "ProvinceApprovalTask",
    "ProvinceSectionPage",
]
