"""What editors put pages together from."""

from .content_body import ContentBody
from .home_body import HomeBody
from .icons import TOOLKIT_ICONS
from .links import LinkBlock, MenuBody

__all__ = ["TOOLKIT_ICONS", "ContentBody", "HomeBody", "LinkBlock", "MenuBody"]
