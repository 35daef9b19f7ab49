"""People from a table: one row a person and an appointment; whoever is there already is kept.

Nothing is taken away by an import: no appointment ends because a row is missing.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources

from districtcoordinator.areas.models import District, Province
from districtcoordinator.areas.roles import CENTRAL_ROLES, DISTRICT_ROLES, Role
from districtcoordinator.thai.digits import to_arabic

from . import actions
from .people import people
from .permissions import standing_appointments

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
    """Imports people in the name of a user, who may do no more here than on the screens."""

    first_name = fields.Field(attribute="first_name", column_name=DETAILS["first_name"])
    last_name = fields.Field(attribute="last_name", column_name=DETAILS["last_name"])
    email = fields.Field(attribute="email", column_name=DETAILS["email"])

    class Meta:
        model = get_user_model()
        fields = ("username", *DETAILS)
        import_id_fields = ("username",)
        clean_model_instances = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        use_transactions = True

    def __init__(self, *, user: Any) -> None:
        super().__init__()
        self.user = user

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.findable = set(people().for_user(self.user).values_list("username", flat=True))
        self.places = {place.pk: place for place in Province.objects.with_office()}
        active = District.objects.active().filter(province__has_office=True)
        self.places |= {place.pk: place for place in active.select_related("province")}

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        for column in COLUMNS:
            row[column] = str(row.get(column) or "").strip()

    def after_init_instance(self, instance: Any, new: bool, row: dict, **kwargs: Any) -> None:
        if new:
            instance.set_unusable_password()
        elif instance.username not in self.findable:
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
        details = {name: getattr(instance, name) for name in DETAILS}
        appointment = instance.appointment
        try:
            if is_create:
                made = actions.create_person(
                    user=self.user, username=instance.username, **appointment, **details
                )
                instance.pk = made.pk
                self.findable.add(made.username)  # a further row may appoint the same person
                return
            if any(column != ROLE for column, _before, _after in instance.changes):
                actions.rename_person(user=self.user, person=instance, **details)
            actions.appoint(user=self.user, person=instance, **appointment)
        except PermissionDenied as refusal:
            raise ValidationError(str(refusal)) from refusal

    def _changes(self, instance: Any, original: Any) -> Any:
        new = original.pk is None
        for name, column in DETAILS.items():
            before, after = "" if new else getattr(original, name), getattr(instance, name)
            if before != after:
                yield column, before, after
        if new or not standing_appointments(original).filter(**instance.appointment).exists():
            yield ROLE, "", appointment_text(**instance.appointment)

    def _appointment(self, row: dict[str, Any]) -> dict[str, Any]:
        role = _role(row[ROLE])
        if role in CENTRAL_ROLES:
            if row[PLACE]:
                raise ValidationError(_("A central role has neither a province nor a district."))
            return {"role": role, "province": None, "district": None}
        place = self.places.get(to_arabic(row[PLACE]))
        if place is None:
            raise ValidationError(
                _("No province or district has the code “%(code)s”.") % {"code": row[PLACE]}
            )
        kind = District if role in DISTRICT_ROLES else Province
        if not isinstance(place, kind):
            raise ValidationError(
                _("This role needs the code of a district (4 digits).")
                if kind is District
                else _("This role needs the code of a province (2 digits).")
            )
        district = place if kind is District else None
        return {"role": role, "province": None if district else place, "district": district}


def appointment_text(role: str, province: Province | None, district: District | None) -> str:
    """Give a role and its place as people read it."""
    return f"{Role(role).label} {district or province or ''}".strip()


def _role(text: str) -> Role:
    known = {str(role.label).lower(): role for role in Role} | {role.value: role for role in Role}
    try:
        return (known | SHORT_NAMES)[text.lower()]
    except KeyError:
        raise ValidationError(
            _("There is no role “%(role)s”. The roles are: %(roles)s")
            % {"role": text, "roles": ", ".join(str(role.label) for role in Role)}
        ) from None
