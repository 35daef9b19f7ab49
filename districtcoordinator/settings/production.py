"""Settings for production, all from the environment; what is missing is named, not guessed."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import DISTRICTCOORDINATOR_BEHIND_PROXY, env

REQUIRED = {
    "SECRET_KEY": "a long random text, the same on every server of this site",
    "ALLOWED_HOSTS": "the names under which the site answers, separated by commas",
    "DATABASE_URL": "for example postgres://user:password@host:5432/districtcoordinator",
    "REDIS_URL": "the cache shared by all processes, for example redis://host:6379/0",
    "WAGTAILADMIN_BASE_URL": "the address in mails, for example https://example.go.th",
    "EMAIL_URL": "the mail server, for example smtp+tls://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "the sender of the site's mails",
    "MEDIA_ROOT": "the folder for uploaded files, kept and backed up",
}
missing = [name for name in REQUIRED if not env(name, default="").strip()]
if missing:
    raise ImproperlyConfigured(
        "These environment variables are needed in production and are not set:\n"
        + "\n".join(f"  {name}: {REQUIRED[name]}" for name in missing)
    )

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [
    f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in ALLOWED_HOSTS
]
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL")

# Only behind a proxy that sets these headers itself may they be believed.
if DISTRICTCOORDINATOR_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
# Preloading binds the whole domain, which is not ours to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# A cache that is down slows the site and is logged, but stops nobody: sessions are in the database.
CACHES["default"].setdefault("OPTIONS", {})
CACHES["default"]["OPTIONS"] |= {"SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1}
DJANGO_REDIS_IGNORE_EXCEPTIONS = True
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

MEDIA_ROOT = env("MEDIA_ROOT")
STATIC_ROOT = env("STATIC_ROOT", default=str(STATIC_ROOT))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What the address asks for is what the worker sends with; the site itself queues.
mail_server = env.email("EMAIL_URL")
DISTRICTCOORDINATOR_MAIL_BACKEND = mail_server.pop("EMAIL_BACKEND")
vars().update(mail_server)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = env("SERVER_EMAIL", default=DEFAULT_FROM_EMAIL)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "districtcoordinator.log_lines.JsonLines"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        }
    },
    "root": {"handlers": ["stdout"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
