"""What a visitor or an officer tells the department when something goes wrong."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.enums import ProblemState, ProblemTopic
from home.querysets import ProblemReportQuerySet


class ProblemReport(models.Model):
    """One report; the department answers it by mail, or closes it with a reason."""

    created_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)
    topic = models.CharField(_("What it is about"), max_length=12, choices=ProblemTopic)
    message = models.TextField(_("What happened"), max_length=4000)
    page_address = models.CharField(_("Where it happened"), max_length=500, blank=True)
    name = models.CharField(pgettext_lazy("of a person", "Name"), max_length=120)
    email = models.EmailField(_("E-mail address"))
    telephone = models.CharField(_("Telephone"), max_length=60, blank=True)
    province = models.ForeignKey(
        "dc_areas.Province", models.PROTECT, null=True, blank=True, verbose_name=_("province")
    )
    browser = models.CharField(_("Browser"), max_length=300, blank=True)
    # A code of the network address that changes every day; the address itself is not kept.
    sender = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
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
    closing_reason = models.CharField(_("Reason"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    # Set while the answer is being sent, so that two who press at once send it once.
    answer_tried_at = models.DateTimeField(null=True, editable=False)
    answer_sent_at = models.DateTimeField(_("answer sent"), null=True, editable=False)

    objects = ProblemReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a problem")
        verbose_name_plural = _("reports of problems")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()
        permissions = [("answer_problems", "Can read and answer reports of problems")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.get_topic_display()}"

    @property
    def is_settled(self) -> bool:
        return self.state != ProblemState.NEW

    @property
    def awaits_sending(self) -> bool:
        """Whether there is an answer that has not left yet."""
        return self.state == ProblemState.ANSWERED and self.answer_sent_at is None
