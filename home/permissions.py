"""Who keeps the public site: the department's editors; who answers reports of problems."""

from collections.abc import Iterator

from wagtail.models import Collection

from districtcoordinator.areas.roles import CENTRAL_ROLES, PlaceGrant, Role

ANSWER_PROBLEMS = "home.answer_problems"
CHANGE_SETTINGS = "home.change_sitesettings"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    role: {ANSWER_PROBLEMS, CHANGE_SETTINGS} for role in CENTRAL_ROLES
}
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
IN_COLLECTIONS = tuple(
    f"{app}.{action}_{model}"
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
)


def page_grants() -> Iterator[PlaceGrant]:
    """The department's editors write and publish everything beneath the home page."""
    from .models import HomePage

    home = HomePage.objects.values_list("pk", flat=True).first()
    for role in CENTRAL_ROLES if home else ():
        for codename in ON_PAGES:
            yield PlaceGrant(role, home, f"wagtailcore.{codename}")


def collection_grants() -> Iterator[PlaceGrant]:
    """They keep all pictures and documents."""
    root = Collection.get_first_root_node()
    for role in CENTRAL_ROLES if root else ():
        for permission in IN_COLLECTIONS:
            yield PlaceGrant(role, root.pk, permission)
