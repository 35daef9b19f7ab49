"""Officers as DLA Connect has them, and the updates by which they came."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry

from districtcoordinator.areas.models import District, Province
from districtcoordinator.thai.dates import date_and_time

from .enums import OPEN_STATES, Position, UpdateSource, UpdateState
from .log import DirectoryLogEntryManager
from .querysets import DirectoryUpdateQuerySet, OfficerQuerySet


class Officer(models.Model):
    """Somebody responsible for a province's group or for districts. Who left stays as inactive."""

    source_id = models.CharField(_("number in DLA Connect"), max_length=64, unique=True)
    position = models.CharField(_("position"), max_length=20, choices=Position)
    name = models.CharField(_("name"), max_length=160)
    post = models.CharField(_("post"), max_length=160, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="officers", verbose_name=_("province")
    )
    districts = models.ManyToManyField(
        District, related_name="officers", blank=True, verbose_name=_("districts")
    )
    office_telephone = models.CharField(_("office telephone"), max_length=60, blank=True)
    office_mail = models.EmailField(_("office mail"), blank=True)
    mobile = models.CharField(_("mobile telephone"), max_length=40, blank=True)
    private_mail = models.EmailField(_("private mail"), blank=True)
    updated_on = models.DateField(_("last updated"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    sort_key = models.CharField(max_length=650, editable=False, db_index=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["sort_key", "pk"]
        permissions = [
            ("view_private_contact", "Can see mobile numbers and private mail"),
            ("update_directory", "Can fetch and import the directory"),
        ]
        constraints = [
            models.CheckConstraint(
                name="officer_left_or_active",
                condition=Q(is_active=True, left_on=None)
                | Q(is_active=False, left_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name


class DirectoryUpdate(models.Model):
    """One attempt to bring the directory up to date: who, when, how far it came, what it did."""

    state = models.CharField(
        _("state"), max_length=10, choices=UpdateState, default=UpdateState.FETCHING
    )
    source = models.CharField(_("source"), max_length=12, choices=UpdateSource)
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("begun"), auto_now_add=True)
    # Nobody: the command line.
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    ended_at = models.DateTimeField(_("ended"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    snapshot = models.CharField(_("state of the data"), max_length=40, blank=True)
    pages_done = models.PositiveIntegerField(_("pages fetched"), default=0)
    pages_total = models.PositiveIntegerField(_("pages"), default=0)
    records_done = models.PositiveIntegerField(_("officers fetched"), default=0)
    records_total = models.PositiveIntegerField(_("officers"), default=0)
    problem = models.TextField(_("problem"), blank=True)
    # As foreseen while it waits, as done once it is applied.
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    returned = models.PositiveIntegerField(_("back again"), default=0)
    left = models.PositiveIntegerField(_("left"), default=0)

    objects = DirectoryUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("update of the directory")
        verbose_name_plural = _("updates of the directory")
        ordering = ["-started_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {date_and_time(self.started_at)}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_fetching(self) -> bool:
        return self.state == UpdateState.FETCHING

    @property
    def is_ready(self) -> bool:
        return self.state == UpdateState.READY


class UpdatePage(models.Model):
    """The checked officers of one page, kept only until the update ends."""

    update = models.ForeignKey(DirectoryUpdate, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    records: Any = models.JSONField()

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["update", "number"], name="each_page_of_update_once")
        ]

    def __str__(self) -> str:
        return f"{self.update_id}/{self.number}"


class DirectoryLogEntry(BaseLogEntry):
    """What an update did to one officer, or somebody to an update."""

    object_id = models.CharField(max_length=64, db_index=True)

    objects = DirectoryLogEntryManager()

    class Meta:
        verbose_name = _("log entry on the directory")
        verbose_name_plural = _("log entries on the directory")
        ordering = ["-timestamp", "-id"]
        default_permissions = ()
