"""The site's own pages, its settings, and what visitors report."""

from home.enums import ProblemState, ProblemTopic

from .content_page import ContentPage
from .home_page import HomePage
from .problem_report import ProblemReport
from .site_settings import SiteSettings
from .toolkits import DigestPage, Material, MaterialKind, ToolkitIndexPage, ToolkitPage

__all__ = [
    "ContentPage",
    "DigestPage",
    "HomePage",
    "Material",
    "MaterialKind",
    "ProblemReport",
    "ProblemState",
    "ProblemTopic",
    "SiteSettings",
    "ToolkitIndexPage",
    "ToolkitPage",
]
