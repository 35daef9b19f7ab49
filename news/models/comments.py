"""What is said on the board about news of provinces, and reports of what should not stand there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..board.querysets import BoardCommentQuerySet, CommentReportQuerySet
from ..enums import CommentState

LONGEST_COMMENT = 2000
LONGEST_REASON = 500


class BoardComment(models.Model):
    """One comment; name and office are those of the moment in which it was written.

    Its text never changes: the author takes it back, or who may hide comments hides it.
    """

    item = models.ForeignKey("news.NewsPage", models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    author_name = models.CharField(_("Name of the author"), max_length=320)
    office = models.CharField(_("Office of the author"), max_length=120)
    text = models.TextField(_("Text of the comment"), max_length=LONGEST_COMMENT)
    created_at = models.DateTimeField(_("Written"), default=timezone.now)
    # Of the form by which it came, so that one form makes one comment however often it is sent.
    form_key = models.UUIDField(editable=False)
    state = models.CharField(
        _("State"), max_length=12, choices=CommentState, default=CommentState.SHOWN
    )
    state_since = models.DateTimeField(null=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    hidden_reason = models.CharField(
        _("Reason for hiding it"), max_length=LONGEST_REASON, blank=True
    )

    objects = BoardCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Comment on the board")
        verbose_name_plural = _("Comments on the board")
        default_permissions = ()
        indexes = [models.Index(fields=["author", "created_at"], name="comment_of_author_since")]
        constraints = [
            models.UniqueConstraint(fields=["author", "form_key"], name="one_comment_a_form"),
            models.CheckConstraint(
                name="comment_hidden_by_somebody_with_a_reason",
                condition=Q(state=CommentState.HIDDEN, hidden_by__isnull=False)
                & ~Q(hidden_reason="")
                | ~Q(state=CommentState.HIDDEN) & Q(hidden_by=None, hidden_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_name} ({self.office})"

    @property
    def is_shown(self) -> bool:
        return self.state == CommentState.SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.state == CommentState.HIDDEN


class CommentReport(models.Model):
    """Somebody asks that a comment be looked at; hiding it or dismissing reports settles it."""

    comment = models.ForeignKey(BoardComment, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("Reason"), max_length=LONGEST_REASON)
    created_at = models.DateTimeField(_("Reported on"), default=timezone.now)
    settled_at = models.DateTimeField(_("Settled"), null=True, editable=False)

    objects = CommentReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("Report of a comment")
        verbose_name_plural = _("Reports of comments")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["comment", "reporter"], name="one_report_a_person")
        ]

    def __str__(self) -> str:
        return self.reason
