"""The index of news, the provinces' sections beneath it, and the news themselves.

A news item belongs to the province in whose section it lies; directly beneath the index lie the
department's own. `NewsPage.province` repeats what the tree says, so that lists can sift by it.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Collection, Page, PageManager, PagePermissionTester, Revision
from wagtail.search import index

from districtcoordinator.areas.models import District, Province
from districtcoordinator.page_tree import TopPage, TreePage

from ..blocks import NewsBody
from ..editor.panels import CONTENT_PANELS, PROMOTE_PANELS
from ..enums import Topic
from ..forms import NewsCopyForm, NewsPageForm
from ..page_permissions import SectionTester, StandingPageTester, tester_for
from ..pictures import fetch_pictures
from ..public.lists import NewsListMixin
from ..querysets import NewsPageQuerySet
from ..slugs import free_slug, readable_slug

RELATED = 3


class NewsIndexPage(NewsListMixin, TopPage):
    """ข่าวประชาสัมพันธ์: all news of the country, the department's own included."""

    lead = models.TextField(_("Lead"), max_length=400, blank=True)

    subpage_types = ["news.ProvinceSectionPage", "news.NewsPage"]
    max_count = 1
    content_panels = [*Page.content_panels, "lead"]
    # No schedule by which all news of the country would leave the site.
    settings_panels: list[Any] = []
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("News index")
        verbose_name_plural = _("News indexes")

    sifts_by_place = True

    def news(self) -> NewsPageQuerySet:
        return NewsPage.objects.published()

    def pages_at(self, level: int) -> list[Any]:
        """Sections, and items at two levels, each with what it shows of its place."""
        items = NewsPage.objects.with_places().with_board()
        sections = ProvinceSectionPage.objects.select_related("province")
        return {1: [sections, items], 2: [items]}.get(level, [])

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return StandingPageTester(user, self)


class BeneathIndexPage(TreePage):
    """What lies beneath the index knows the way back to it."""

    class Meta:
        abstract = True

    @cached_property
    def news_index(self) -> NewsIndexPage:
        return getattr(self, "top_page", None) or NewsIndexPage.objects.ancestor_of(self).get()

    def trail(self) -> list[dict[str, Any]]:
        """Give the pages above, from the index downwards, as address and title."""
        return [{"address": self.news_index.get_url(), "title": self.news_index.title}]


