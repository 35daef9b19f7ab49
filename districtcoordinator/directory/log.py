"""Wagtail's log for the directory, in a model of its own so that only who updates it sees it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models.audit_log import BaseLogEntryManager, LogEntryQuerySet

from districtcoordinator.areas.permissions import holds

from .permissions import UPDATE_DIRECTORY

BATCH = 500
# (the object, the action, what else is to be known)
Done = tuple[models.Model, str, dict[str, Any]]


class DirectoryLogEntryManager(BaseLogEntryManager):
    def log_action(self, instance: models.Model, action: str, **kwargs: Any) -> Any:
        return super().log_action(instance, action, object_id=str(instance.pk), **kwargs)

    def log_together(self, user: Any, done: Iterable[Done]) -> None:
        """Log many things done at once, all to objects of one model, in few queries."""
        done = list(done)
        if not done:
            return
        now, uuid = timezone.now(), get_active_log_context().uuid
        content_type = ContentType.objects.get_for_model(done[0][0], for_concrete_model=False)
        self.bulk_create(
            [
                self.model(
                    content_type=content_type,
                    object_id=str(instance.pk),
                    label=str(instance)[:255],
                    action=action,
                    data=data,
                    user=user,
                    timestamp=now,
                    uuid=uuid,
                )
                for instance, action, data in done
            ],
            batch_size=BATCH,
        )

    def viewable_by_user(self, user: Any) -> LogEntryQuerySet:
        """Keep everything for who updates the directory; Wagtail's site history asks here."""
        return self.all() if holds(user, UPDATE_DIRECTORY) else self.none()

    def for_instance(self, instance: models.Model) -> LogEntryQuerySet:
        return self.get_for_model(type(instance)).filter(object_id=str(instance.pk))
