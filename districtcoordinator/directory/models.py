"""Officers as DLA Connect has them, and the updates by which they came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districtcoordinator.areas.models import District, Province

from .enums import Position
from .querysets import OfficerQuerySet


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
