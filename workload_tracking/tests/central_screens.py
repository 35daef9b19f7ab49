"""What the tests of the department's screens share: signing in, addresses, what a page says."""

from datetime import date
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from districtcoordinator.accounts.role_groups import apply_roles
from workload_tracking import actions
from workload_tracking.models import Round

from .conftest import World


def sign_in(user: Any) -> Client:
    apply_roles()
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *args: Any) -> str:
    return reverse(f"workload:{name}", args=args)


def text_of(response: Any) -> str:
    return response.content.decode()


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def plan_next_round(world: World) -> Round:
    """Make the round of 2570, which opens next year."""
    return actions.create_round(
        user=world.central,
        fiscal_year=2570,
        opens_on=date(2027, 6, 1),
        entry_until=date(2027, 8, 31),
        confirm_until=date(2027, 9, 15),
    )
