"""The pages of news, their approval, and what is said of them."""

from .approval import ProvinceApprovalTask
from .board import BoardPage
from .comments import BoardComment, CommentReport
from .pages import NewsIndexPage, NewsPage, ProvinceSectionPage
from .syndication import Delivery, DeliveryAttempt, SyndicationEvent, SyndicationTarget

__all__ = [
    "BoardComment",
    "BoardPage",
    "CommentReport",
    "Delivery",
    "DeliveryAttempt",
    "NewsIndexPage",
    "NewsPage",
    "ProvinceApprovalTask",
    "ProvinceSectionPage",
    "SyndicationEvent",
    "SyndicationTarget",
]
