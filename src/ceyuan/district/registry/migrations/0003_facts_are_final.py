"""A fact row is never deleted, and changed only once: when another supersedes it."""

from __future__ import annotations

from django.db import migrations

from ceyuan.district.common.database.write_once import write_once


class Migration(migrations.Migration):
    """After the table has all its columns."""

    dependencies = (("registry", "0002_corrections_and_returns"),)
    operations = (write_once("registry_factrow", "superseded_by_id"),)
