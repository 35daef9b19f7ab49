"""What reports of problems are about, and what became of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProblemTopic(TextChoices):
    SIGN_IN = "sign_in", _("Signing in")
    RECORDING = "recording", _("Recording or confirming figures")
    CONTENT = "content", _("Something on a page is wrong or missing")
    DIRECTORY = "directory", _("Directory of district officers")
    PRIVACY = "privacy", _("Personal data")
    OTHER = "other", _("Something else")


class ProblemState(TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")
