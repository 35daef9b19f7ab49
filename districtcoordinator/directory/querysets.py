"""Reading questions on officers; `for_user` is the only door."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value

from districtcoordinator.areas.permissions import holds

from .enums import OPEN_STATES
from .permissions import UPDATE_DIRECTORY, VIEW_PRIVATE_CONTACT


class OfficerQuerySet(QuerySet):
    def for_user(self, user: Any) -> OfficerQuerySet:
        """Keep who is in office, with `shown_mobile` and `shown_private_mail`: empty for whoever
        may not see them, and `shows_private` says which it is. The columns themselves are not
        read along; nothing that is shown may ask for them."""
        private = user.is_authenticated and holds(user, VIEW_PRIVATE_CONTACT)
        return (
            self.filter(is_active=True)
            .defer("mobile", "private_mail")
            .annotate(
                shows_private=Value(private),
                shown_mobile=F("mobile") if private else Value(""),
                shown_private_mail=F("private_mail") if private else Value(""),
            )
        )

    def kept_by(self, user: Any) -> OfficerQuerySet:
        """Keep everybody, who left too, for who may update the directory, and nobody otherwise."""
        return self if holds(user, UPDATE_DIRECTORY) else self.none()


class DirectoryUpdateQuerySet(QuerySet):
    def for_user(self, user: Any) -> DirectoryUpdateQuerySet:
        """Keep all for who may update the directory, and nothing for anybody else."""
        return self if holds(user, UPDATE_DIRECTORY) else self.none()

    def open(self) -> DirectoryUpdateQuerySet:
        """Keep what is being fetched or waits to be applied."""
        return self.filter(state__in=OPEN_STATES)
