"""The door for the server.

Comes in: the environment. Goes out: the WSGI application.
Must not know: the apps.
"""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan.district.settings")
application = get_wsgi_application()
