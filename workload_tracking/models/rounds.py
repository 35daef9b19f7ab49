"""A round: one fiscal year's collection of workload figures."""

from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District
from districtcoordinator.areas.querysets import DistrictQuerySet

from ..enums import RoundState
from ..querysets.rounds import RoundQuerySet


class Round(models.Model):
    """One fiscal year's collection; what may be done follows from its dates (Bangkok days)."""

    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year (B.E.)"),
        unique=True,
        validators=[MinValueValidator(2564), MaxValueValidator(2699)],
    )
    opens_on = models.DateField(_("opens on"))
    entry_until = models.DateField(_("recording until"))
    confirm_until = models.DateField(_("confirming until"))
    hours_per_day = models.DecimalField(
        _("working hours a day"), max_digits=4, decimal_places=2, default=Decimal(7)
    )
    days_per_year = models.PositiveSmallIntegerField(_("working days a year"), default=230)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-fiscal_year"]
        permissions = [
            ("analyse_round", _("Can analyse and export a round")),
        ]
        constraints = [
            models.CheckConstraint(
                name="round_dates_in_order",
                condition=Q(entry_until__gte=F("opens_on"))
                & Q(confirm_until__gte=F("entry_until")),
            ),
            models.CheckConstraint(
                name="round_working_time_is_possible",
                condition=Q(hours_per_day__gt=0, hours_per_day__lte=24)
                & Q(days_per_year__gt=0, days_per_year__lte=366),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year}"

    def state_on(self, day: date) -> RoundState:
        """Say what the round allows on a day."""
        if day < self.opens_on:
            return RoundState.PLANNED
        if day <= self.entry_until:
            return RoundState.OPEN
        if day <= self.confirm_until:
            return RoundState.CONFIRMING
        return RoundState.CLOSED

    @property
    def state(self) -> RoundState:
        return self.state_on(timezone.localdate())

    @property
    def days_left(self) -> int:
        """How many days recording still goes on, today included; 0 once it has ended."""
        return max((self.entry_until - timezone.localdate()).days + 1, 0)

    def question_counts(self) -> list[int]:
        """Count the questions of each aspect, in the aspects' order, in one query."""
        aspects = self.aspects.order_by("number").annotate(total=Count("questions"))
        return list(aspects.values_list("total", flat=True))

    def districts_without_report(self) -> DistrictQuerySet:
        """Keep the districts that record figures but were added after the round was created."""
        return District.objects.reporting().exclude(reports__round=self)

    def has_confirmations(self) -> bool:
        """Say whether a report of this round is confirmed."""
        return self.reports.filter(confirmation__isnull=False).exists()
