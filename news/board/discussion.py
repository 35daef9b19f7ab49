"""What is said about an item, for whoever reads it: the newest fifty, and the way to the rest."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest

from ..models.board import BoardPage
from ..models.comments import BoardComment
from ..models.pages import NewsPage
from ..permissions import HIDE_COMMENTS, standing_of
from .forms import CommentForm

SHOWN_AT_ONCE = 50
PLACE = "comments"


@dataclass(frozen=True)
class Said:
    """One comment, and where a reader reports it or takes it back; empty where they may not."""

    comment: BoardComment
    is_own: bool
    report_address: str = ""
    take_back_address: str = ""


@dataclass(frozen=True)
class Discussion:
    """`said` begins with the oldest; `earlier` is the key before which older ones stand."""

    item: NewsPage
    said: list[Said]
    number: int
    earlier: int | None
    is_newest: bool
    may_hide: bool
    form: CommentForm | None
    send_address: str
    sign_in_address: str


def discussion_of(item: NewsPage, request: HttpRequest) -> Discussion | None:
    """Give what is said about a published item of a province; nothing for any other, nor where the
    site has no board. Costs one query, and one more for whoever is signed in."""
    if not item.province_id or not item.live or getattr(request, "is_preview", False):
        return None
    board = _board_of(item)
    if board is None:
        return None
    standing = standing_of(request.user)
    may_comment = bool(standing.everywhere or standing.in_province)
    before = _key(request.GET.get("before", ""))
    newest = BoardComment.objects.newest_on(item, before=before, reader=request.user)
    found = list(newest[: SHOWN_AT_ONCE + 1])
    shown = found[:SHOWN_AT_ONCE][::-1]
    sign_in = redirect_to_login(f"{item.get_url(request)}#{PLACE}").url
    return Discussion(
        item=item,
        said=[_said(comment, board, request, may_comment) for comment in shown],
        number=_number(found, item, before),
        earlier=shown[0].pk if len(found) > SHOWN_AT_ONCE else None,
        is_newest=before is None,
        may_hide=standing.holds(HIDE_COMMENTS, item.province_id),
        form=CommentForm(label_suffix="") if may_comment else None,
        send_address=board.address_of("add_comment", item.pk, request),
        sign_in_address="" if request.user.is_authenticated else sign_in,
    )


def place_of(comment: BoardComment, request: HttpRequest | None = None) -> str:
    """Give the address at which a comment stands, however many were written since."""
    address = comment.item.get_url(request) or ""
    return f"{address}?before={comment.pk + 1}#comment-{comment.pk}"


def _board_of(item: Any) -> BoardPage | None:
    """Give the board; where its path came with the item, made of that, since the address is all
    that is asked of it here."""
    if not hasattr(item, "board_path"):
        return BoardPage.objects.live().first()
    return BoardPage(url_path=item.board_path) if item.board_path else None


def _said(comment: Any, board: BoardPage, request: HttpRequest, may_comment: bool) -> Said:
    is_own = comment.author_id == request.user.pk
    if not comment.is_shown or not may_comment:
        return Said(comment, is_own)
    if is_own:
        away = board.address_of("take_back_comment", comment.pk, request)
        return Said(comment, is_own, take_back_address=away)
    address = board.address_of("report_comment", comment.pk, request)
    return Said(comment, is_own, report_address="" if comment.has_reported else address)


def _number(found: list[Any], item: NewsPage, before: int | None) -> int:
    """How many are shown on the item, which every row tells; without rows, only if asked for."""
    if found:
        return found[0].how_many
    return BoardComment.objects.filter(item=item).shown().count() if before else 0


def _key(text: str) -> int | None:
    """Read a key from an address, which anybody may have typed."""
    is_key = text.isascii() and text.isdecimal() and len(text) < 16
    return (int(text) or None) if is_key else None
