"""What news are about, and how far they have come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """The subjects by which visitors sift news; kept few, each a part of the districts' work."""

    TRAINING = "training", _("Training and meetings")
    PLANS = "plans", _("Plans, budgets and ordinances")
    COUNCILS = "councils", _("Local councils and elections")
    SERVICES = "services", _("Public services and environment")
    WELFARE = "welfare", _("Health, the elderly and welfare")
    DISASTERS = "disasters", _("Disaster prevention")


class NewsState(TextChoices):
    """How far an item of a province has come; that a newer version of it waits comes first."""

    DRAFT = "draft", _("Draft of news")
    WAITING = "waiting", _("Waiting for the provincial office to confirm")
    RETURNED = "returned", _("Sent back for correction")
    CONFIRMED = "confirmed", _("Confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Capacity(TextChoices):
    """In what capacity somebody decides about an item."""

    APPROVER = "approver", _("Approver of the province")
    STAND_IN = "stand_in", _("The department, because the province has no other approver")


class Decision(TextChoices):
    """What can be decided about an item that waits.

    The values are Wagtail's names, but for its "approve": whoever may do that, may by Wagtail also
    cancel a submission without a word. Ours send it back, and say why.
    """

    APPROVE = "confirm", _("Confirm news")
    SEND_BACK = "reject", _("Send back for correction")
    STAND_IN = "approve_for_province", _("Confirm in place of the provincial office")


class EventType(TextChoices):
    """What is told to other sites; the values are the message types of docs/syndication.md."""

    PUBLISHED = "news.published", _("First published")
    CHANGED = "news.changed", _("Published again with changes")
    WITHDRAWN = "news.withdrawn", _("Withdrawn")


class DeliveryState(TextChoices):
    """How far a message to a target has come."""

    WAITING = "waiting", _("Waiting to be sent")
    RETRYING = "retrying", _("Failed, will be sent again")
    DELIVERED = "delivered", _("Delivered")
    GIVEN_UP = "given_up", _("Given up")


PENDING = (DeliveryState.WAITING, DeliveryState.RETRYING)


class CommentState(TextChoices):
    """What has become of a comment on the board."""

    SHOWN = "shown", _("Shown to everybody")
    TAKEN_BACK = "taken_back", _("Taken back by its author")
    HIDDEN = "hidden", _("Hidden")
