"""The chain begins: its head before the first event, and triggers that refuse to change what was written."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ceyuan.district.common.database.append_only import append_only


def begin(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write the head before the first event."""
    apps.get_model("trail", "Head").objects.create(pk=1, number=0, digest="0" * 64)


class Migration(migrations.Migration):
    """After the tables stand."""

    dependencies = (("trail", "0001_initial"),)
    operations = (
        migrations.RunPython(begin),
        append_only("trail_event"),
        append_only("trail_anchor"),
    )
