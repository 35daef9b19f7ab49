"""Demo directory: whoever is appointed in the demo, with addresses and numbers that reach nobody.

The group director of a province has its approver's name, a district's officer that of the person
appointed there; districts without an officer and officers with several follow from that.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from districtcoordinator.areas.invented import between, share
from districtcoordinator.areas.models import Appointment, Region
from districtcoordinator.areas.roles import Role
from districtcoordinator.thai.order import sort_key

from .enums import Position
from .models import Officer

AFTER = ("dc_accounts",)
OF_POSITION = {
    Role.PROVINCE_APPROVER: Position.GROUP_DIRECTOR,
    Role.DISTRICT_OFFICER: Position.DISTRICT_OFFICER,
}
POSTS = {
    Position.GROUP_DIRECTOR: "ผู้อำนวยการกลุ่มงานประสานงานท้องถิ่นอำเภอ",
    Position.DISTRICT_OFFICER: "ท้องถิ่นอำเภอ",
}
# The first digit of a region's telephone numbers; no number in use goes on with three zeros.
AREA_DIGITS = {Region.NORTH: 5, Region.NORTHEAST: 4, Region.SOUTH: 7}
OTHER_AREA_DIGIT = 3
WITHOUT_MOBILES = {"58"}  # แม่ฮ่องสอน: a province whose officers gave no mobile number
NO_MOBILE, NO_PRIVATE_MAIL = 0.08, 0.3
UPDATED_WITHIN_DAYS = 500
BATCH = 500


@transaction.atomic
def load(report_progress: Callable[[str, int, int], None]) -> str:
    """Add the officers who are missing; whoever is there stays as they are. Say how many came."""
    there = set(Officer.objects.values_list("source_id", flat=True))
    invented = {
        officer.source_id: (officer, districts)
        for officer, districts in _officers()
        if officer.source_id not in there
    }
    Officer.objects.bulk_create([officer for officer, _codes in invented.values()], BATCH)
    serves_in = Officer.districts.through
    serves_in.objects.bulk_create(
        [
            serves_in(officer=officer, district_id=code)
            for officer, codes in invented.values()
            for code in codes
        ],
        BATCH,
    )
    return _("Demo officers added to the directory: %(count)d.") % {"count": len(invented)}


def _officers() -> Iterator[tuple[Officer, list[str]]]:
    """Give each officer with the codes of the districts; nobody of an own site's making."""
    appointments = (
        Appointment.objects.active()
        .filter(role__in=OF_POSITION, user__email__endswith=".example")
        .select_related("user", "province", "district__province")
        .order_by("user__username", "province", "district")
    )
    served: dict[str, list[str]] = defaultdict(list)
    first: dict[str, Appointment] = {}
    for appointment in appointments:
        key = f"demo-{appointment.province_id or appointment.user.get_username()}"
        first.setdefault(key, appointment)
        if appointment.district_id:
            served[key].append(appointment.district_id)
    today = timezone.localdate()
    for key, appointment in first.items():
        yield _officer(key, appointment, today), served[key]


def _officer(key: str, appointment: Appointment, today: date) -> Officer:
    district = appointment.district
    province: Any = district.province if district else appointment.province
    code = district.code if district else province.code
    position = OF_POSITION[Role(appointment.role)]
    name = appointment.user.get_full_name()
    digit = AREA_DIGITS.get(Region(province.region), OTHER_AREA_DIGIT)
    reachable = province.code not in WITHOUT_MOBILES and share("mobile", key) > NO_MOBILE
    writes = share("private mail", key) > NO_PRIVATE_MAIL
    return Officer(
        source_id=key,
        position=position,
        name=name,
        post=POSTS[position],
        province=province,
        office_telephone=f"0 {digit}000 {between(0, 9999, 'telephone', code):04d}",
        office_mail=f"dla-{code}@{province.slug}.example",
        mobile=f"060 000 {between(0, 9999, 'mobile', key):04d}" if reachable else "",
        private_mail=f"{key}@mail.example" if writes else "",
        updated_on=today - timedelta(days=between(0, UPDATED_WITHIN_DAYS, "updated", key)),
        sort_key=sort_key(name),
    )
