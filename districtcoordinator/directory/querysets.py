"""Reading questions on officers; `for_user` is the only door."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value

from districtcoordinator.areas.permissions import holds

from .permissions import VIEW_PRIVATE_CONTACT


class OfficerQuerySet(QuerySet):
    def for_user(self, user: Any) -> OfficerQuerySet:
        """Keep who is in office, with `shown_mobile` and `shown_private_mail`: empty for whoever
        may not see them. The columns themselves are not read, so that no template can slip."""
        private = user.is_authenticated and holds(user, VIEW_PRIVATE_CONTACT)
        return (
            self.filter(is_active=True)
            .defer("mobile", "private_mail")
            .annotate(
                shown_mobile=F("mobile") if private else Value(""),
                shown_private_mail=F("private_mail") if private else Value(""),
            )
        )
