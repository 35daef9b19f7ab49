"""What news are about."""

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
