from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.utils import timezone

from districtcoordinator.accounts.actions import create_person
from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.roles import Role
from workload_tracking.actions import create_round

MONTH = timedelta(days=30)


class Command(BaseCommand):
    help = "Opens a round, with an officer and an approver, as a central administrator would."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("password")

    def handle(self, *args: Any, password: str, **options: Any) -> None:
        central = get_user_model().objects.create_superuser("central", password=password)
        create_person(
            user=central,
            username="officer",
            password=password,
            role=Role.DISTRICT_OFFICER,
            district=District.objects.get(code="8106"),
            first_name="สมชาย",
            last_name="ใจดี",
        )
        create_person(
            user=central,
            username="approver",
            password=password,
            role=Role.PROVINCE_APPROVER,
            province=Province.objects.get(code="81"),
            first_name="สมหญิง",
            last_name="รักถิ่น",
        )
        today = timezone.localdate()
        create_round(
            user=central,
            fiscal_year=2569,
            opens_on=today - MONTH,
            entry_until=today + MONTH,
            confirm_until=today + 2 * MONTH,
        )
