"""What a visitor or an officer tells the department when something goes wrong."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProblemTopic(models.TextChoices):
    SIGN_IN = "sign_in", _("Signing in")
    RECORDING = "recording", _("Recording or confirming figures")
    CONTENT = "content", _("Something on a page is wrong or missing")
    DIRECTORY = "directory", _("Directory of district officers")
    OTHER = "other", _("Something else")


class ProblemState(models.TextChoices):
    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed without an answer")


class ProblemReport(models.Model):
    """One report; the department answers it by mail, or closes it."""

    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    topic = models.CharField(_("What it is about"), max_length=12, choices=ProblemTopic)
    message = models.TextField(_("What happened"), max_length=4000)
    page_address = models.CharField(_("Where it happened"), max_length=500, blank=True)
    name = models.CharField(pgettext_lazy("of a person", "Name"), max_length=120)
    email = models.EmailField(_("E-mail address"))
    telephone = models.CharField(_("Telephone"), max_length=40, blank=True)
    province = models.ForeignKey(
        "dc_areas.Province", models.PROTECT, null=True, blank=True, verbose_name=_("province")
    )
    browser = models.CharField(_("Browser"), max_length=300, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed in as"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ProblemState, default=ProblemState.NEW, db_index=True
    )
    answer = models.TextField(_("Answer"), max_length=4000, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("report of a problem")
        verbose_name_plural = _("reports of problems")
        ordering = ["-created_at", "-pk"]
        permissions = [("answer_problems", "Can read and answer reports of problems")]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.name}"
