"""Tables to which rows are only ever added: triggers on both databases refuse changes and deletions.

Comes in: a table's name, in a migration. Goes out: an operation that sets the triggers.
Must not know: what the rows mean. This folder is the only place with statements of one database alone.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_SQLITE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION ceyuan_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION ceyuan_append_only();;
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ceyuan_append_only()
"""


def append_only(table: str) -> RunPython:
    """Give the operation that makes a table append-only; a migration states the table literally."""

    def set_triggers(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        statements = _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE
        for statement in statements.format(table=table).split(";;\n"):
            editor.execute(statement)

    return RunPython(set_triggers)
