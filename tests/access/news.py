"""News of กระบี่ for the addresses to point at: one that waits, one that is out, what was said of
it, and a site to which it is sent."""

from typing import Any
from uuid import uuid4

from news.actions import add_comment, approve, ensure_board, submit
from news.actions.syndication import add_target
from news.models import Delivery, NewsPage, ProvinceSectionPage


def make_news(*, writer: Any, approver: Any, central: Any) -> dict[str, Any]:
    """Make them and give their keys, by what stands in an address after news_admin."""
    section = ProvinceSectionPage.objects.get(province__code="81")
    ensure_board(parent=section.get_parent().get_parent())
    target = add_target(user=central, name="เว็บไซต์กรม", address="http://127.0.0.1:1/")
    out = _submitted(section, writer)
    approve(user=approver, task_state=out.current_workflow_task_state)
    comment = add_comment(
        user=writer, item=NewsPage.objects.get(pk=out.pk), text="ขอแบบด้วย", form_key=uuid4()
    )
    keys = {"withdraw": out.pk, "review": _submitted(section, writer).pk}
    for name in ("comment", "hide_comment", "show_comment_again", "dismiss_reports"):
        keys[name] = comment.pk
    for name in ("delivery", "send_again"):
        keys[name] = Delivery.objects.get().pk
    return {"target": target.pk, "translation_key": out.translation_key, **keys}


def _submitted(section: ProvinceSectionPage, writer: Any) -> NewsPage:
    item = NewsPage(title="ข่าว", topic="plans", lead="ความนำ", live=False, owner=writer)
    section.add_child(instance=item)
    item.save_revision(user=writer)
    submit(user=writer, item=item)
    return NewsPage.objects.get(pk=item.pk)
