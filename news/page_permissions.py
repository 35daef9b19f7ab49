"""What Wagtail's screens, bulk actions and API may do with pages of news, for one person.

In a province's section writing is for its offices, deciding for its approvers, and publishing for
nobody: an item gets out by being approved, and back in by being withdrawn with a reason.
"""

from typing import Any

from wagtail.models import Page, PagePermissionTester

from .permissions import APPROVE_NEWS, OVERSEE_NEWS, WRITE_NEWS, Standing, standing_of


class StandingPageTester(PagePermissionTester):
    """For the index and the sections: they stay, public and where they are; superusers included."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False


class SectionTester(StandingPageTester):
    """For a section: the department words it, and the offices of the province write beneath it."""

    permissions: set[str]

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        # The offices' groups may change what lies beneath; only the department's may publish here.
        self.words_it = user.is_active and (user.is_superuser or "publish" in self.permissions)
        standing, province = _standing_in_this_request(user), _province_of(page, user)
        writes = standing.holds(WRITE_NEWS, province)
        self.permissions = {"add"} if writes else set()

    def can_add_subpage(self) -> bool:
        return "add" in self.permissions and super().can_add_subpage()

    def can_edit(self) -> bool:
        return self.words_it

    def can_publish(self) -> bool:
        return self.words_it

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False


class ItemTester(PagePermissionTester):
    """For an item in a section, whose province `province` is; superusers included."""

    def __init__(self, user: Any, page: Page, province: str) -> None:
        super().__init__(user, page)
        self.standing = _standing_in_this_request(user)
        self.province = province
        self.permissions = {"add", "change"} if self._holds(WRITE_NEWS) else set()
        if self._decides():
            self.permissions |= {"lock", "unlock"}

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """A draft that was never out may go: by who wrote it, or who decides here. What waits is
        taken back or sent back first."""
        mine = self.page.owner_id == self.user.pk or self._decides()
        never_out = not self.page.live and self.page.first_published_at is None
        may = bool(self.permissions) and never_out and mine
        return may and not self.page.workflow_in_progress

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """A copy is another draft of the same section."""
        at_home = self.page.is_child_of(destination)
        return at_home and super().can_copy_to(destination, recursive)

    def can_lock(self) -> bool:
        """Who holds a lock may change what waits, so only those lock it who decide about it."""
        task = self.page.current_workflow_task
        return task.user_can_lock(self.page, self.user) if task else "lock" in self.permissions

    def can_unlock(self) -> bool:
        return self.user_has_lock() or "unlock" in self.permissions

    def _holds(self, permission: str) -> bool:
        return self.standing.holds(permission, self.province)

    def _decides(self) -> bool:
        return self._holds(APPROVE_NEWS) or self._holds(OVERSEE_NEWS)


def tester_for(user: Any, page: Page) -> PagePermissionTester:
    """Give the tester of an item: our own in a section, Wagtail's for the department's."""
    province = _province_of(page, user)
    if province is None:
        return PagePermissionTester(user, page)
    return ItemTester(user, page, province)


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
