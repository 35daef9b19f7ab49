"""Who may do what with rounds and reports; rows are scoped by `for_user` with these names."""

from districtcoordinator.areas.roles import Role

VIEW = "workload_tracking.view_report"
FILL = "workload_tracking.fill_report"
CONFIRM = "workload_tracking.confirm_report"
MANAGE_ROUNDS = "workload_tracking.change_round"
ANALYSE = "workload_tracking.analyse_round"

# Aspects come with their round and nothing of these tables is deleted one by one.
VIEW_ASPECT = "workload_tracking.view_aspect"
CHANGE_ASPECT = "workload_tracking.change_aspect"
VIEW_QUESTION = "workload_tracking.view_question"
ADD_QUESTION = "workload_tracking.add_question"
CHANGE_QUESTION = "workload_tracking.change_question"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.DISTRICT_OFFICER: {VIEW, FILL},
    Role.PROVINCE_APPROVER: {VIEW, CONFIRM},
    Role.CENTRAL_ADMIN: {
        VIEW,
        MANAGE_ROUNDS,
        ANALYSE,
        "workload_tracking.add_round",
        "workload_tracking.view_round",
        VIEW_ASPECT,
        CHANGE_ASPECT,
        VIEW_QUESTION,
        ADD_QUESTION,
        CHANGE_QUESTION,
    },
}
