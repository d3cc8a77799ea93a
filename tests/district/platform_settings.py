"""The platform's settings under test: a demonstration, on SQLite in memory or the PostgreSQL of CEYUAN_POSTGRES."""

from __future__ import annotations

import os
import tempfile

from psycopg.conninfo import conninfo_to_dict

os.environ["CEYUAN_DEMO"] = "1"
os.environ.setdefault("CEYUAN_DATA", tempfile.mkdtemp(prefix="ceyuan-test-"))

from ceyuan.district.settings import *  # noqa: F403 -- the settings under test, after their environment

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests log in hundreds of times
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 -- see above
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 -- see above; collected files are not wanted here

if os.environ.get("CEYUAN_POSTGRES"):
    _address = conninfo_to_dict(os.environ["CEYUAN_POSTGRES"])
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _address["dbname"],
            "USER": _address["user"],
            "HOST": _address["host"],
        }
    }
