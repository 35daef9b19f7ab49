"""Which screens are pictured, for whom; their addresses come from the site's own named URLs."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

# The folder's name of each picture begins with one of these; who is nobody is not signed in.
PEOPLE = {
    "public": "",
    "officer": "krabi-plaiphraya",
    "officer-begun": "krabi-khlongthom",
    "officer-returned": "phuket-mueang",
    "approver": "krabi",
    "sso-admin": "krabi-sso",
    "editor": "editor",
    "central": "central",
}
# Namespaces of which every screen is to be pictured.
OURS = ("workload:", "dc_accounts:", "people:", "reference_")
# Addresses that are no screens: they take a POST, or answer with a file or a fragment.
NO_SCREENS = {"people:import_template"}


@dataclass(frozen=True)
class Screen:
    """One picture: whose, of what, and what is done there first."""

    who: str
    name: str
    address: str  # the name of a URL, or a path that begins with "/"
    args: tuple[Any, ...] = ()
    query: str = ""
    steps: tuple[tuple[str, ...], ...] = ()
    status: int = 200
    script: bool = True
    dark: bool = False
    paper: bool = False

    @property
    def picture(self) -> str:
        """What its pictures are named, but for the width."""
        return f"{self.who}-{self.name}"

    @property
    def path(self) -> str:
        """Where it is; raises NoReverseMatch while the site has no such address."""
        path = (
            self.address if self.address.startswith("/") else reverse(self.address, args=self.args)
        )
        return path + self.query


@dataclass
class Known:
    """What addresses need to name: keys of the demo's rows."""

    reports: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    own_work: int = 0


def known_rows() -> Known:
    """Read the keys from the database."""
    from django.contrib.auth import get_user_model

    from workload_tracking.models import OwnWork, Report

    now = Report.objects.filter(round__fiscal_year=2569, province_code__in=("81", "83"))
    row = OwnWork.objects.filter(report__in=now, report__district="8301").first()
    people = get_user_model()._default_manager.filter(username__in=PEOPLE.values())
    return Known(
        reports=dict(now.values_list("district", "pk")),
        people=dict(people.values_list("username", "pk")),
        own_work=row.pk if row else 0,
    )


def screens(known: Known) -> list[Screen]:
    """Give all pictures, person by person."""
    return [
        *_public(),
        *_officer(),
        *_other_officers(known),
        *_approver(known),
        *_sso_admin(known),
        *_central(known),
    ]


def _public() -> list[Screen]:
    public = partial(Screen, "public")
    return [
        public("home", "/"),
        public("home-dark", "/", dark=True),
        public("login", "dc_accounts:login"),
        public(
            "login-refused",
            "dc_accounts:login",
            steps=(
                ("fill", "[name=username]", "nobody"),
                ("fill", "[name=password]", "wrong"),
                ("submit", "[name=username]"),
            ),
        ),
        public("sso-admins", "dc_accounts:sso_admins"),
        public("sso-admins-krabi", "dc_accounts:sso_admins", query="?province=81"),
        public("not-found", "/there-is-no-such-page/", status=404),
    ]


def _officer() -> list[Screen]:
    officer = partial(Screen, "officer")
    wrong = (("fill", "[name=q1-quantity]", "สิบสอง"), ("fill", "[name=q2-quantity]", "-3"))
    return [
        officer("start", "wagtailadmin_home"),
        officer("status", "workload:status"),
        officer("contact", "workload:contact"),
        *(officer(f"aspect-{number}", "workload:aspect", (number,)) for number in range(1, 9)),
        officer("aspect-dark", "workload:aspect", (1,), dark=True),
        officer("aspect-1-without-script", "workload:aspect", (1,), script=False),
        officer(
            "aspect-1-refused",
            "workload:aspect",
            (1,),
            steps=(*wrong, ("submit", "[name=q1-quantity]")),
            status=422,
            script=False,
        ),
        officer("aspect-1-last-year", "workload:aspect", (1,), "?round=2568"),
        officer("status-last-year", "workload:status", query="?round=2568"),
        officer("own-work", "workload:own_work"),
        officer("own-work-add", "workload:own_work_add"),
        officer("letters", "workload:letters"),
        officer("no-such-district", "workload:letters", query="?district=8301", status=404),
        officer("forbidden", "people:index"),
        officer("logout", "dc_accounts:logout"),
    ]


