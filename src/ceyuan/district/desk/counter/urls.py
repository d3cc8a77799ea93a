"""Addresses of the counter.

Comes in: nothing. Goes out: a literal table.
Must not know: what views do.
"""

from __future__ import annotations

from django.urls import path

from ceyuan.district.desk.counter import views

urlpatterns = [
    path("counter/", views.counter, name="counter"),
    path("counter/firms/<str:code>/", views.counter_firm, name="counter_firm"),
    path("counter/receipts/<int:number>/", views.counter_receipt, name="counter_receipt"),
]
