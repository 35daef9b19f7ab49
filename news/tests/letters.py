"""What tests ask of mails: everybody has an address, and who was written what."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core import mail

from .conftest import People


def give_addresses(people: People) -> None:
    """Everybody can be written to, by the name of their part."""
    for name, person in vars(people).items():
        change(person, email=f"{name}@example.go.th")


def change(person: Any, **fields: Any) -> None:
    get_user_model().objects.filter(pk=person.pk).update(**fields)
    person.refresh_from_db()


def told() -> list[str]:
    """Give the parts of those who were written to since last asked; one mail each, to them alone.

    Empties the outbox.
    """
    sent, mail.outbox[:] = list(mail.outbox), []
    assert all(len(one.recipients()) == 1 for one in sent)
    return sorted(one.to[0].partition("@")[0] for one in sent)


def letter() -> str:
    """Give subject and text of the last mail."""
    return f"{mail.outbox[-1].subject}\n\n{mail.outbox[-1].body}"
