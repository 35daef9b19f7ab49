"""Pages that are found, and asked whether they are private, in fewer queries than Wagtail's; and
how the pages that a site begins with are put into the tree."""

from functools import cache
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.url_routing import RouteResult


def is_restricted() -> Exists:
    """Whether a page is private, by a restriction of its own or of a page above it."""
    return _lies_beneath(PageViewRestriction, section="page__path", path="path")


def is_kept_back() -> Exists:
    """Whether a document or picture lies in a collection that not everybody may see."""
    path = "collection__path"
    return _lies_beneath(CollectionViewRestriction, section=path, path=path)


def published(pages: Any) -> Any:
    """Keep what anybody may read: Wagtail's `live().public()` without a query of its own."""
    return pages.live().filter(~is_restricted())


def publish_beneath(parent: Page, page: Page, *, user: Any = None) -> None:
    """Put a new page beneath another and publish it; `user` becomes the author."""
    parent.add_child(instance=page)
    page.save_revision(user=user).publish(user=user)


@cache
def _links_to(models: tuple[type[Page], ...]) -> dict[type[Page], str]:
    """Give by what name a row of a page leads to what its type adds, for types just above it."""
    links: dict[type[Page], str] = {}
    for model in models:
        link = model._meta.parents.get(Page)
        if link is not None:
            links[model] = link.remote_field.get_accessor_name()
    return links


def _lies_beneath(restriction: Any, *, section: str, path: str) -> Exists:
    of_row = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(restriction.objects.alias(of_row=of_row).filter(of_row__startswith=F(section)))


class TreePage(Page):
    """A page that asks once for what is private above it; Wagtail asks for the pages first."""

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As Wagtail's, which asks for the page beneath, then for what its type adds, and whether
        it is private: here one query tells all three."""
        if not path_components:
            return super().route(request, path_components)
        links = _links_to(tuple(self.allowed_subpage_models()))
        pages = Page.objects.child_of(self).annotate(is_restricted=is_restricted())
        found = pages.select_related(*links.values()).filter(slug=path_components[0]).first()
        if found is None:
            raise Http404
        link = links.get(found.specific_class)
        page = getattr(found, link) if link else found.specific
        if link:
            page.is_restricted = found.is_restricted
        page._cached_parent_obj = self
        return page.route(request, path_components[1:])

    def get_view_restrictions(self) -> QuerySet:
        """As Wagtail's: those of this page and of the pages above, or of what these are aliases
        of. Without a query where the way here has found that there are none."""
        if not getattr(self, "is_restricted", True) and not self.alias_of_id:
            return PageViewRestriction.objects.none()
        step = self.steplen
        paths = [self.path[:end] for end in range(step, len(self.path) + 1, step)]
        here = Page.objects.filter(path__in=paths).order_by()
        return PageViewRestriction.objects.filter(
            Q(page__in=here.values("pk")) | Q(page__in=here.values("alias_of"))
        )


class TopPage(TreePage):
    """A page that finds what lies beneath it by the whole address, not step by step."""

    # The page models beneath, level by level.
    levels: tuple[type[Page], ...] = ()

    class Meta:
        abstract = True

    def pages_at(self, level: int) -> list[Any]:
        """Give the pages that may lie so many levels below this one, a queryset for each type."""
        return [self.levels[level - 1].objects.all()] if 0 < level <= len(self.levels) else []

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        depth = len(path_components)
        address = f"{self.url_path}{'/'.join(path_components)}/"
        for pages in self.pages_at(depth):
            pages = pages.live().annotate(is_restricted=is_restricted())
            found = pages.filter(slug=path_components[-1], url_path=address).first()
            if found is not None:
                found.top_page = self
                if depth == 1:
                    found._cached_parent_obj = self  # as Wagtail's own route does
                return found.route(request, [])
        return super().route(request, path_components)
