"""All settings of the office, in one file, read from the environment; a wrong value fails loudly at start.

Every variable begins with SATUPINTU_, except DATABASE_URL. Data lie under SATUPINTU_DATA, keys elsewhere
(SATUPINTU_KEYS).
"""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from satupintu.base.database import settings_for

ROOT = Path(__file__).resolve().parents[3]


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def number(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}") from None


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, "1" if default else "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}")
    return value in {"1", "true", "yes"}


DATA = Path(text("SATUPINTU_DATA", str(ROOT / "data"))).resolve()
KEYS = Path(text("SATUPINTU_KEYS", str(ROOT / "keys"))).resolve()
LAW = Path(text("SATUPINTU_LAW", str(ROOT / "law"))).resolve()
OWN_LAW = DATA / "law"  # of the same shape: what this office has of its own comes first

DEBUG = False
DEMO = flag("SATUPINTU_DEMO", False)  # the fictional cast (region 00) is accepted, mail is shown on a page
BASE_URL = text("SATUPINTU_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = text("SATUPINTU_HOSTS", f"{urlsplit(BASE_URL).hostname},127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]


def _secret_key() -> str:
    """The signing key: from the environment, else from the keys folder, made there at first start."""
    if given := text("SATUPINTU_SECRET_KEY"):
        return given
    path = KEYS / "django-secret"
    if not path.exists():
        KEYS.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = KEYS / f"django-secret.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(os.urandom(48).hex())
        with suppress(FileExistsError):  # the first of several starting processes wins; the others read its key
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text()


SECRET_KEY = _secret_key()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
    "satupintu.base",
    "satupintu.ui",
    "satupintu.files",
    "satupintu.sheets",
    "satupintu.documents",
    "satupintu.people",
    "satupintu.audit",
    "satupintu.finding",
    "satupintu.notifications",
    "satupintu.standards",
    "satupintu.workdays",
    "satupintu.continuity",
    "satupintu.applications",
    "satupintu.inspections",
    "satupintu.payments",
    "satupintu.instructions",
    "satupintu.objections",
    "satupintu.letters",
    "satupintu.heritage",
    "satupintu.assistance",
    "satupintu.licences",
    "satupintu.oss",
    "satupintu.complaints",
    "satupintu.portal",
    "satupintu.backoffice",
    "satupintu.administration",
    "satupintu.api",
    "satupintu.demo",
    "satupintu.config",
]


DATABASES = {"default": settings_for(text("DATABASE_URL") or f"sqlite:///{DATA / 'satupintu.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    }
}
if redis := text("SATUPINTU_CACHE_REDIS"):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis}

MIDDLEWARE = [
    "satupintu.ui.middleware.Compress",
    "satupintu.ui.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "satupintu.ui.middleware.Language",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "satupintu.people.middleware.StaffDoor",
    "django_htmx.middleware.HtmxMiddleware",
    "satupintu.ui.middleware.SpeakRefusals",
    "satupintu.files.uploads.BodyLimit",
]
ROOT_URLCONF = "satupintu.config.urls"
WSGI_APPLICATION = "satupintu.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "satupintu.ui.templatetags.ui",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "satupintu.ui.context.office",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "satupintu.ui.forms.Renderer"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "nip", "email")},
    },
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/meja/"

# Signing in (django-allauth): by user name; nobody signs up, and no mail is sent. TOTP codes may be 30 s early or late.
ACCOUNT_ADAPTER = "satupintu.people.adapters.SignIn"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser, at the latest after a working day
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
ACCOUNT_FORMS = {
    "login": "satupintu.people.forms.SignInForm",
    "reauthenticate": "satupintu.people.forms.PasswordAgainForm",
}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "satupintu.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "satupintu.people.forms.CodeForm",
    "reauthenticate": "satupintu.people.forms.CodeAgain",
    "activate_totp": "satupintu.people.forms.SetUpForm",
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # stored; screens show the office's zone

STATIC_URL = "/statis/"
STATIC_ROOT = text("SATUPINTU_STATIC", str(ROOT / "build" / "static"))
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "satupintu.files.storage.LastingStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["satupintu.files.uploads.BoundedUpload"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # forms; files have their own limits (files/)

# Other sites whose pages may ask the API from a visitor's browser, e.g. https://contoh.example; none unless named here.
API_ORIGINS = [each for each in text("SATUPINTU_API_ORIGINS").split(",") if each]

CSRF_FAILURE_VIEW = "satupintu.ui.views.forbidden"
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"  # in the database, read from the shared cache
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 9 * 3600  # a working day
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if text("SATUPINTU_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# Mail: smtp://user:password@host:port, or nothing; in the demo it is shown at /surat/
MAIL_URL = text("SATUPINTU_MAIL_URL")
MAIL_FROM = text("SATUPINTU_MAIL_FROM", "layanan@satupintu.example")

# OSS: base address, authentication scheme and envelope by setting, because ministries put gateways in front (oss.md S6)
OSS = {
    "base_url": text("SATUPINTU_OSS_URL"),
    "auth": text("SATUPINTU_OSS_AUTH", "user_key"),
    "envelope": text("SATUPINTU_OSS_ENVELOPE", "plain"),
    "user_key": text("SATUPINTU_OSS_USER_KEY"),
    "username": text("SATUPINTU_OSS_USERNAME"),
    "password": text("SATUPINTU_OSS_PASSWORD"),
    "type": text("SATUPINTU_OSS_TYPE"),
    "bearer": text("SATUPINTU_OSS_BEARER"),
    "transport": text("SATUPINTU_OSS_TRANSPORT", "http"),
    "timeout": number("SATUPINTU_OSS_TIMEOUT", 8),
}

SWEEPERS = "satupintu.config.wiring.SWEEPERS"  # what the worker does between deliveries

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "satupintu.base.logs.WithoutSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["stderr"], "level": text("SATUPINTU_LOG", "WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}},  # a no is said on the page; only what broke belongs here
}
