"""Health: one word for whoever watches from outside, everything for the system administrator.

Comes in: a request. Goes out: 200 or 503; a page.
Must not know: how health is told.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from ceyuan.district.accounts.edge import EdgeRequest
from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.permission import require
from ceyuan.district.operations.health import answers, signs

NAMES = {
    "database": _("数据库"),
    "migrations": _("数据库版本"),
    "disk": _("磁盘"),
    "pages": _("网页文件"),
    "packs": _("政策包"),
    "chain": _("留痕链"),
    "anchors": _("锚点"),
    "ticking": _("定时任务"),
}


@never_cache
def health(_request: HttpRequest) -> HttpResponse:
    """Say whether the platform works, and nothing else."""
    fine = answers()
    return HttpResponse("ok\n" if fine else "not ok\n", content_type="text/plain", status=200 if fine else 503)


@never_cache
def platform_health(request: EdgeRequest) -> HttpResponse:
    """Show every sign."""
    require(request.viewer, Role.SYSTEM_ADMIN)
    english = (get_language() or "").startswith("en")
    rows = [(NAMES[one.name], one.state, one.en if english else one.zh) for one in signs(at=request.at)]
    return render(request, "operations/health.html", {"rows": rows})
