"""Settings for `make run`: like production, but with an embedded database and demo accounts."""

import os
import secrets
from pathlib import Path

from .base import *
from .base import BASE_DIR, NEWS_SYNDICATION_PRIVATE_HOSTS, env


def secret_key_of_this_checkout(path: Path) -> str:
    """Read the key kept beside the embedded database; make one at first use."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or secret_key_of_this_checkout(
    BASE_DIR / "var" / "secret_key"
)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
ALLOWED_HOSTS += env.list("ALLOWED_HOSTS", default=[])
WAGTAILADMIN_BASE_URL = env(
    "WAGTAILADMIN_BASE_URL", default=f"http://localhost:{env('PORT', default='8000')}"
)

DISTRICTCOORDINATOR_DEMO_ALLOWED = True
DISTRICTCOORDINATOR_SERVE_MEDIA = True

# To try sending news with docs/examples/news_receiver.py.
NEWS_SYNDICATION_PRIVATE_HOSTS = ["localhost", "127.0.0.1", *NEWS_SYNDICATION_PRIVATE_HOSTS]

# Static files are served from where they lie: nothing to collect, nothing to restart for.
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Django shows errors on the console only with DEBUG on; here they are wanted always.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "ERROR", "propagate": True}},
}
