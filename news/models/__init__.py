"""The pages of news, their approval, and what is said of them."""

from .approval import ProvinceApprovalTask
from .pages import NewsIndexPage, NewsPage, ProvinceSectionPage

__all__ = ["NewsIndexPage", "NewsPage", "ProvinceApprovalTask", "ProvinceSectionPage"]
