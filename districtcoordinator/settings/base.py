"""Settings that hold everywhere; dev, test and production add what differs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from districtcoordinator.security_policy import PUBLIC
from districtcoordinator.sqlite import SQLITE_OPTIONS

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

# The whole site may stand below a path, for example URL_PREFIX=districtcoordinator.
URL_PREFIX = env("URL_PREFIX", default="").strip("/")
FORCE_SCRIPT_NAME = f"/{URL_PREFIX}" if URL_PREFIX else None
ROOT_PATH = f"/{URL_PREFIX}/" if URL_PREFIX else "/"
DISTRICTCOORDINATOR_BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# MAINTENANCE=1 and a restart close the site for everybody but the health check.
DISTRICTCOORDINATOR_MAINTENANCE = env.bool("MAINTENANCE", default=False)
CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC}
# Demo accounts have a known password: only settings that are not production's allow them.
DISTRICTCOORDINATOR_DEMO_ALLOWED = False
# Uploaded files are the proxy's to serve, except where there is none.
DISTRICTCOORDINATOR_SERVE_MEDIA = False

INSTALLED_APPS = [
    "home",
    "news",
    "faq",
    "workload_tracking",
    "districtcoordinator.directory",
    "districtcoordinator.accounts",
    "districtcoordinator.areas",
    "districtcoordinator.background",
    "districtcoordinator.thai",
    "wagtail_modeladmin",
    # Without rest_framework, which would add pages in HTML to the API's JSON.
    "wagtail.api.v2",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "import_export",
    "axes",
    "csp",
    "django_filters",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "districtcoordinator.security_policy.SecurityPolicyMiddleware",
    "districtcoordinator.middleware.DatabaseUnavailableMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Behind the style sheets, which its page needs.
    "districtcoordinator.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "districtcoordinator.accounts.middleware.IdleSessionMiddleware",
    "districtcoordinator.accounts.middleware.SingleDoorMiddleware",
    "districtcoordinator.accounts.middleware.TypedValuesMiddleware",
    "axes.middleware.AxesMiddleware",
    "districtcoordinator.middleware.RefusedFormMiddleware",
    "news.middleware.NewsRefusalsMiddleware",
    "districtcoordinator.areas.middleware.SiteReportsMiddleware",
    # Pages that were moved: Wagtail keeps where they went, this leads there.
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "districtcoordinator.urls"
WSGI_APPLICATION = "districtcoordinator.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "districtcoordinator" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("REDIS_URL", default="locmemcache://")}

# What need not be done before answering is a row of this database; `manage.py work` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Mail too, with the change that it tells of; the second backend is the worker's.
EMAIL_BACKEND = "districtcoordinator.mail.QueuedEmailBackend"
DISTRICTCOORDINATOR_MAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# A mail server that accepts and then says nothing holds the worker no longer than this.
EMAIL_TIMEOUT = 30

AUTH_USER_MODEL = "dc_accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Five wrong passwords for one name from one address: that pair waits a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "districtcoordinator.accounts.refusals.locked_out"
AXES_CLIENT_IP_CALLABLE = "districtcoordinator.client_address.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
LOGIN_URL = "dc_accounts:login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = ROOT_PATH
WAGTAILADMIN_LOGIN_URL = "dc_accounts:login"
CSRF_FAILURE_VIEW = "districtcoordinator.accounts.views.csrf_failure"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "districtcoordinator_session"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = FORCE_SCRIPT_NAME or "/"
DISTRICTCOORDINATOR_IDLE_SECONDS = 30 * 60

LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
TIME_ZONE = "Asia/Bangkok"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "districtcoordinator" / "locale"]

STATIC_URL = f"{ROOT_PATH}static/"
STATIC_ROOT: Path | str | None = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "districtcoordinator" / "static"]
MEDIA_URL = f"{ROOT_PATH}media/"
MEDIA_ROOT: Path | str = env("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))

WAGTAIL_SITE_NAME = "ศูนย์ประสานงานท้องถิ่นอำเภอ"
WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default="http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = False
# A password that many know protects nothing: private pages are for people who sign in.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
# Finds words inside Thai text, on SQLite and PostgreSQL alike.
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "districtcoordinator.thai.search_backend"}
}
# News of provinces are published by being approved, and in no other way.
WAGTAIL_FINISH_WORKFLOW_ACTION = "news.workflow.finish_workflow"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Drafts keep themselves after this pause in typing: half a second floods a slow line.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_DOCUMENT_FORM_BASE = "districtcoordinator.documents.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "districtcoordinator.picture_uploads.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "avif"]
# Telephones of 100 megapixels write as much; what is kept is a tenth of it.
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024

# Where the directory of district officers comes from; docs/dla-connect.md.
DLA_CONNECT_URL = env("DLA_CONNECT_URL", default="").strip()
DLA_CONNECT_TOKEN = env("DLA_CONNECT_TOKEN", default="").strip()
DLA_CONNECT_TIMEOUT = env.float("DLA_CONNECT_TIMEOUT", default=8.0)

# Where news are sent; docs/syndication.md. Hosts of our own network, reached without TLS too.
NEWS_SYNDICATION_PRIVATE_HOSTS = env.list("NEWS_SYNDICATION_PRIVATE_HOSTS", default=[])
NEWS_SYNDICATION_SECONDS = env.float("NEWS_SYNDICATION_SECONDS", default=10.0)
WAGTAILAPI_LIMIT_MAX = 50

DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
