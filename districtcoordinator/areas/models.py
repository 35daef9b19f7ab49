"""Provinces and districts, keyed by their official codes, and who is appointed where."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .querysets import AppointmentQuerySet, DistrictQuerySet, ProvinceQuerySet
from .roles import CENTRAL_ROLES, DISTRICT_ROLES, PROVINCE_ROLES, Role


class Region(models.TextChoices):
    """The six regions of the National Geographical Committee."""

    NORTH = "north", _("Northern region")
    CENTRAL = "central", _("Central region")
    NORTHEAST = "northeast", _("Northeastern region")
    WEST = "west", _("Western region")
    EAST = "east", _("Eastern region")
    SOUTH = "south", _("Southern region")


class Province(models.Model):
    """A province (จังหวัด). Never deleted: deactivated."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    region = models.CharField(_("region"), max_length=12, choices=Region)
    has_office = models.BooleanField(_("has a provincial office"), default=True)
    is_active = models.BooleanField(_("active"), default=True)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = ProvinceQuerySet.as_manager()

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A district (อำเภอ) of a province. Never deleted: deactivated."""

    code = models.CharField(_("code"), max_length=4, primary_key=True)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="districts", verbose_name=_("province")
    )
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    is_active = models.BooleanField(_("active"), default=True)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["sort_key", "code"]
        constraints = [
            models.UniqueConstraint(fields=["province", "name"], name="district_name_in_province")
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A person holds a role in one district, in one province, or at the centre, for a time."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        # The person's model may be a host site's, which may have appointments of another kind.
        related_name="dc_appointments",
        verbose_name=_("person"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    valid_from = models.DateField(_("valid from"), default=timezone.localdate)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appointment_place_fits_role",
                condition=Q(role__in=sorted(DISTRICT_ROLES), district__isnull=False, province=None)
                | Q(role__in=sorted(PROVINCE_ROLES), district=None, province__isnull=False)
                | Q(role__in=sorted(CENTRAL_ROLES), district=None, province=None),
            ),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=Q(valid_until=None) | Q(valid_until__gte=models.F("valid_from")),
            ),
            models.UniqueConstraint(
                name="one_standing_district_appointment",
                fields=["user", "role", "district"],
                condition=Q(valid_until=None, district__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_standing_province_appointment",
                fields=["user", "role", "province"],
                condition=Q(valid_until=None, province__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_standing_central_appointment",
                fields=["user", "role"],
                condition=Q(valid_until=None, district=None, province=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.place}".strip()

    @property
    def place(self) -> Province | District | None:
        """Where the role is held; nothing for a central one."""
        return self.district or self.province
