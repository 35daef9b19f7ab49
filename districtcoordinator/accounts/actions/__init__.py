"""Changes of state of people and their appointments: check, lock, change, keep groups in step, log.

Every refusal is a `PermissionDenied` (not the user's business) or a `ValidationError` (makes no
sense) with a sentence for the person who asked.
"""

from .accounts import (
    activate,
    create_central_admin,
    create_person,
    deactivate,
    rename_person,
    set_password,
)
from .appointments import appoint, change_district, end_appointment
from .table import Row, take_over_people

__all__ = [
    "Row",
    "activate",
    "appoint",
    "change_district",
    "create_central_admin",
    "create_person",
    "deactivate",
    "end_appointment",
    "rename_person",
    "set_password",
    "take_over_people",
]
