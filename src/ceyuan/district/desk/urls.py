"""Addresses of the desk.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.desk.enterprises.urls import urlpatterns as enterprises
from ceyuan.district.desk.views.home import desk_home

urlpatterns = [
    path("", desk_home, name="desk_home"),
    *enterprises,
]
