"""Tables to which rows are only ever added: triggers on both databases refuse changes and deletions.

Comes in: a table's name, in a migration. Goes out: an operation that sets the triggers.
Must not know: what the rows mean. This folder is the only place with statements of one database alone.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_SQLITE = """
DROP TRIGGER IF EXISTS {table}_no_update;;
DROP TRIGGER IF EXISTS {table}_no_delete;;
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION ceyuan_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;;
DROP TRIGGER IF EXISTS {table}_no_change ON {table};;
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION ceyuan_append_only();;
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ceyuan_append_only()
"""


def append_only(table: str) -> RunPython:
    """Give the operation that makes a table append-only; a migration states the table literally.

    On SQLite a migration that alters such a table builds it anew and loses the triggers: it must end with this
    operation again. A test holds every guarded table against the migrated database.
    """

    def set_triggers(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        run_statements(editor, _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE, table=table)

    return RunPython(set_triggers)


def run_statements(editor: BaseDatabaseSchemaEditor, text: str, **names: str) -> None:
    """Run statements parted by two semicolons at the end of a line, with names put in."""
    for statement in text.format(**names).split(";;\n"):
        editor.execute(statement, None)  # none, so that the per cent signs are not taken for places
