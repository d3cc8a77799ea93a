"""The platform's settings under test: a demonstration, on SQLite in memory or the PostgreSQL of CEYUAN_POSTGRES."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from psycopg.conninfo import conninfo_to_dict

os.environ["CEYUAN_DEMO"] = "1"
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
if os.environ.get("CEYUAN_TEST_WORKER") != _WORKER:  # workers inherit the first one's folder, and must not share it
    _folder = tempfile.mkdtemp(prefix="ceyuan-test-")
    os.environ.update(CEYUAN_TEST_WORKER=_WORKER, CEYUAN_DATA=_folder)
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)

from ceyuan.district.settings import *  # noqa: E402, F403 -- the settings under test, after their environment

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
