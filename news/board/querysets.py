"""Reading questions on comments; `for_user` is the only door to those that one may hide."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from districtcoordinator.areas.querysets import permitted
from districtcoordinator.thai.normalise import normalise

from ..enums import CommentState
from ..permissions import HIDE_COMMENTS


class BoardCommentQuerySet(QuerySet):
    def for_user(self, user: Any) -> BoardCommentQuerySet:
        """Keep the comments on news of the provinces in which the user may hide some."""
        return self.filter(permitted(user, HIDE_COMMENTS, province="item__province"))

    def shown(self) -> BoardCommentQuerySet:
        """Keep what everybody reads."""
        return self.filter(state=CommentState.SHOWN)

    def of_author(self, user: Any) -> BoardCommentQuerySet:
        return self.filter(author=user.pk)

    def newest_on(self, item: Any, *, before: int | None, reader: Any) -> BoardCommentQuerySet:
        """Give the comments on an item, the newest first, from before one of them (its key).

        Each tells `how_many` are shown on the item, and whether the reader `has_reported` it.
        """
        here = self.filter(item=item.pk)
        number = here.shown().order_by().annotate(one=Value(1)).values("one")
        found = here.filter(pk__lt=before) if before else here
        reports = _reports().filter(comment=OuterRef("pk"), reporter=reader.pk)
        return found.annotate(
            how_many=_number(number.annotate(found=Count("pk"))),
            has_reported=Exists(reports) if reader.pk else Value(False),
        ).order_by("-pk")

    def told_of(self, items: list[Any]) -> dict[int, dict[str, Any]]:
        """Tell of each item (its key) that is talked about `how_many` comments there are and when
        the `newest` was written; one query for all of them."""
        here = self.shown().filter(item__in=[item.pk for item in items]).order_by()
        rows = here.values("item").annotate(how_many=Count("pk"), newest=Max("created_at"))
        return {row["item"]: row for row in rows}

    def with_reports(self) -> BoardCommentQuerySet:
        """Tell of each comment how many `open_reports` nobody has settled."""
        reports = _reports().open().filter(comment=OuterRef("pk")).order_by().values("comment")
        return self.annotate(open_reports=_number(reports.annotate(found=Count("pk"))))

    def reported(self) -> BoardCommentQuerySet:
        """Keep what is shown and has been reported, and that nobody has looked at since."""
        return self.filter(_waits())

    def reported_first(self) -> BoardCommentQuerySet:
        """Put what waits to be looked at first, the newest first among their like."""
        is_waiting = Case(When(_waits(), then=True), default=False)
        return self.alias(is_waiting=is_waiting).order_by("-is_waiting", "-pk")

    def search(self, words: str) -> BoardCommentQuerySet:
        """Keep the comments in whose text every word occurs."""
        found = self
        for word in normalise(words).split():
            found = found.filter(text__icontains=word)
        return found


class CommentReportQuerySet(QuerySet):
    def open(self) -> CommentReportQuerySet:
        """Keep the reports that nobody has settled."""
        return self.filter(settled_at=None)


def _reports() -> CommentReportQuerySet:
    # The models are made with these querysets.
    return apps.get_model("news", "CommentReport").objects.all()


def _waits() -> Q:
    reports = _reports().open().filter(comment=OuterRef("pk"))
    return Q(state=CommentState.SHOWN) & Q(Exists(reports))


def _number(counted: QuerySet) -> Coalesce:
    """The number that a subquery counts as `found`; none is 0."""
    return Coalesce(Subquery(counted.values("found")), 0, output_field=IntegerField())
