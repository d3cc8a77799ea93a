"""The door for the server.

Comes in: the environment. Goes out: the WSGI application, which believes what trusted proxies say of the sender.
Must not know: the apps.
"""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from ceyuan.district.start import keep_demo_secret

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ceyuan.district.settings")
keep_demo_secret(os.environ)
application = get_wsgi_application()
if settings.ENVIRONMENT.secure:
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=list(settings.ENVIRONMENT.proxies))
