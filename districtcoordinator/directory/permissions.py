"""Who sees private contact data, and who brings the directory up to date."""

from districtcoordinator.areas.roles import Role

VIEW_PRIVATE_CONTACT = "dc_directory.view_private_contact"
UPDATE_DIRECTORY = "dc_directory.update_directory"

ROLE_PERMISSIONS: dict[Role, set[str]] = {
    **{role: {VIEW_PRIVATE_CONTACT} for role in Role},
    Role.CENTRAL_ADMIN: {VIEW_PRIVATE_CONTACT, UPDATE_DIRECTORY},
}
