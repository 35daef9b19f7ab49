"""Which screens are pictured, for whom; their addresses come from the site's own named URLs."""

from functools import partial

from django.urls import URLPattern, URLResolver, get_resolver
from known_rows import CLOSED_ACCOUNT, OPEN_YEAR, PEOPLE, PLANNED_YEAR, VACANT, Known
from news_screens import NO_NEWS_SCREENS, news_screens
from public_screens import NO_PUBLIC_SCREENS, editor_screens, public_screens
from screen import Screen

# Namespaces of which every screen is to be pictured.
OURS = (
    *("workload:", "dc_accounts:", "dc_people:", "reference_"),
    *("home:", "home_problems:", "dc_directory:", "dc_directory_admin:", "news_admin:"),
)
# Addresses that are no screens: they take a POST, or answer with a file or a fragment.
NO_SCREENS = {"dc_people:import_template", *NO_PUBLIC_SCREENS, *NO_NEWS_SCREENS}


def screens(known: Known) -> list[Screen]:
    """Give all pictures, person by person."""
    return [
        *_public(),
        *public_screens(known),
        *_officer(),
        *_other_officers(known),
        *_approver(known),
        *_sso_admin(known),
        *_central(known),
        *_rounds(known),
        *_reference(known),
        *editor_screens(known),
        *news_screens(known),
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
        officer("forbidden", "dc_people:index"),
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
    phuket = partial(Screen, "approver-phuket")
    returned, vacant = (known.reports["8301"],), (known.reports[VACANT],)
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
        approver("confirm-dialog", "workload:status", steps=(("click", "[data-confirm]"),)),
        approver("confirm-dark", "workload:confirm", ready, dark=True),
        approver("confirm-not-ready", "workload:confirm", begun),
        approver("confirm-confirmed", "workload:confirm", confirmed),
        approver("send-back", "workload:send_back", begun),
        approver("not-reporting", "workload:not_reporting", empty),
        approver("reporting-not-marked", "workload:reporting", empty),
        approver("take-back-not-returned", "workload:take_back", begun),
        phuket("matrix", "workload:status"),
        phuket("report-returned", "workload:report", returned),
        phuket("report-not-reporting", "workload:report", vacant),
        phuket("take-back", "workload:take_back", returned),
        phuket("reporting", "workload:reporting", vacant),
    ]


def _sso_admin(known: Known) -> list[Screen]:
    sso_admin = partial(Screen, "sso-admin")
    officer = (known.people[PEOPLE["officer-begun"]],)
    return [
        sso_admin("start", "wagtailadmin_home"),
        sso_admin("people", "dc_people:index"),
        sso_admin("person-add", "dc_people:add"),
        *(
            sso_admin(f"person-{name}", f"dc_people:{name}", officer)
            for name in ("person", "edit", "appoint", "password", "deactivate")
        ),
        *(
            sso_admin(f"person-{name}", f"dc_people:{name}", (*officer, known.appointment))
            for name in ("change_district", "end_appointment")
        ),
    ]


def _central(known: Known) -> list[Screen]:
    central = partial(Screen, "central")
    return [
        central("start", "wagtailadmin_home"),
        central("start-dark", "wagtailadmin_home", dark=True),
        central("matrix", "workload:status"),
        central("matrix-100", "workload:status", query="?size=100"),
        central("matrix-returned", "workload:status", query="?region=south&state=returned"),
        central("report", "workload:report", (known.reports["8301"],)),
        central("people", "dc_people:index"),
        central("person", "dc_people:person", (known.people["krabi"],)),
        central("person-closed", "dc_people:person", (known.people[CLOSED_ACCOUNT],)),
        central("person-activate", "dc_people:activate", (known.people[CLOSED_ACCOUNT],)),
        central("people-import", "dc_people:import"),
        central("site-history", "wagtailadmin_reports:site_history"),
    ]


def _rounds(known: Known) -> list[Screen]:
    central = partial(Screen, "central")
    open_one, planned = (OPEN_YEAR,), (PLANNED_YEAR,)
    acts = ("close", "prolong", "dates", "new_districts")
    before = ("open", "dates", "working_time", "questions")
    changes = ("question", "question_up", "question_down", "question_delete")
    return [
        central("rounds", "workload:rounds"),
        central("round-create", "workload:round_create"),
        *(central(f"open-{act}", f"workload:round_{act}", open_one) for act in acts),
        central("open-questions", "workload:round_questions", open_one),
        central("open-wording", "workload:question_wording", (*open_one, known.question)),
        *(central(f"planned-{act}", f"workload:round_{act}", planned) for act in before),
        central("planned-aspect", "workload:aspect_title", (*planned, 1)),
        central("planned-question-add", "workload:question_add", (*planned, 1)),
        *(
            central(f"planned-{name}", f"workload:{name}", (*planned, known.planned_question))
            for name in changes
        ),
    ]


def _reference(known: Known) -> list[Screen]:
    central = partial(Screen, "central")
    keys = {
        "provinces": "81",
        "districts": "8106",
        "aspects": known.aspect,
        "questions": known.question,
    }
    return [
        central(f"{table}-{view}", f"reference_{table}_modeladmin_{view}", args)
        for table, key in keys.items()
        for view, args in (
            ("index", ()),
            ("create", ()),
            ("edit", (key,)),
            ("inspect", (key,)),
        )
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
