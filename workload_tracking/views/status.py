"""One address for "สถานะการบันทึกข้อมูล สถอ.": a province's matrix, or an officer's own state."""

from django.http import HttpRequest, HttpResponse

from districtcoordinator.areas.menus import roles_in_force
from districtcoordinator.areas.querysets import sees_everything
from districtcoordinator.areas.roles import DISTRICT_ROLES, roles_with

from ..permissions import VIEW
from .matrix import MatrixView
from .own_status import OwnStatusView


def sees_more_than_own(request: HttpRequest) -> bool:
    """Whether the person sees reports beyond those of the own districts."""
    wider = roles_in_force(request).intersection(roles_with(VIEW)) - DISTRICT_ROLES
    return bool(wider) or sees_everything(request.user, VIEW)


def status(request: HttpRequest) -> HttpResponse:
    """Show the matrix to whoever sees more than own districts, else the person's own state."""
    view = MatrixView if sees_more_than_own(request) else OwnStatusView
    return view.as_view()(request)
