from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News of the department and of the provinces."""

    name = "news"
    verbose_name = _("News")
    default_auto_field = "django.db.models.BigAutoField"

    def typed_field_labels(self) -> list[Any]:
        """How the fields of comments are called; `accounts` asks every app for this."""
        from .board.forms import typed_field_labels

        return typed_field_labels()

    def upkeep(self) -> None:
        """What has lost its task is sent and reminded of all the same, what was delivered long ago
        is forgotten; the worker asks every app for this."""
        from .syndication.tasks import sweep
        from .syndication.upkeep import KEPT, remove_old
        from .tasks import keep_reminding

        sweep()
        remove_old(KEPT)
        keep_reminding()

    def ready(self) -> None:
        from wagtail.signals import post_page_move

        from .checks import check_workflow_end
        from .mailing.notifiers import connect
        from .models import NewsPage

        connect()
        checks.register(check_workflow_end)
        post_page_move.connect(_follow_section, sender=NewsPage)


def _follow_section(instance: Any, **kwargs: Any) -> None:
    from .actions import follow_section

    follow_section(page=instance.specific)