class ProvinceSectionPage(NewsListMixin, BeneathIndexPage):
    """The news of one province; made by `actions.ensure_news`, one for each office."""

    province = models.OneToOneField(
        Province, models.PROTECT, related_name="+", verbose_name=_("province")
    )
    lead = models.TextField(_("Lead"), max_length=400, blank=True)
    collection = models.OneToOneField(
        Collection,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("collection"),
        help_text=_("Where the offices of the province keep pictures and files of their news."),
    )

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = ["news.NewsPage"]
    is_creatable = False
    content_panels = [*Page.content_panels, FieldPanel("province", read_only=True), "lead"]
    # The address is the province's name, and a section is never off the site.
    promote_panels = PROMOTE_PANELS
    settings_panels: list[Any] = []
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("News section of a province")
        verbose_name_plural = _("News sections of provinces")

    def news(self) -> NewsPageQuerySet:
        return NewsPage.objects.published().of_province(self.province)

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return SectionTester(user, self)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Sections come with their provinces; a copy would be a second one."""
        return False

    def can_move_to(self, parent: Page) -> bool:
        return False


class NewsPage(BeneathIndexPage):
    """One news item, of a province or of the department."""

    slug: str
    date = models.DateField(_("Date"), default=timezone.localdate, db_index=True)
    topic = models.CharField(_("Topic"), max_length=12, choices=Topic)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("province"),
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("district"),
    )
    lead = models.TextField(_("Lead"), max_length=400)
    cover = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Cover"),
        help_text=_("Wide pictures look best; 1200 × 675 pixels are enough."),
    )
    body = StreamField(NewsBody(), verbose_name=_("Content"), blank=True)

    objects = PageManager.from_queryset(NewsPageQuerySet)()

    base_form_class = NewsPageForm
    parent_page_types = ["news.NewsIndexPage", "news.ProvinceSectionPage"]
    subpage_types: list[str] = []
    copy_form_class = NewsCopyForm
    content_panels = CONTENT_PANELS
    promote_panels = PROMOTE_PANELS
    # A schedule is somebody's decision about one item, and not about another made of it.
    exclude_fields_in_copy = ["go_live_at", "expire_at"]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.RelatedFields("province", [index.SearchField("name")]),
        index.RelatedFields("district", [index.SearchField("name")]),
        index.FilterField("date"),
        index.FilterField("topic"),
        index.FilterField("province"),
        index.FilterField("district"),
    ]

    class Meta:
        verbose_name = _("News item")
        verbose_name_plural = _("News items")
        permissions = [
            ("write_news", _("Can write news of a province")),
            ("approve_news", _("Can approve news of a province")),
            ("oversee_news", _("Can see all queues, and approve where a province has nobody")),
            ("withdraw_news", _("Can withdraw published news of a province")),
            ("hide_comments", _("Can hide comments on news of a province")),
            ("manage_syndication", _("Can keep the targets to which news are sent")),
        ]

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return tester_for(user, self)

    def can_move_to(self, parent: Page) -> bool:
        """An item stays where it was written: moving would lead around approval."""
        return False

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._take_from_tree()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._take_from_tree()
        super().minimal_clean()

    def clean(self) -> None:
        """A district lies in the province of the section."""
        super().clean()
        if self.path and self.district and self.district.province_id != self.province_id:
            raise ValidationError({"district": _("Choose a district of the section's province.")})

    def save_revision(
        self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        """A version that was submitted stays as it was; Wagtail's autosave would write over it."""
        if overwrite_revision and overwrite_revision.task_states.exists():
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    @property
    def place(self) -> str:
        """Say where it happened, or that it is the department's own."""
        return self.province.name if self.province else gettext("The department")

    @property
    def byline(self) -> str:
        """Say whose news it is."""
        if self.district:
            return gettext("District office %(district)s") % {"district": self.district.name}
        if self.province:
            return gettext("Provincial office %(province)s") % {"province": self.province.name}
        return gettext("Department of Local Administration")

    def trail(self) -> list[dict[str, Any]]:
        above = super().trail()
        if self.province:
            section = f"{self.get_url().rstrip('/').rpartition('/')[0]}/"
            above.append({"address": section, "title": self.province.name})
        return above

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add related items and what is said, and fetch all pictures of the page at once."""
        from ..board.discussion import discussion_of

        related = NewsPage.objects.published().with_places().related_to(self, RELATED)
        self.cover = fetch_pictures(self.body, self.cover_id).get(self.cover_id)
        context = super().get_context(request, *args, **kwargs)
        return {**context, "related": related, "discussion": discussion_of(self, request)}

    @property
    def version(self) -> str:
        """Name the newest version; an autosave writes over the one before, at a later time."""
        revision = self.get_latest_revision()
        return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""

    def slug_beneath(self, parent: Page) -> str:
        """Give an address beneath a page that people can read and no other page has."""
        words = (self.district.name_en if self.district else "", self.topic)
        return free_slug(parent, readable_slug(self.date, *words))

    @staticmethod
    def province_of(parent: Page) -> str | None:
        """Give the code of the province in whose section a page lies, nothing for the index."""
        sections = ProvinceSectionPage.objects.filter(pk=parent.pk)
        return sections.values_list("province", flat=True).first()

    def _take_from_tree(self) -> None:
        """Belong to the section's province, and have an address there that people can read."""
        if not self.path:
            return  # not in the tree yet; asked again once it is
        parent = self.get_parent()
        self.province_id = self.province_of(parent)
        if not self.slug:
            self.slug = self.slug_beneath(parent)
