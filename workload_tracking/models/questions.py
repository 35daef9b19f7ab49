"""The questions of a round: eight aspects, each with its questions."""

from datetime import datetime
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..querysets.questions import QuestionQuerySet
from .rounds import Round


class Aspect(models.Model):
    """A group of questions of one round (ด้าน)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="aspects")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        verbose_name = _("aspect")
        verbose_name_plural = _("aspects")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="aspect_number_in_round")
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}"

    @property
    def label(self) -> str:
        return gettext("Aspect {number}").format(number=self.number)

    @property
    def code(self) -> str:
        """The screen's code in the handbook: STA001 to STA008."""
        return f"STA{self.number:03d}"


class Question(models.Model):
    """What the work is, with the unit in which it is counted."""

    aspect = models.ForeignKey(Aspect, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("Details of the work"))
    unit = models.CharField(_("Unit"), max_length=40)
    is_sample = models.BooleanField(
        _("sample"), default=False, help_text=_("To be replaced by the department.")
    )
    predecessor = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
        verbose_name=_("the same question a year before"),
    )

    # Beside each question once `with_answers` has read a report's figures.
    quantity: int | None
    days: Decimal | None
    hours: Decimal | None
    is_checked: bool | None
    saved_at: datetime | None

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["aspect", "number"]
        constraints = [
            models.UniqueConstraint(fields=["aspect", "number"], name="question_number_in_aspect")
        ]

    def __str__(self) -> str:
        return f"{self.number}) {self.text}"
