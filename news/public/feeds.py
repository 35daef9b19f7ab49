"""The newest items as RSS, Atom and JSON Feed, for all news and for each section."""

import json
from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed, rfc3339_date
from django.utils.html import escape

ITEMS = 30
# XML has no place for them; pasted texts carry some, vertical tabs for instance.
CONTROLS = dict.fromkeys({*range(0x20)} - {*map(ord, "\t\n\r")}, " ")


class JsonFeedGenerator(SyndicationFeed):
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False).encode(encoding))

    @staticmethod
    def _item(item: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": [{"name": item["author_name"]}],
            "tags": list(item["categories"]),
        }


class RssFeed(Feed):
    """The newest items of a page that lists news; called with `page=`."""

    def get_object(self, request: HttpRequest, page: Any) -> Any:
        return page

    def title(self, page: Any) -> str:
        return page.title.translate(CONTROLS)

    def description(self, page: Any) -> str:
        return (page.lead or page.title).translate(CONTROLS)

    subtitle = description

    def link(self, page: Any) -> str:
        return page.get_url()

    def items(self, page: Any) -> Any:
        return page.news().latest_first().with_places()[:ITEMS]

    def item_title(self, item: Any) -> str:
        return item.title.translate(CONTROLS)

    def item_description(self, item: Any) -> str:
        """Readers of RSS and Atom take it for HTML."""
        return escape(item.lead.translate(CONTROLS))

    def item_link(self, item: Any) -> str:
        return item.get_url()

    def item_guid(self, item: Any) -> str:
        """Stays the same if the item ever moves to another address."""
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_author_name(self, item: Any) -> str:
        return item.byline

    def item_categories(self, item: Any) -> list[str]:
        return [item.get_topic_display(), item.place]

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time.min))

    def item_updateddate(self, item: Any) -> datetime:
        return item.last_published_at or self.item_pubdate(item)


class AtomFeed(RssFeed):
    feed_type = Atom1Feed


class JsonFeed(RssFeed):
    feed_type = JsonFeedGenerator

    def item_description(self, item: Any) -> str:
        return item.lead.translate(CONTROLS)
