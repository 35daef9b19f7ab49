"""Wagtail's mails about comments beside passages: whom they reach, and in what words."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset

from districtcoordinator.areas.models import Appointment, Province
from districtcoordinator.areas.tests.factories import AppointmentFactory, DistrictFactory
from news.models import NewsPage, ProvinceSectionPage

from . import attempts
from .conftest import People
from .letters import give_addresses, letter, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(people: People) -> People:
    give_addresses(people)
    return people


@pytest.fixture
def written(people: People, section: ProvinceSectionPage) -> NewsPage:
    """What the officer has written in the editor."""
    attempts.add(signed_in(people.officer), section, comment_notifications="on")
    return NewsPage.objects.get(owner=people.officer)


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def comment(person: Any, item: NewsPage) -> int:
    beside = {"text": "ตรวจสอบวันที่", "contentpath": "lead", "position": "", "id": ""}
    said = {**beside, "resolved": "", "replies": inline_formset([])}
    return attempts.edit(signed_in(person), item, comments=inline_formset([said])).status_code


def test_who_wrote_an_item_is_told_of_comments_beside_it(people: People, written: NewsPage):
    assert comment(people.approver, written) == 302
    assert Comment.objects.get(page=written).user == people.approver
    text = letter()
    assert told() == ["officer"]
    approver = people.approver.get_full_name()
    assert text.startswith(f"{approver} ปรับปรุงความคิดเห็นใน “{attempts.CHANGED}”\n\nเรียน ")
    assert 'ความคิดเห็นใหม่:\n - "ตรวจสอบวันที่"\n' in text
    assert f"แก้ไขหน้านี้ได้ที่: http://testserver/admin/pages/{written.pk}/edit/" in text


def test_nobody_of_another_province_can_subscribe_or_comment(people: People, written: NewsPage):
    for person in (people.foreign_officer, people.foreign_approver, people.sso, people.editor):
        assert comment(person, written) in (302, 403, 404)
        subscriptions = PageSubscription.objects.filter(page=written, user=person)
        assert not subscriptions.exists(), person
    assert not Comment.objects.filter(page=written).exists()
    assert told() == []


def test_who_has_gone_to_another_province_is_not_told_any_more(
    people: People, written: NewsPage, nan: Province
):
    Appointment.objects.filter(user=people.officer).delete()
    AppointmentFactory(user=people.officer, district=DistrictFactory(province=nan))
    comment(people.approver, written)
    assert Comment.objects.filter(page=written).exists()
    assert told() == []
