"""The panels of the screen on which an item is written, its state above them."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media, TextInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from ..enums import NewsState
from ..permissions import capacity_to_decide
from .item_state import state_of

STYLE = Media(css={"all": ("news/css/news-states.css", "news/css/news-editor.css")})


class StatePanel(Panel):
    """How far the item has come, what that means for who writes, and what was said about it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/admin/state_panel.html"

        @property
        def media(self) -> Media:
            return STYLE

        def is_shown(self) -> bool:
            return bool(self._province())

        def show_panel_furniture(self) -> bool:
            return False

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            context = super().get_context_data(parent_context)
            if self.instance.pk is None:
                return context
            standing = state_of(self.instance)
            context |= {"standing": standing, "review": ""}
            if standing.state is NewsState.WAITING and self._decides():
                context["review"] = reverse("news_admin:review", args=[self.instance.pk])
            return context

        def _decides(self) -> bool:
            state = self.instance.current_workflow_state
            submitted_by = state and state.requested_by_id
            user = self.request.user
            return capacity_to_decide(user, self.instance, submitted_by=submitted_by) is not None

        def _province(self) -> str | None:
            if self.instance.pk is None:
                return getattr(self.form, "province", None)
            return self.instance.province_id


CONTENT_PANELS = [
    StatePanel(),
    FieldPanel(
        "title",
        classname="title",
        widget=TextInput(attrs={"placeholder": _("Headline*")}),
        help_text=_("As readers see it: who did what, and where."),
    ),
    FieldRowPanel(
        [
            FieldPanel("date", help_text=_("The day on which it happened.")),
            FieldPanel("topic", help_text=_("Readers sift news by it.")),
            FieldPanel("district", help_text=_("Leave it empty for news of the whole province.")),
        ]
    ),
    FieldPanel(
        "lead",
        help_text=_("One or two sentences, up to 400 characters. Lists and cards show them."),
    ),
    FieldPanel("cover"),
    FieldPanel(
        "body",
        help_text=_("Press + to add text, pictures, files, or a link to a video."),
    ),
]
# The address is made for people; nobody has to think of one.
PROMOTE_PANELS = [
    MultiFieldPanel(["seo_title", "search_description"], heading=_("For search engines")),
]
