"""People from a table: one row a person and an appointment; whoever is there already is kept.

Nothing is taken away by an import: no appointment ends because a row is missing.
"""

from collections.abc import Iterator
from copy import copy
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.instance_loaders import CachedInstanceLoader

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, DISTRICT_ROLES, Role
from districtcoordinator.thai.digits import to_arabic

from .actions import Row, take_over_people
from .people import people
from .permissions import may_manage_account, reach_of, standing

DETAILS = {"first_name": "ชื่อ", "last_name": "นามสกุล", "email": "อีเมล"}
ROLE, PLACE = "บทบาท", "รหัสจังหวัด/อำเภอ"
COLUMNS = ("username", *DETAILS.values(), ROLE, PLACE)

# What the offices call the roles among themselves.
SHORT_NAMES = {
    "ทลอ.": Role.DISTRICT_OFFICER,
    "สถจ.": Role.PROVINCE_APPROVER,
    "sso admin": Role.PROVINCE_SSO_ADMIN,
}


class PeopleResource(resources.ModelResource):
    """Imports people in the name of a user, who may do no more here than on the screens.

    Rows are read and checked one by one; what they change is done at the end, all at once.
    """

    first_name = fields.Field(attribute="first_name", column_name=DETAILS["first_name"])
    last_name = fields.Field(attribute="last_name", column_name=DETAILS["last_name"])
    email = fields.Field(attribute="email", column_name=DETAILS["email"])

    class Meta:
        model = get_user_model()
        fields = ("username", *DETAILS)
        import_id_fields = ("username",)
        instance_loader_class = CachedInstanceLoader
        clean_model_instances = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        use_transactions = True

    def __init__(self, *, user: Any) -> None:
        super().__init__()
        self.user = user
        self.rows: list[Row] = []
        self.new: dict[str, Any] = {}

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.reach = reach_of(self.user)
        self.findable = set(people().for_user(self.user).values_list("pk", flat=True))
        held = standing().values_list("user", "role", "province", "district")
        self.held = {tuple(row) for row in held}
        self.places = {place.pk: place for place in Province.objects.with_office()}
        districts = District.objects.reporting().select_related("province")
        self.places |= {place.pk: place for place in districts}

    def get_instance(self, instance_loader: Any, row: dict[str, Any]) -> Any:
        """Give each row a person of its own, although the loader keeps only one."""
        return copy(super().get_instance(instance_loader, row))

    def after_init_instance(self, instance: Any, new: bool, row: dict, **kwargs: Any) -> None:
        if new:
            instance.set_unusable_password()
        elif instance.pk not in self.findable:
            raise ValidationError(_("This User exists already and is not in your province."))

    def import_instance(self, instance: Any, row: dict[str, Any], **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        for column in (DETAILS["first_name"], DETAILS["last_name"]):
            if not row[column]:
                raise ValidationError(_("%(column)s is missing.") % {"column": column})
        instance.appointment = self._appointment(row)

    def skip_row(self, instance: Any, original: Any, row: dict, errors: Any = None) -> bool:
        """Take down what would change; a row that changes nothing is skipped."""
        instance.changes = [] if errors else list(self._changes(instance, original))
        return not errors and not instance.changes

    def do_instance_save(self, instance: Any, is_create: bool) -> None:
        columns = {column for column, _before, _after in instance.changes}
        details = _details(instance) if columns - {ROLE} else None
        if is_create:
            first = self.new.setdefault(instance.username, instance)
            if _details(first) != details:
                raise ValidationError(_("An earlier row gives this User another name or address."))
        elif details and not may_manage_account(self.user, instance):
            raise ValidationError(_("You may not do this to this person."))
        appointment = instance.appointment if ROLE in columns else None
        self.rows.append(Row(instance, appointment, details))

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        mistaken = result.has_errors() or result.has_validation_errors()
        if not mistaken and not kwargs.get("dry_run"):
            take_over_people(user=self.user, rows=self.rows)

    def _changes(self, instance: Any, original: Any) -> Iterator[tuple[str, str, str]]:
        for name, column in DETAILS.items():
            before = getattr(original, name) if original.pk else ""
            if before != getattr(instance, name):
                yield column, before, getattr(instance, name)
        keys = [place and place.pk for place in list(instance.appointment.values())[1:]]
        if (original.pk, str(instance.appointment["role"]), *keys) not in self.held:
            yield ROLE, "", appointment_text(**instance.appointment)

    def _appointment(self, row: dict[str, Any]) -> dict[str, Any]:
        role, place = _role(row[ROLE]), None
        if role in CENTRAL_ROLES and row[PLACE]:
            raise ValidationError(_("A central role has neither a province nor a district."))
        if role not in CENTRAL_ROLES:
            place = self._place(role, row[PLACE])
        if not self.reach.covers(role, place):
            raise ValidationError(_("You may not appoint anybody to this role in this place."))
        district = place if isinstance(place, District) else None
        return {"role": role, "province": None if district else place, "district": district}

    def _place(self, role: Role, code: str) -> Province | District:
        place = self.places.get(to_arabic(code))
        if place is None:
            raise ValidationError(
                _("No province or district has the code “%(code)s”.") % {"code": code}
            )
        if role in DISTRICT_ROLES and not isinstance(place, District):
            raise ValidationError(_("This role needs the code of a district (4 digits)."))
        if role not in DISTRICT_ROLES and not isinstance(place, Province):
            raise ValidationError(_("This role needs the code of a province (2 digits)."))
        return place


def appointment_text(role: str, province: Province | None, district: District | None) -> str:
    """Give a role and its place as people read it."""
    return f"{Role(role).label} {district or province or ''}".strip()


def _details(person: Any) -> dict[str, str]:
    return {name: getattr(person, name) for name in DETAILS}


def _role(text: str) -> Role:
    known = {str(role.label).lower(): role for role in Role} | {role.value: role for role in Role}
    try:
        return (known | SHORT_NAMES)[text.lower()]
    except KeyError:
        raise ValidationError(
            _("There is no role “%(role)s”. The roles are: %(roles)s")
            % {"role": text, "roles": ", ".join(str(role.label) for role in Role)}
        ) from None
