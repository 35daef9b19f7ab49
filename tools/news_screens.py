"""Pictures of news at work: written, decided about, talked about and sent to other sites."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from screen import Screen

if TYPE_CHECKING:
    from known_rows import Known

# What only takes a POST, or stands in a frame.
NO_NEWS_SCREENS = {
    *(
        f"news_admin:{name}"
        for name in ("pause_target", "resume_target", "send_now", "renew_secret", "show_secret")
    ),
    *(f"news_admin:{name}" for name in ("send_again", "preview", "department")),
    *(f"news_admin:{name}" for name in ("hide_comment", "show_comment_again", "dismiss_reports")),
}
TARGET = "เว็บไซต์กรม (ตัวอย่าง)"


def add_news_to_look_at(central: Any) -> None:
    """Have a target that cannot be reached, and a message that waits for it, unless done before."""
    from news.actions.syndication import add_target, announce
    from news.enums import EventType
    from news.models import NewsPage, SyndicationTarget

    if not SyndicationTarget.objects.exists():
        add_target(user=central, name=TARGET, address="https://news.dla.example/receive/")
        item = NewsPage.objects.published().of_provinces().latest("date")
        announce(item=item, event=EventType.PUBLISHED)


def news_screens(known: Known) -> list[Screen]:
    """Give what each person sees of an item in every state, and of what belongs to it."""
    officer, approver = partial(Screen, "officer"), partial(Screen, "approver")
    central, public = partial(Screen, "central"), partial(Screen, "public")
    edit, item = "wagtailadmin_pages:edit", known.news
    section = ("news", "newspage", item["section"])
    return [
        public("board", "/board/"),
        public("board-nothing", "/board/", query="?words=ฮิปโปโปเตมัส"),
        public("board-without-script", "/board/", script=False),
        officer("board", "/board/"),
        officer("news", "news_admin:index"),
        officer("news-returned", "news_admin:index", query="?state=returned"),
        officer("news-write", "wagtailadmin_pages:add", section),
        *(officer(f"news-{state}", edit, (item[state],)) for state in known.states),
        officer("news-foreign", edit, (item["foreign"],)),
        officer("news-article", known.article),
        approver("news", "news_admin:index"),
        approver("news-queue", "news_admin:queue"),
        approver("news-queue-dark", "news_admin:queue", dark=True),
        *(approver(f"news-{state}", edit, (item[state],)) for state in known.states),
        approver("news-review", "news_admin:review", (item["waiting"],)),
        approver(
            "news-review-without-script", "news_admin:review", (item["waiting"],), script=False
        ),
        approver("news-review-change", "news_admin:review", (item["change"],)),
        approver("news-review-not-waiting", "news_admin:review", (item["returned"],)),
        approver("news-withdraw", "news_admin:withdraw", (item["change"],)),
        approver("news-comments", "news_admin:comments"),
        approver("news-comment", "news_admin:comment", (known.comment,)),
        central("news", "news_admin:index"),
        central("news-write", "news_admin:write"),
        central("news-queue", "news_admin:queue"),
        central("news-queue-krabi", "news_admin:queue", query="?province=81"),
        central("news-stand-in", "news_admin:review", (item["own"],)),
        central("news-comments", "news_admin:comments"),
        central("news-targets", "news_admin:targets"),
        central("news-target", "news_admin:target", (known.target,)),
        central("news-target-add", "news_admin:add_target"),
        central("news-target-remove", "news_admin:remove_target", (known.target,)),
        central("news-deliveries", "news_admin:deliveries"),
        central("news-delivery", "news_admin:delivery", (known.delivery,)),
    ]
