"""Who may do what with rounds and reports; rows are scoped by `for_user` with these names."""

from districtcoordinator.areas.roles import Role

VIEW = "workload_tracking.view_report"
FILL = "workload_tracking.fill_report"
CONFIRM = "workload_tracking.confirm_report"
MANAGE_ROUNDS = "workload_tracking.change_round"
ANALYSE = "workload_tracking.analyse_round"

REFERENCE_TABLES = frozenset(
    f"{app}.{verb}_{model}"
    for app, model in (
        ("dc_areas", "province"),
        ("dc_areas", "district"),
        ("workload_tracking", "aspect"),
        ("workload_tracking", "question"),
    )
    for verb in ("add", "change", "delete", "view")
)

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.DISTRICT_OFFICER: {VIEW, FILL},
    Role.PROVINCE_APPROVER: {VIEW, CONFIRM},
    Role.CENTRAL_ADMIN: {
        VIEW,
        MANAGE_ROUNDS,
        ANALYSE,
        "workload_tracking.add_round",
        "workload_tracking.view_round",
        *REFERENCE_TABLES,
    },
}
