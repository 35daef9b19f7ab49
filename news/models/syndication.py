"""The outbox: where news are sent, what happened to an item, and how far each sending has come."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import DeliveryState, EventType
from ..syndication.querysets import DeliveryQuerySet, SyndicationTargetQuerySet


class SyndicationTarget(models.Model):
    """A site to which news are sent. While it is paused, what it misses is kept for it."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    address = models.URLField(_("Address that takes the messages"), max_length=500)
    secret = models.CharField(max_length=120, editable=False)
    # The one before is good for a while, so that the other side can change over in peace.
    former_secret = models.CharField(max_length=120, blank=True, editable=False)
    former_until = models.DateTimeField(null=True, editable=False)
    active = models.BooleanField(_("News are sent"), default=True)
    # What has failed in a row; a target that rests is not asked until then.
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    resting_until = models.DateTimeField(null=True, editable=False)
    # One worker at a time sends to a target; a claim ends by itself if the worker is killed.
    claim = models.UUIDField(null=True, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    # When the next task that was put into the queue for later begins.
    wake_at = models.DateTimeField(null=True, editable=False)

    objects = SyndicationTargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target of news")
        verbose_name_plural = _("targets of news")
        ordering = ["name"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def secrets(self) -> list[str]:
        """Give the secrets to sign with now, the newest first."""
        former = self.former_until and self.former_until > timezone.now()
        return [self.secret, self.former_secret] if former else [self.secret]

    @property
    def is_resting(self) -> bool:
        return bool(self.resting_until and self.resting_until > timezone.now())


class SyndicationEvent(models.Model):
    """Something happened to an item: the message about it, as it was then."""

    type = models.CharField(max_length=16, choices=EventType)
    item = models.ForeignKey("news.NewsPage", models.SET_NULL, null=True, related_name="+")
    item_key = models.UUIDField()
    title = models.CharField(_("Title"), max_length=255)
    occurred_at = models.DateTimeField()
    payload = models.TextField()

    class Meta:
        verbose_name = _("event of news")
        verbose_name_plural = _("events of news")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.title}"


class Delivery(models.Model):
    """One message on its way to one target."""

    event = models.ForeignKey(SyndicationEvent, models.CASCADE, related_name="deliveries")
    target = models.ForeignKey(SyndicationTarget, models.CASCADE, related_name="deliveries")
    # The event's, for finding what comes before what.
    item_key = models.UUIDField()
    state = models.CharField(
        _("State"), max_length=12, choices=DeliveryState, default=DeliveryState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of news")
        verbose_name_plural = _("deliveries of news")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["event", "target"], name="one_delivery_a_target"),
        ]
        indexes = [
            models.Index(fields=["target", "state", "next_try_at"], name="delivery_due"),
            models.Index(fields=["target", "item_key", "state"], name="delivery_order"),
        ]

    def __str__(self) -> str:
        return f"{self.event} → {self.target}"


class DeliveryAttempt(models.Model):
    """What came of one attempt to deliver."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    seconds = models.FloatField()
    problem = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("attempt to deliver news")
        verbose_name_plural = _("attempts to deliver news")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.status or self.problem}"
