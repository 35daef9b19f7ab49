"""Who keeps the public site: the department's editors; who answers reports of problems."""

from districtcoordinator.areas.roles import Role

ANSWER_PROBLEMS = "home.answer_problems"
CHANGE_SETTINGS = "home.change_sitesettings"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.CENTRAL_EDITOR: {ANSWER_PROBLEMS, CHANGE_SETTINGS},
    Role.CENTRAL_ADMIN: {ANSWER_PROBLEMS, CHANGE_SETTINGS},
}
