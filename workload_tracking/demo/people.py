"""Who fills and who confirms in the demo: those who are appointed, as on a real site."""

from dataclasses import dataclass, field
from typing import Any

from districtcoordinator.areas.models import Appointment

from ..permissions import CONFIRM, FILL


@dataclass
class People:
    """Officers by district, approvers by province, and who has a second district."""

    officers: dict[str, Any] = field(default_factory=dict)
    approvers: dict[str, Any] = field(default_factory=dict)
    # From a second district to the one that reports for it, and back.
    covered_by: dict[str, str] = field(default_factory=dict)

    def covered_with(self, district: str) -> list[str]:
        """Give the districts for which the officer of this one reports as well."""
        return [second for second, main in self.covered_by.items() if main == district]


def people_in_office() -> People:
    """Read all appointments that count today, in two queries."""
    people = People()
    in_force = Appointment.objects.active().select_related("user")
    main_of: dict[tuple[int, str], str] = {}
    for row in in_force.carrying(FILL).select_related("district").order_by("district"):
        people.officers.setdefault(row.district_id, row.user)
        main = main_of.setdefault((row.user_id, row.district.province_id), row.district_id)
        if main != row.district_id:
            people.covered_by[row.district_id] = main
    for row in in_force.carrying(CONFIRM).order_by("pk"):
        people.approvers.setdefault(row.province_id, row.user)
    return people
