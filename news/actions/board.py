"""The board itself, and deciding about what stands on it; `user` is who decides."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from districtcoordinator.page_tree import publish_beneath

from ..enums import CommentState
from ..models import BoardComment, BoardPage, CommentReport
from ..refusals import Reason, Refused
from .comments import log_comment

SLUG = "board"
TITLE = "กระดานประสานงาน"
LEAD = "ข่าวจากท้องถิ่นอำเภอทั่วประเทศที่ สถจ. ยืนยันแล้ว พร้อมความเห็นของผู้ปฏิบัติงานในทุกจังหวัด"


@transaction.atomic
def ensure_board(*, parent: Page, user: Any = None) -> BoardPage:
    """There is a board; a new one is put beneath `parent`, one that is there stays as it is."""
    board = BoardPage.objects.first()
    if board is None:
        board = BoardPage(title=TITLE, slug=SLUG, lead=LEAD, show_in_menus=True)
        publish_beneath(parent, board, user=user)
    return board


@transaction.atomic
def hide_comment(*, user: Any, comment: BoardComment, reason: str) -> None:
    """Take a comment off the page, with a reason that its author reads; that settles its reports.

    Raises PermissionDenied for whoever may not hide comments in the item's province, and Refused
    when there is no reason or the comment is not shown any more.
    """
    comment = _locked(user, comment)
    if not reason.strip():
        raise Refused(Reason.REASON_MISSING)
    if not comment.is_shown:
        raise Refused(Reason.COMMENT_GONE)
    comment.hidden_by, comment.hidden_reason = user, reason.strip()
    _change(comment, CommentState.HIDDEN)
    _settle_reports(comment)
    log_comment(comment, "news.hide_comment", user=user, reason=reason.strip())


@transaction.atomic
def show_comment_again(*, user: Any, comment: BoardComment) -> None:
    """Put back what was hidden by mistake; raises as `hide_comment` does."""
    comment = _locked(user, comment)
    if not comment.is_hidden:
        raise Refused(Reason.COMMENT_GONE)
    if comment.author_id == user.pk:
        raise Refused(Reason.OWN_COMMENT)
    comment.hidden_by, comment.hidden_reason = None, ""
    _change(comment, CommentState.SHOWN)
    log_comment(comment, "news.show_comment_again", user=user)


@transaction.atomic
def dismiss_reports(*, user: Any, comment: BoardComment) -> None:
    """Leave a reported comment where it stands, and settle its reports.

    Raises as `hide_comment` does. Nobody dismisses what is reported about their own comment.
    """
    comment = _locked(user, comment)
    if comment.author_id == user.pk:
        raise Refused(Reason.OWN_COMMENT)
    if _settle_reports(comment):
        log_comment(comment, "news.dismiss_reports", user=user)


def _locked(user: Any, comment: BoardComment) -> BoardComment:
    """Give the comment as the database has it now, kept from others until the end."""
    mine = BoardComment.objects.for_user(user).select_for_update(of=("self",))
    found = mine.filter(pk=comment.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def _change(comment: BoardComment, state: CommentState) -> None:
    comment.state, comment.state_since = state, timezone.now()
    comment.save(update_fields=["state", "state_since", "hidden_by", "hidden_reason"])


def _settle_reports(comment: BoardComment) -> int:
    """Settle the open reports; say how many there were."""
    reports = CommentReport.objects.open().filter(comment=comment)
    return reports.update(settled_at=timezone.now())