def _other_officers(known: Known) -> list[Screen]:
    begun, returned = partial(Screen, "officer-begun"), partial(Screen, "officer-returned")
    return [
        begun("start", "wagtailadmin_home"),
        begun("status", "workload:status"),
        begun("aspect-2-unusual", "workload:aspect", (2,)),
        begun("aspect-4", "workload:aspect", (4,)),
        returned("start", "wagtailadmin_home"),
        returned("status", "workload:status"),
        returned("contact", "workload:contact"),
        returned("aspect-1", "workload:aspect", (1,)),
        returned("corrected", "workload:corrected"),
        returned("own-work", "workload:own_work"),
        returned("own-work-change", "workload:own_work_change", (known.own_work,)),
        returned("own-work-delete", "workload:own_work_delete", (known.own_work,)),
        returned("letters", "workload:letters"),
    ]


def _approver(known: Known) -> list[Screen]:
    approver = partial(Screen, "approver")
    codes = ("8102", "8101", "8104", "8105", "8107")
    ready, confirmed, begun, empty, covered = ((known.reports[code],) for code in codes)
    return [
        approver("start", "wagtailadmin_home"),
        approver("matrix", "workload:status"),
        approver("matrix-dark", "workload:status", dark=True),
        approver("matrix-print", "workload:status", paper=True),
        approver("matrix-last-year", "workload:status", query="?round=2568"),
        approver("matrix-nothing-found", "workload:status", query="?q=ไม่มีอำเภอนี้"),
        approver("report-ready", "workload:report", ready),
        approver("report-print", "workload:report", ready, paper=True),
        approver("report-confirmed", "workload:report", confirmed),
        approver("report-begun", "workload:report", begun),
        approver("report-empty", "workload:report", empty),
        approver("report-covered", "workload:report", covered),
        approver("confirm", "workload:confirm", ready),
        approver("confirm-dark", "workload:confirm", ready, dark=True),
        approver("confirm-not-ready", "workload:confirm", begun),
        approver("confirm-confirmed", "workload:confirm", confirmed),
        approver("send-back", "workload:send_back", begun),
        approver("not-reporting", "workload:not_reporting", empty),
        approver("reporting", "workload:reporting", empty),
        approver("take-back", "workload:take_back", begun),
    ]


def _sso_admin(known: Known) -> list[Screen]:
    sso_admin = partial(Screen, "sso-admin")
    officer = (known.people["krabi-khlongthom"],)
    return [
        sso_admin("start", "wagtailadmin_home"),
        sso_admin("people", "people:index"),
        sso_admin("person-add", "people:add"),
        *(
            sso_admin(f"person-{name}", f"people:{name}", officer)
            for name in ("person", "edit", "appoint", "password", "deactivate")
        ),
    ]


def _central(known: Known) -> list[Screen]:
    editor, central = partial(Screen, "editor"), partial(Screen, "central")
    return [
        editor("start", "wagtailadmin_home"),
        editor("pages", "wagtailadmin_explore_root"),
        central("start", "wagtailadmin_home"),
        central("matrix", "workload:status"),
        central("matrix-100", "workload:status", query="?size=100"),
        central("matrix-returned", "workload:status", query="?region=south&state=returned"),
        central("report", "workload:report", (known.reports["8301"],)),
        central("people", "people:index"),
        central("person", "people:person", (known.people["krabi"],)),
        central("person-import", "people:import"),
        central("provinces", "reference_provinces_modeladmin_index"),
        central("districts", "reference_districts_modeladmin_index"),
        central("site-history", "wagtailadmin_reports:site_history"),
    ]


def not_pictured(pictured: list[Screen]) -> list[str]:
    """Name our addresses of which there is no picture."""
    names = {screen.address for screen in pictured} | NO_SCREENS
    return sorted(
        name for name in _names(get_resolver()) if name.startswith(OURS) and name not in names
    )


def _names(resolver: URLResolver, namespace: str = "") -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += _names(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.append(namespace + pattern.name)
    return found


def address_of(screen: Screen) -> str | None:
    """Give the path of a screen, or nothing while the site has no such address."""
    try:
        return screen.path
    except NoReverseMatch:
        return None
