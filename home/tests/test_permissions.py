"""The department's editors keep the public site; nobody else does."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.tests.factories import AppointmentFactory
from home.models import HomePage, SiteSettings

KEEPERS = ({"central_editor": True}, {"central_admin": True})
OTHERS = ({}, {"approver": True}, {"sso_admin": True})


def person(trait: dict[str, bool]) -> Any:
    user = AppointmentFactory(**trait).user
    apply_roles()
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize("trait", KEEPERS)
def test_who_keeps_the_site_writes_and_publishes_its_pages(
    home_page: HomePage, trait: dict[str, bool], client: Any
) -> None:
    keeper = person(trait)
    tester = home_page.permissions_for_user(keeper)
    assert tester.can_edit() and tester.can_publish() and tester.can_add_subpage()
    assert policy_registry.get_by_type(get_image_model()).user_has_permission(keeper, "add")
    client.force_login(keeper)
    settings = reverse("wagtailsettings:edit", args=["home", SiteSettings._meta.model_name])
    assert client.get(settings, follow=True).status_code == 200


@pytest.mark.parametrize("trait", OTHERS)
def test_nobody_else_does(home_page: HomePage, trait: dict[str, bool], client: Any) -> None:
    other = person(trait)
    tester = home_page.permissions_for_user(other)
    assert not tester.can_edit() and not tester.can_publish() and not tester.can_add_subpage()
    assert not policy_registry.get_by_type(get_image_model()).user_has_permission(other, "add")
    client.force_login(other)
    settings = reverse("wagtailsettings:edit", args=["home", SiteSettings._meta.model_name])
    assert client.get(settings, follow=True).redirect_chain[-1][0] == reverse("wagtailadmin_home")


def test_what_somebody_else_gave_an_editors_group_is_taken_back(home_page: HomePage) -> None:
    keeper = person({"central_editor": True})
    group = keeper.groups.get()
    kept = group.page_permissions.count()
    group.page_permissions.create(page=home_page.get_parent(), permission_type="add")
    applied = apply_roles()
    assert applied.permissions_taken == 1
    assert group.page_permissions.count() == kept > 0
    assert apply_roles().permissions_given == 0
