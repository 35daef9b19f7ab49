"""The user model, the group of each role in each province, and the log of what is done to people.

A host site with another AUTH_USER_MODEL gets no table of our `User`.
"""

from typing import Any

from django.contrib.auth.models import AbstractUser, Group
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context
from wagtail.models.audit_log import BaseLogEntry, BaseLogEntryManager, LogEntryQuerySet

from districtcoordinator.areas.models import Province
from districtcoordinator.areas.roles import Role


class User(AbstractUser):
    """A person who signs in; users are deactivated, never deleted."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"


class RoleGroup(models.Model):
    """The group that stands for a role in one province, or for a central role."""

    group = models.OneToOneField(Group, models.PROTECT, related_name="role_group")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="role_groups"
    )

    class Meta:
        verbose_name = _("group of a role")
        verbose_name_plural = _("groups of roles")
        default_permissions = ()
        permissions = [("manage_people", _("Can find, appoint and deactivate people"))]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "province"], name="one_group_for_role_and_province"
            ),
            models.UniqueConstraint(
                fields=["role"],
                condition=models.Q(province=None),
                name="one_group_for_central_role",
            ),
        ]

    def __str__(self) -> str:
        return self.group.name


class AccountLogEntryManager(BaseLogEntryManager):
    def log_action(self, instance: models.Model, action: str, **kwargs: Any) -> "AccountLogEntry":
        return super().log_action(instance, action, object_id=str(instance.pk), **kwargs)

    def log_together(
        self, user: Any, done: list[tuple[models.Model, str, Province | None, dict[str, Any]]]
    ) -> None:
        """Log many things done at once: to whom, which action, whose business, with what data."""
        if not done:
            return
        now, uuid = timezone.now(), get_active_log_context().uuid
        content_type = ContentType.objects.get_for_model(done[0][0], for_concrete_model=False)
        self.bulk_create(
            self.model(
                content_type=content_type,
                object_id=str(instance.pk),
                label=self.get_instance_title(instance),
                action=action,
                data=data,
                province=province,
                user=user,
                timestamp=now,
                uuid=uuid,
            )
            for instance, action, province, data in done
        )

    def viewable_by_user(self, user: Any) -> LogEntryQuerySet:
        """Keep what concerns the user's own province; Wagtail's site history asks here."""
        from .permissions import MANAGE_PEOPLE, is_central

        if is_central(user):
            return self.all()
        return self.filter(province__in=Province.objects.for_user(user, MANAGE_PEOPLE))

    def for_instance(self, instance: models.Model) -> LogEntryQuerySet:
        return self.get_for_model(type(instance)).filter(object_id=str(instance.pk))


class AccountLogEntry(BaseLogEntry):
    """What was done to a person; without a province it concerns the centre alone."""

    object_id = models.CharField(max_length=255, db_index=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AccountLogEntryManager()

    class Meta:
        verbose_name = _("log entry on a person")
        verbose_name_plural = _("log entries on people")
        ordering = ["-timestamp", "-id"]
        default_permissions = ()
