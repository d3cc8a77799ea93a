"""Django's own check of a deployment has nothing to say about the settings of a service."""

from __future__ import annotations

from pathlib import Path

import pytest
from installation import Installation

pytestmark = pytest.mark.slow

CHECK = """
import io
from ceyuan.district.start import running_platform
with running_platform():
    from django.core.management import call_command
    call_command("check", deploy=True, fail_level="DEBUG")
    from django.conf import settings as own
    print(own.IDLE_SECONDS, own.SESSION_COOKIE_SECURE, own.CSRF_COOKIE_SECURE)
    print(own.SECURE_HSTS_SECONDS, own.SECOND_FACTOR)
    print(own.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"])
"""


def test_a_service_passes_the_check(tmp_path: Path) -> None:
    variables = {"CEYUAN_DEMO": "0", "CEYUAN_SECRET": "aB3$kL9!mN" * 6, "CEYUAN_HOSTS": "ceyuan.example.cn"}
    service = Installation(tmp_path / "data", variables)
    service.data.mkdir()
    said = service.python(CHECK).splitlines()
    assert said[-4:] == [
        "System check identified no issues (1 silenced).",
        "1800 True True",
        "31536000 True",
        "[\"'self'\"]",
    ]
