"""A district's report of a round, all its parts, and the province's final word on it.

Triggers in `finality.py` guard every table here once a report is confirmed.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District

from ..bounds import MAX_DAYS, MAX_HOURS, MAX_QUANTITY
from ..querysets.answers import AnswerQuerySet
from ..querysets.reports import ReportQuerySet
from .questions import Question
from .rounds import Round


class Report(models.Model):
    """What one district records in one round; it exists from the round's creation."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reports")
    district = models.ForeignKey(District, models.PROTECT, related_name="reports")
    # Names and codes as they were, whatever becomes of the area later.
    district_code = models.CharField(max_length=4, editable=False)
    district_name = models.CharField(max_length=60, editable=False)
    province_code = models.CharField(max_length=2, editable=False)
    province_name = models.CharField(max_length=60, editable=False)

    address = models.TextField(_("Address"), blank=True)
    telephone = models.CharField(_("Telephone"), max_length=60, blank=True)
    officer_name = models.CharField(_("First and last name"), max_length=150, blank=True)
    mobile = models.CharField(_("Mobile telephone"), max_length=60, blank=True)
    email = models.EmailField(_("E-mail Address"), blank=True)
    covers_only_own = models.BooleanField(_("responsible for one district only"), default=False)

    letters_received_district = models.PositiveIntegerField(null=True, blank=True)
    letters_sent_district = models.PositiveIntegerField(null=True, blank=True)
    letters_received_office = models.PositiveIntegerField(null=True, blank=True)
    letters_sent_office = models.PositiveIntegerField(null=True, blank=True)

    # Kept by `progress.refresh` in the transaction of every save, so that the matrix of all
    # districts reads one table: [[complete, started, questions], …] in the aspects' order.
    progress = models.JSONField(default=list, editable=False)
    own_work_count = models.PositiveSmallIntegerField(default=0, editable=False)
    is_ready = models.BooleanField(default=False, editable=False)

    version = models.PositiveIntegerField(default=0, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, editable=False)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    return_reason = models.TextField(blank=True, editable=False)
    not_reporting_since = models.DateTimeField(null=True, editable=False)
    not_reporting_reason = models.TextField(blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    # Added by `with_state`, there and nowhere else.
    state: str
    confirmed_at: datetime | None
    covered_in: str | None
    names_others: bool

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["round", "district"]
        default_permissions = ["view"]
        permissions = [
            ("fill_report", _("Can fill a report")),
            ("confirm_report", _("Can send back and confirm a report")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "district"], name="one_report_a_district"),
            models.CheckConstraint(
                name="return_has_a_reason", condition=Q(returned_at=None) | ~Q(return_reason="")
            ),
            models.CheckConstraint(
                name="not_reporting_has_a_reason",
                condition=Q(not_reporting_since=None) | ~Q(not_reporting_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district_name} {self.province_name} {self.round}"


class WorkFigures(models.Model):
    """How often a year, and the time for one unit; blank is no answer, zero is one."""

    quantity = models.PositiveIntegerField(_("Quantity a year"), null=True, blank=True)
    days = models.DecimalField(_("Days"), max_digits=5, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(_("Hours"), max_digits=4, decimal_places=2, null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_figures_in_bounds",
                condition=(Q(quantity=None) | Q(quantity__gte=0, quantity__lte=MAX_QUANTITY))
                & (Q(days=None) | Q(days__gte=0, days__lte=MAX_DAYS))
                & (Q(hours=None) | Q(hours__gte=0, hours__lte=MAX_HOURS)),
            )
        ]


class Answer(WorkFigures):
    """A report's figures for one question."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    is_checked = models.BooleanField(
        _("the officer says that an unusual figure is right"), default=False
    )
    saved_at = models.DateTimeField(null=True)

    objects = AnswerQuerySet.as_manager()

    class Meta(WorkFigures.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            *WorkFigures.Meta.constraints,
            models.UniqueConstraint(fields=["report", "question"], name="one_answer_a_question"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.question}"


class OwnWork(WorkFigures):
    """Work of one district beside the eight aspects (ข้อมูลเฉพาะ สถอ.)."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="own_work")
    text = models.TextField(_("Details of the work"))
    unit = models.CharField(_("Unit"), max_length=40)
    saved_at = models.DateTimeField(null=True)

    objects = AnswerQuerySet.as_manager()

    class Meta(WorkFigures.Meta):
        verbose_name = _("own work")
        verbose_name_plural = _("own work")
        ordering = ["pk"]
        constraints = [*WorkFigures.Meta.constraints]

    def __str__(self) -> str:
        return self.text


class CoveredDistrict(models.Model):
    """Another district for which a report's officer is responsible as well."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="covered_districts")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    district = models.ForeignKey(District, models.PROTECT, related_name="covered_in")
    district_name = models.CharField(max_length=60, editable=False)

    class Meta:
        verbose_name = _("covered district")
        verbose_name_plural = _("covered districts")
        ordering = ["district__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["round", "district"], name="covered_once_a_round")
        ]

    def __str__(self) -> str:
        return self.district_name


class Confirmation(models.Model):
    """The province's final word on one report; nothing about the report changes after it."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="confirmation")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by_name = models.CharField(max_length=300, editable=False)
    confirmed_at = models.DateTimeField()
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        default_permissions = ["view"]
        constraints = [
            models.CheckConstraint(
                name="confirmation_has_a_digest", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.confirmed_at:%Y-%m-%d}"
