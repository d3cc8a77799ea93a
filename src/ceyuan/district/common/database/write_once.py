"""Tables whose rows are final but for one column, which is set once: triggers on both databases see to it.

Comes in: a table's and a column's name, in a migration. Goes out: an operation that sets the triggers.
Must not know: what the rows mean. This folder is the only place with statements of one database alone.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

from ceyuan.district.common.database.append_only import run_statements

# A column that a later migration adds is not among those listed here: that migration must end with this operation.
_SQLITE = """
DROP TRIGGER IF EXISTS {table}_no_update;;
DROP TRIGGER IF EXISTS {table}_set_once;;
DROP TRIGGER IF EXISTS {table}_no_delete;;
CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {others} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;;
CREATE TRIGGER {table}_set_once BEFORE UPDATE OF {column} ON {table}
WHEN OLD.{column} IS NOT NULL OR NEW.{column} IS NULL
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION ceyuan_write_once() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - TG_ARGV[0]) = (to_jsonb(NEW) - TG_ARGV[0])
AND to_jsonb(OLD) -> TG_ARGV[0] = 'null'::jsonb AND to_jsonb(NEW) -> TG_ARGV[0] <> 'null'::jsonb THEN
RETURN NEW;
END IF;
RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;;
DROP TRIGGER IF EXISTS {table}_no_change ON {table};;
DROP TRIGGER IF EXISTS {table}_no_truncate ON {table};;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION ceyuan_write_once('{column}');;
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ceyuan_write_once('{column}')
"""


def write_once(table: str, column: str) -> RunPython:
    """Give the operation after which rows are never deleted, and changed only in one column, from null, once."""

    def set_triggers(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        connection = editor.connection
        if connection.vendor == "postgresql":
            run_statements(editor, _POSTGRESQL, table=table, column=column)
            return
        with connection.cursor() as cursor:
            columns = [one.name for one in connection.introspection.get_table_description(cursor, table)]
        others = ", ".join(f'"{one}"' for one in columns if one != column)
        run_statements(editor, _SQLITE, table=table, column=column, others=others)

    return RunPython(set_triggers)
