"""What people change about themselves in Wagtail's admin."""

from typing import Any

from wagtail.admin.views.account import AvatarSettingsPanel


def leave_out_avatars() -> None:
    """Have no panel, and take no upload, of a picture of oneself.

    Nobody's work needs one, and Wagtail keeps it with the place where it was taken. Its view names
    its panels itself, so the panel is told.
    """
    AvatarSettingsPanel.is_active = _never


def _never(panel: Any) -> bool:
    return False
