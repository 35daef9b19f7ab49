"""Who may change or delete a picture or a file that published news show.

To change one is to change the articles that show it, which nobody had approved. So while a
province's item that is published or waits shows it, only central admins change or delete it: they
answer for the whole site, and have to act where a picture should never have been put there.
Everybody else uploads another one and has the item approved with it.
"""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry, register_permission_policy

from ..permissions import OVERSEE_NEWS, may
from .media import shown_now

CHANGING = frozenset({"change", "delete"})
IN_USE = _(
    "It is part of news that are published or wait for confirmation, so it can be neither changed"
    " nor deleted. Upload a new one and put that into the item."
)


def is_kept(user: Any, medium: Any) -> bool:
    """Whether a picture or file stays as it is for this person, because news show it."""
    return not may(user, OVERSEE_NEWS, None) and shown_now(medium)


class KeepsWhatNewsShow:
    """What a permission policy of pictures or files says, less changing what news show."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        wanted = set(actions)
        policy: Any = super()
        if not policy.user_has_any_permission_for_instance(user, wanted, instance):
            return False
        if wanted & CHANGING and is_kept(user, instance):
            rest = wanted - CHANGING
            return bool(rest) and policy.user_has_any_permission_for_instance(user, rest, instance)
        return True


def register_media_policies() -> None:
    """Add the rule to the policies that the site has for the two models: Wagtail's, or its own."""
    for model in (get_image_model(), get_document_model()):
        policy: Any = copy(policy_registry.get_by_type(model))
        if not isinstance(policy, KeepsWhatNewsShow):
            kind = type(policy)
            policy.__class__ = type(f"News{kind.__name__}", (KeepsWhatNewsShow, kind), {})
            register_permission_policy(model, policy)
