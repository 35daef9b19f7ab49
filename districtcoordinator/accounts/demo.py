"""Demo people: eight who sign in with a known password, and who serves everywhere else.

Every provincial office has an approver and an SSO Admin, nearly every district an officer, and a
few officers have a second district. Only those of SIGN_IN can sign in.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from districtcoordinator.areas.actions import load_reference
from districtcoordinator.areas.invented import share
from districtcoordinator.areas.models import Appointment, District, Province
from districtcoordinator.areas.roles import Role

from .role_groups import apply_roles

NAMES = Path(__file__).with_name("demo_names.json")
SIGN_IN = {
    "central",
    "editor",
    "krabi",
    "krabi-sso",
    "krabi-plaiphraya",
    "krabi-khlongthom",
    "phuket",
    "phuket-mueang",
}
# กระบี่ and ภูเก็ต are as the guides tell: ลำทับ has the officer of เขาพนม, อ่าวลึก has none.
TOLD_PROVINCES = {"81", "83"}
TOLD_SECOND_DISTRICTS = {"8107": "8102"}
TOLD_VACANCIES = {"8105"}
VACANT, SECOND_DISTRICT = 0.03, 0.05
SERVING_SINCE = timedelta(days=1200)


@dataclass
class Person:
    """Somebody to be, with the roles and places to be appointed to."""

    username: str
    places: list[dict[str, Any]] = field(default_factory=list)


@transaction.atomic
def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Make the demo people who are missing and appoint them; whoever is there stays as they are.

    The password, from DEMO_PASSWORD, is given on creation alone. Gives a sentence about it.
    """
    if not District.objects.exists():
        load_reference()
    people = list(_people())
    user_model = get_user_model()
    there = set(user_model._default_manager.values_list("username", flat=True))
    missing = {person.username: person for person in people if person.username not in there}
    names = dict(zip((person.username for person in people), _names(), strict=False))
    # One hash for all eight: everybody may know the password, and hashing takes its time.
    known = make_password(os.environ.get("DEMO_PASSWORD") or "districtcoordinator")
    made = user_model._default_manager.bulk_create(
        [
            user_model(
                username=username,
                first_name=names[username][0],
                last_name=names[username][1],
                email=f"{username}@district.example",
                password=known if username in SIGN_IN else make_password(None),
            )
            for username in missing
        ],
        batch_size=500,
    )
    since = timezone.localdate() - SERVING_SINCE
    Appointment.objects.bulk_create(
        [
            Appointment(user=user, valid_from=since, **place)
            for user in made
            for place in missing[user.username].places
        ],
        batch_size=500,
    )
    if made:
        apply_roles()
    return _("Demo accounts made: %(made)d.") % {"made": len(made)}


def _people() -> Iterator[Person]:
    yield Person("central", [{"role": Role.CENTRAL_ADMIN}])
    yield Person("editor", [{"role": Role.CENTRAL_EDITOR}])
    for province in Province.objects.with_office().order_by("code").prefetch_related("districts"):
        office = {"province": province}
        yield Person(province.slug, [{"role": Role.PROVINCE_APPROVER, **office}])
        yield Person(f"{province.slug}-sso", [{"role": Role.PROVINCE_SSO_ADMIN, **office}])
        yield from _officers(province)


def _officers(province: Province) -> Iterator[Person]:
    """Give the officers of a province; who has a second district has the one next in the list."""
    officers: dict[str, Person] = {}
    before = ""
    for district in sorted(province.districts.all(), key=lambda district: district.code):
        main = _main_district(district, before)
        if main in officers:
            officer = officers[main]
        elif _is_vacant(district):
            continue
        else:
            username = _username(province, district)
            if any(username == other.username for other in officers.values()):
                username = f"{username}-{district.code}"
            officer = officers[district.code] = Person(username)
            before = district.code
        officer.places.append({"role": Role.DISTRICT_OFFICER, "district": district})
    yield from officers.values()


def _main_district(district: District, before: str) -> str:
    if district.province_id in TOLD_PROVINCES:
        return TOLD_SECOND_DISTRICTS.get(district.code, "")
    return before if share("second district", district.code) < SECOND_DISTRICT else ""


def _is_vacant(district: District) -> bool:
    if district.province_id in TOLD_PROVINCES:
        return district.code in TOLD_VACANCIES
    return share("vacant", district.code) < VACANT


def _username(province: Province, district: District) -> str:
    capital = district.name_en == f"Mueang {province.name_en}"
    name = "mueang" if capital else re.sub(r"[^a-z]", "", district.name_en.lower())
    return f"{province.slug}-{name}"


def _names() -> Iterator[tuple[str, str]]:
    """Give names without end, in strides that mix them.

    The lists' lengths are primes, so that no pair comes back before all have come once.
    """
    known = json.loads(NAMES.read_text("utf-8"))
    first, last = known["first_names"], known["last_names"]
    for number in count():
        yield first[37 * number % len(first)], last[17 * number % len(last)]
