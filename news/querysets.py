"""Reading questions on news."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast
from wagtail.models import WorkflowState, get_default_page_content_type
from wagtail.query import PageQuerySet

from districtcoordinator.areas.models import Appointment, Province, Region
from districtcoordinator.areas.querysets import permitted
from districtcoordinator.page_tree import published
from districtcoordinator.thai.normalise import normalise

from .enums import NewsState, Topic
from .permissions import APPROVE_NEWS, OVERSEE_NEWS
from .pictures import CARD, Place, renditions_for
from .states import counts_of_states, is_in


class NewsPageQuerySet(PageQuerySet):
    def published(self) -> NewsPageQuerySet:
        """Keep what anybody may read."""
        return published(self)

    def for_user(self, user: Any, permission: str) -> NewsPageQuerySet:
        """Keep the items of the provinces in which the user holds a permission of news."""
        here = permitted(user, permission, province="province", district__province="province")
        return self.filter(here)

    def locked(self) -> NewsPageQuerySet:
        """Lock items until a change of their state is done.

        It is Wagtail's row of a page that is locked: there an item's standing is, and what is read
        along with a locked row is as it was before the wait for it. Wagtail writes that row first.
        """
        return self.select_for_update(of=("page_ptr",))

    def of_provinces(self) -> NewsPageQuerySet:
        """Keep what lies in the sections of provinces."""
        return self.exclude(province=None)

    def with_state(self) -> NewsPageQuerySet:
        """Tell of each item its `state`; of one that waits since when, who submitted it and the
        task state to decide about."""
        active = _active_workflow_states()
        return self.annotate(
            workflow_status=Subquery(active.values("status")),
            submitted_by_id=Subquery(active.values("requested_by")),
            waiting_since=Subquery(_in_progress(active).values("current_task_state__started_at")),
            task_state=Subquery(_in_progress(active).values("current_task_state")),
            state=Case(
                When(workflow_status=WorkflowState.STATUS_IN_PROGRESS, then=_is(NewsState.WAITING)),
                When(
                    workflow_status=WorkflowState.STATUS_NEEDS_CHANGES,
                    then=_is(NewsState.RETURNED),
                ),
                When(live=True, then=_is(NewsState.CONFIRMED)),
                When(first_published_at__isnull=False, then=_is(NewsState.WITHDRAWN)),
                default=_is(NewsState.DRAFT),
            ),
        )

    def in_state(self, state: NewsState) -> NewsPageQuerySet:
        """Keep the items in a state."""
        return self.filter(is_in(state))

    def count_states(self) -> dict[str, int]:
        """Say how many items are in each state, in one query."""
        return self.order_by().aggregate(**counts_of_states())

    def waiting(self) -> NewsPageQuerySet:
        """Keep what waits for a provincial office, with since when and who submitted it.

        Begins with what waits, not with the pages: of ten thousand, ten wait.
        """
        return self.of_provinces().in_state(NewsState.WAITING).with_state()

    def with_approver(self) -> NewsPageQuerySet:
        """Tell of each item that waits whether its province `has_approver` for it."""
        submitters = _active_workflow_states(OuterRef(OuterRef("pk"))).values("requested_by")
        own = Q(user=OuterRef("owner_id")) | Q(user__in=submitters)
        approvers = Appointment.objects.active().carrying(APPROVE_NEWS)
        for_item = approvers.filter(province=OuterRef("province")).alias(
            is_own=Case(When(own, then=True), default=False)
        )
        return self.annotate(has_approver=Exists(for_item.filter(is_own=False)))

    def with_decision(self, user: Any) -> NewsPageQuerySet:
        """Tell of each item that waits whether this person `decides` about it, and whether it
        `is_own`: `permissions.capacity_to_decide` for all."""
        own = Q(owner=user.pk) | Q(submitted_by_id=user.pk)
        approves = permitted(user, APPROVE_NEWS, province="province")
        stands_in = permitted(user, OVERSEE_NEWS) & Q(has_approver=False)
        return self.with_approver().annotate(
            is_own=Case(When(own, then=True), default=False),
            decides=Case(
                When(is_own=True, then=False), When(approves | stands_in, then=True), default=False
            ),
        )

    def waiting_for(self, user: Any) -> NewsPageQuerySet:
        """Keep what waits for this person's decision."""
        return self.waiting().with_decision(user).filter(decides=True)

    def longest_waiting_first(self) -> NewsPageQuerySet:
        return self.order_by("waiting_since", "pk")

    def with_return(self) -> NewsPageQuerySet:
        """Tell of each item that was sent back why, and when."""
        returned = _active_workflow_states().filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
        return self.annotate(
            return_reason=Subquery(returned.values("current_task_state__comment")),
            returned_at=Subquery(returned.values("current_task_state__finished_at")),
        )

    def waiting_by_province(self) -> QuerySet:
        """Tell of each province in which something waits how much, since when at the longest, and
        how much of it nobody of the province may decide about."""
        waiting = self.waiting().with_approver().order_by()
        return waiting.values("province").annotate(
            number=Count("pk"),
            oldest=Min("waiting_since"),
            for_department=Count("pk", filter=Q(has_approver=False)),
        )

    def changed_last_first(self) -> NewsPageQuerySet:
        """Put what was written last first."""
        return self.order_by(F("latest_revision_created_at").desc(nulls_last=True), "-pk")

    def latest_first(self) -> NewsPageQuerySet:
        """Put the newest day first, and of one day what was written last."""
        return self.order_by("-date", "-pk")

    def of_department(self) -> NewsPageQuerySet:
        """Keep the department's own news, which stand beside the provinces' sections."""
        return self.filter(province=None)

    def of_province(self, province: Province | str) -> NewsPageQuerySet:
        """Keep the news of a province (or of its code)."""
        return self.filter(province=province)

    def in_region(self, region: Region | str) -> NewsPageQuerySet:
        return self.filter(province__region=region)

    def on_topic(self, topic: Topic | str) -> NewsPageQuerySet:
        return self.filter(topic=topic)

    def in_month(self, day: date) -> NewsPageQuerySet:
        """Keep the news of the month in which a day lies."""
        last = monthrange(day.year, day.month)[1]
        return self.filter(date__range=(day.replace(day=1), day.replace(day=last)))

    def with_words(self, words: str) -> NewsPageQuerySet:
        """Keep the news in whose title or lead every word occurs."""
        found = self
        for word in normalise(words).split():
            found = found.filter(Q(title__icontains=word) | Q(lead__icontains=word))
        return found

    def related_to(self, item: Any, number: int) -> NewsPageQuerySet:
        """Keep so many other news of the same place (the department is one) or on the same topic.

        Those of the place stand first, the newest first of each. The newest of either are picked
        apart, which an index does; sorting all of both would read every item there is.
        """
        others = self.exclude(pk=item.pk).latest_first()
        of_place = others.filter(province=item.province_id).values("pk")[:number]
        on_topic = others.filter(topic=item.topic).values("pk")[:number]
        nearby = Case(When(province=item.province_id, then=0), default=1)
        if item.province_id is None:
            nearby = Case(When(province=None, then=0), default=1)
        picked = self.filter(Q(pk__in=of_place) | Q(pk__in=on_topic))
        return picked.order_by(nearby, "-date", "-pk")[:number]

    def for_cards(self) -> NewsPageQuerySet:
        """Fetch what a card shows, in two queries for any number of items."""
        return self.with_places().with_covers(CARD)

    def with_places(self) -> NewsPageQuerySet:
        """Fetch province and district along with each item."""
        return self.select_related("province", "district")

    def with_board(self) -> NewsPageQuerySet:
        """Tell along with each item on which board (its path in the tree) people talk about it."""
        boards = apps.get_model("news", "BoardPage").objects.live()
        return self.annotate(board_path=Subquery(boards.values("url_path")[:1]))

    def with_covers(self, *places: Place) -> NewsPageQuerySet:
        """Fetch the covers along with each item, and what was made of them for these places."""
        made = Prefetch("cover__renditions", renditions_for(*places), "prefetched_renditions")
        return self.select_related("cover").prefetch_related(made)

    def by_province(self) -> QuerySet:
        """Tell of each province that has news how many there are, and from when until when.

        The names come as the greatest of equal ones: grouping by them would sort all items.
        """
        names = {name: Max(f"province__{name}") for name in ("slug", "name", "sort_key")}
        return (
            self.order_by()
            .values("province")
            .annotate(items=Count("pk"), oldest=Min("date"), newest=Max("date"), **names)
            .order_by("sort_key")
        )


def _active_workflow_states(item: Any = None) -> QuerySet:
    """The workflow state that an item stands in, found by the index of its key as text."""
    return WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(),
        object_id=Cast(item or OuterRef("pk"), CharField()),
    )


def _in_progress(states: QuerySet) -> QuerySet:
    return states.filter(status=WorkflowState.STATUS_IN_PROGRESS)


def _is(state: NewsState) -> Value:
    return Value(state.value)
