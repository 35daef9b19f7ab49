"""The host's own roles, in a table that happens to bear the name of ours."""

ROLE_PERMISSIONS = {"receptionist": {"accounts.view_appointment"}}
