"""Django's settings, made from the environment: the same code in a demonstration and in service.

Comes in: environment variables, see `environment.py`. Goes out: the names Django wants.
Must not know: the apps' insides.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from ceyuan.district.accounts.identities import read_identities
from ceyuan.district.adapters.cryptography import cryptographic_module
from ceyuan.district.adapters.mail import read_mail
from ceyuan.district.adapters.messages import message_sender
from ceyuan.district.adapters.seal import seal_service
from ceyuan.district.environment import read_environment

ENVIRONMENT = read_environment(os.environ)
IDENTITIES = read_identities(os.environ, demo=ENVIRONMENT.demo)
HERE = Path(__file__).resolve().parent

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "ceyuan.district.urls"
WSGI_APPLICATION = "ceyuan.district.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ceyuan.district.common.pages",  # before allauth: its pages are drawn in our skeleton
    "ceyuan.district.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "ceyuan.district.common.trail",
    "ceyuan.district.common.papers",
    "ceyuan.district.registry",
    "ceyuan.district.portal",
    "ceyuan.district.desk",
    "ceyuan.district.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ceyuan.district.accounts.edge.EdgeMiddleware",
    "ceyuan.district.accounts.gate.GateMiddleware",
    "ceyuan.district.common.pages.refusal.RefusalMiddleware",
    "ceyuan.district.common.pages.characters.CharactersMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ceyuan.district.common.pages.context.page_context",
                "ceyuan.district.portal.menu.portal_menu",
                "ceyuan.district.desk.menu.desk_menu",
            ],
        },
    }
]

# The database. On SQLite a write transaction takes its lock when it begins, so that two never wait for each other.
DATABASES: dict[str, dict[str, object]]
if ENVIRONMENT.database.embedded:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ENVIRONMENT.database.name,
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": ENVIRONMENT.database.name,
            "USER": ENVIRONMENT.database.user,
            "PASSWORD": ENVIRONMENT.database.password,
            "HOST": ENVIRONMENT.database.host,
            "PORT": ENVIRONMENT.database.port,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "ceyuan.district.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# axes locks after fewer wrong passwords; this one also counts wrong codes of the second factor
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/5m/key"}
ACCOUNT_FORMS = {"login": "ceyuan.district.accounts.login_form.LoginForm"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
SOCIALACCOUNT_ADAPTER = "ceyuan.district.accounts.identity_adapter.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [one.app() for one in IDENTITIES]}}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an identity is linked by its owner, never by a mail address
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "ceyuan.district.operations.factor_secrets.FactorAdapter"  # secrets of factors are kept encrypted
MFA_TOTP_ISSUER = "策源"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # together: an office behind one address is not locked out
AXES_USERNAME_CALLABLE = "ceyuan.district.accounts.locks.tried_username"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
SESSION_COOKIE_AGE = 12 * 3600
IDLE_SECONDS = 30 * 60  # a session without a request for so long ends
INVITATION_HOURS = 72  # a link that sets a password lasts so long
# words of the acts in the trail
VERB_TABLES = [  # words of the acts in the trail
    "ceyuan.district.common.trail.verbs",
    "ceyuan.district.operations.verbs",
    "ceyuan.district.demo.verbs",
    "ceyuan.district.registry.verbs",
    "ceyuan.district.accounts.verbs",
]
OPEN_WORK: list[str] = []  # kinds of work that can be handed over, each `module.NAME` of an OpenWork
FIRM_WORK: list[str] = []  # kinds of work about a firm that goes with it, each `module.NAME` of a FirmWork
HELD_ELSEWHERE = ["ceyuan.district.registry.held.roles_for_firms"]  # who holds which roles in other apps, see accounts
PASSWORD_DAYS = 180  # staff change their password at least so often
SECOND_FACTOR = not ENVIRONMENT.demo  # every member of staff needs one, except in a demonstration

# Language and time: pages are written in Chinese first; the database keeps UTC.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

MESSAGE_TAGS = {40: "danger"}  # an error, in the words of Tabler

# Files
STATIC_URL = "static/"
STATIC_ROOT = ENVIRONMENT.data / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": ENVIRONMENT.data / "papers"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Other systems: an unknown name of an adapter stops the start, not the first use
cryptographic_module(ENVIRONMENT.outside)
message_sender(ENVIRONMENT)
seal_service(ENVIRONMENT.outside)
MAIL = read_mail(ENVIRONMENT.outside.mail)
EMAIL_BACKEND = MAIL.backend
EMAIL_FILE_PATH = str(ENVIRONMENT.data / "outbox" / "mail")
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starttls, MAIL.tls
EMAIL_TIMEOUT = 20

# Browsers run no script and no style that is not a file of ours.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *sorted({one.origin for one in IDENTITIES})],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
if ENVIRONMENT.secure:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SILENCED_SYSTEM_CHECKS = ["security.W021"]  # whether browsers know the domain beforehand is its owner's to decide
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
