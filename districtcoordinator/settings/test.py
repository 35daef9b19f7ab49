"""Settings for the tests: quick, quiet, and never near the database of `make run`."""

import os
import tempfile
from pathlib import Path

from .base import *
from .base import DATABASES, WAGTAILSEARCH_BACKENDS, env

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

DISTRICTCOORDINATOR_DEMO_ALLOWED = True
# Locking out is tested where it is promised; elsewhere it would make tests depend on each other.
AXES_ENABLED = False
# Nothing is indexed by being saved, except in the tests of searching (their fixture `indexing`):
# most tests save pages, few search, and the words of Thai take half a second to read.
WAGTAILSEARCH_BACKENDS["default"]["AUTO_UPDATE"] = False

TEMPORARY = Path(tempfile.gettempdir()) / f"districtcoordinator-test-{os.getpid()}"
MEDIA_ROOT = TEMPORARY / "media"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# A migrated database to begin with a copy of; `make test` makes one.
DATABASES["default"]["TEST"] = {"TEMPLATE": env("TEST_DATABASE_TEMPLATE", default="")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, because threads cannot share a database in memory; its own one for each process.
    DATABASES["default"]["TEST"]["NAME"] = f"{TEMPORARY}.sqlite3"

# Wagtail's chores beside each saved page (references, search index) are a third of what saving one
# costs; tests that are about them ask for `indexing`.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
