"""What Wagtail's own forms leave to chance is answered in words, not by a failure."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from districtcoordinator.accounts.tests.factories import UserFactory
from districtcoordinator.areas.tests.factories import AppointmentFactory
from home.actions import ensure_home_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_half_a_form_is_answered_with_400(client: Any) -> None:
    page = ensure_home_page()
    client.force_login(UserFactory(is_superuser=True))
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(edit).status_code == 200
    answer = client.post(edit, {"title": "ศูนย์ประสานงาน"})
    assert answer.status_code == 400
    assert "ไม่ครบถ้วน" in answer.content.decode()


def test_who_has_been_appointed_is_not_deleted_and_the_page_says_why(client: Any) -> None:
    appointed, never_appointed = AppointmentFactory().user, UserFactory()
    client.force_login(UserFactory(is_superuser=True))
    for person, stays in ((appointed, True), (never_appointed, False)):
        delete = reverse("wagtailusers_users:delete", args=[person.pk])
        answer = client.post(delete, follow=True)
        assert answer.status_code == 200
        assert get_user_model().objects.filter(pk=person.pk).exists() is stays
        assert ("ลบไม่ได้" in answer.content.decode()) is stays
