"""What Wagtail's screens, bulk actions and API may do with pages of news, for one person.

In a province's section writing is for its offices, deciding for its approvers, and publishing for
nobody: an item gets out by being approved, and back in by being withdrawn with a reason.
"""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from .permissions import (
    APPROVE_NEWS,
    OVERSEE_NEWS,
    WRITE_NEWS,
    Standing,
    standing_of,
)


class SectionPermissionTester(PagePermissionTester):
    """For a section and what lies in it, whose province `province` is; superusers included."""

    def __init__(self, user: Any, page: Page, province: str) -> None:
        super().__init__(user, page)
        self.standing = _standing_in_this_request(user)
        self.province = province
        self.permissions = {"add", "change"} if self._holds(WRITE_NEWS) else set()
        if self._decides():
            self.permissions |= {"lock", "unlock"}

    def can_add_subpage(self) -> bool:
        return "add" in self.permissions and super().can_add_subpage()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """A draft that was never out may go: by who wrote it, or who decides here."""
        mine = self.page.owner_id == self.user.pk or self._decides()
        never_out = not self.page.live and self.page.first_published_at is None
        return bool(self.permissions) and never_out and mine

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def _holds(self, permission: str) -> bool:
        return self.standing.holds(permission, self.province)

    def _decides(self) -> bool:
        return self._holds(APPROVE_NEWS) or self._holds(OVERSEE_NEWS)


class StandingPageTester(PagePermissionTester):
    """For the index, which holds all sections: it is never deleted, nor taken off the site."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


def tester_for(user: Any, page: Page) -> PagePermissionTester:
    """Give the tester of a section or an item: the section's, or Wagtail's for the department."""
    province = _province_of(page, user)
    if province is None:
        return PagePermissionTester(user, page)
    return SectionPermissionTester(user, page, province)


def _province_of(page: Page, user: Any) -> str | None:
    """Give the province in whose section a page lies, from paths read once for all pages."""
    for path, province in _sections_in_this_request(user):
        if page.path.startswith(path):
            return province
    return None


def _sections_in_this_request(user: Any) -> list[tuple[str, str]]:
    from .models import ProvinceSectionPage

    if not hasattr(user, "_news_sections"):
        rows = ProvinceSectionPage.objects.values_list("path", "province")
        user._news_sections = list(rows)
    return user._news_sections


def _standing_in_this_request(user: Any) -> Standing:
    """A list of pages asks for one person many times; the person's object lives for a request."""
    if not hasattr(user, "_news_standing"):
        user._news_standing = standing_of(user)
    return user._news_standing
