"""Addresses of the desk.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.desk.counter.urls import urlpatterns as counter
from ceyuan.district.desk.enterprises.urls import urlpatterns as enterprises
from ceyuan.district.desk.exports.urls import urlpatterns as exports
from ceyuan.district.desk.facts.urls import urlpatterns as facts
from ceyuan.district.desk.imports.urls import urlpatterns as imports
from ceyuan.district.desk.tables.urls import urlpatterns as tables
from ceyuan.district.desk.trail.urls import urlpatterns as trail
from ceyuan.district.desk.views.home import desk_home

urlpatterns = [
    path("", desk_home, name="desk_home"),
    *enterprises,
    *facts,
    *imports,
    *exports,
    *tables,
    *trail,
    *counter,
]
