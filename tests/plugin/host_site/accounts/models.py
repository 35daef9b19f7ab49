"""A host's own people, unlike ours wherever a guest might stumble."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Keys are not numbers, and there is more to a person than we know."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee_number = models.CharField(max_length=20, blank=True)


class Appointment(models.Model):
    """The host has appointments too: with a doctor, for instance."""

    id = models.AutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    starts_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.starts_at)
