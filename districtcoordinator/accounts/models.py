"""Our own user model; a host site with another AUTH_USER_MODEL gets no table of it."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person who signs in; users are deactivated, never deleted."""

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"
