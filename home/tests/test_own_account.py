"""What people change about themselves: no picture, which nobody needs and which tells too much."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from districtcoordinator.accounts.role_groups import apply_roles
from districtcoordinator.areas.tests.factories import AppointmentFactory
from tests.pictures import SECRET, spied

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def officer() -> Any:
    person = AppointmentFactory().user
    apply_roles()
    return type(person).objects.get(pk=person.pk)


def test_no_picture_of_oneself_is_asked_for_or_taken_beside_a_name_that_is(
    client: Client, officer: Any
):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("wagtailadmin_account")
    page = client.get(address).content.decode()
    assert 'name="name_email-first_name"' in page
    assert "avatar-avatar" not in page

    photo = spied("JPEG")
    assert SECRET in photo
    typed = {
        "name_email-first_name": "มานะ",
        "name_email-last_name": "ใจดี",
        "name_email-email": "mana@dla.go.th",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "locale-preferred_language": "th",
        "avatar-avatar": ContentFile(photo, "me.jpg"),
    }
    assert client.post(address, typed).status_code == 302
    officer.refresh_from_db()
    assert officer.first_name == "มานะ"
    assert not UserProfile.objects.get(user=officer).avatar
