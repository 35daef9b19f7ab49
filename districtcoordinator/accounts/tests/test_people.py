"""Whom a user finds, and how the first administrator comes about."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from districtcoordinator.accounts.models import AccountLogEntry, User
from districtcoordinator.accounts.people import people
from districtcoordinator.accounts.permissions import appointable_roles, is_central

from .factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


class TestFinding:
    def test_the_centre_finds_everybody_a_province_its_own(
        self, central_admin: Any, krabi_sso: Any, officer: Any, thalang: Any
    ) -> None:
        foreign = UserFactory(officer=True, district=thalang)
        assert {officer, foreign} <= set(people().for_user(central_admin))
        assert set(people().for_user(krabi_sso)) == {officer, krabi_sso}
        assert not people().for_user(officer).exists()

    def test_who_once_served_is_still_found(self, krabi_sso: Any, officer: Any) -> None:
        past = timezone.localdate() - timedelta(days=3)
        officer.dc_appointments.update(valid_from=past, valid_until=past)
        assert officer in people().for_user(krabi_sso)

    def test_words_are_sought_in_name_username_and_district(
        self, central_admin: Any, officer: Any
    ) -> None:
        User.objects.exclude(pk=officer.pk).update(first_name="วีระ", last_name="กล้าหาญ")
        for words in ("มานี", "khlongthom", "คลองท่อม", "มานี คลองท่อม"):
            assert list(people().for_user(central_admin).search(words)) == [officer], words
        assert not people().for_user(central_admin).search("วีระ คลองท่อม").exists()

    def test_a_superuser_counts_as_central(self) -> None:
        assert is_central(UserFactory(is_superuser=True))
        assert not is_central(UserFactory(is_superuser=True, is_active=False))
        assert appointable_roles(UserFactory()) == []


class TestFirstAdministrator:
    def test_the_command_makes_one_with_a_password_shown_once(
        self, capsys: pytest.CaptureFixture[str], client: Any
    ) -> None:
        call_command("create_central_admin", "somchai")
        password = capsys.readouterr().out.split(": ")[-1].strip()
        person = User.objects.get(username="somchai")
        assert is_central(person) and person.check_password(password)
        assert not person.is_superuser
        assert AccountLogEntry.objects.filter(object_id=person.pk, user=None).count() == 2

    def test_a_password_from_the_environment_is_not_shown(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CENTRAL_ADMIN_PASSWORD", PASSWORD)
        call_command("create_central_admin", "somchai")
        assert PASSWORD not in capsys.readouterr().out
        assert User.objects.get(username="somchai").check_password(PASSWORD)

    def test_a_name_that_is_taken_is_refused(self, central_admin: Any) -> None:
        with pytest.raises(CommandError):
            call_command("create_central_admin", "central")
