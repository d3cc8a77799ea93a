"""Prepare: bring the database to this version, put the pages' files in place, read the vocabulary, bind the role.

Comes in: the settings. Goes out: what was done. It may be run at any time, and any number of times.
Must not know: what tables mean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ceyuan.district.common.database.application_role import prepare_database
from ceyuan.district.common.pages.assets import missing_assets
from ceyuan.district.operations import errors
from ceyuan.errors import CeyuanError
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cache import load_cached

SOURCES = "sources.txt"  # beside the files in place: what they were made from
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Prepared:
    """What preparing did: steps taken, facts in the vocabulary, and on PostgreSQL the role that was bound."""

    migrations: int
    facts: int
    role: str


def prepare(step: Callable[[str], None] = lambda _name: None) -> Prepared:
    """Prepare everything; `step` hears what begins. The owner of the tables runs it where there is one."""
    missing = missing_assets()
    if missing:
        raise CeyuanError(errors.NO_ASSETS, data={"files": ", ".join(missing)})
    step("vocabulary")
    facts = vocabulary_size()
    step("database")
    _make_folder(settings.ENVIRONMENT.data)
    steps = len(pending_migrations())
    call_command("migrate", interactive=False, verbosity=0)
    role = bind_role()
    step("static")
    _put_static()
    return Prepared(steps, facts, role)


def vocabulary_size() -> int:
    """Read the packs as matching does, and give the number of their facts; a pack that cannot be read raises."""
    environment = settings.ENVIRONMENT
    return len(load_cached(environment.packs or bundled_packs(), environment.data / "cache").vocabulary.facts)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(parents=True, mode=_PRIVATE)


def bind_role() -> str:
    """Grant the application's role its rights where the owner prepares; empty where one role does everything."""
    environment = settings.ENVIRONMENT
    if environment.owner is None or environment.database.embedded:
        return ""
    return prepare_database(connection, environment.database.user).role


def pending_migrations() -> list[str]:
    """Give the steps that this version wants and the database has not had."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _backwards in plan]


def static_is_ready() -> bool:
    """Tell whether the pages' files in place are those of this version."""
    mark = Path(settings.STATIC_ROOT) / SOURCES
    return mark.is_file() and mark.read_text(encoding="ascii") == _sources()


def _put_static() -> None:
    """Put the pages' files in place, where they are not yet: each under a name that its content gives, compressed."""
    if not static_is_ready():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        (Path(settings.STATIC_ROOT) / SOURCES).write_text(_sources(), encoding="ascii")


def _sources() -> str:
    """Fingerprint what the files in place are made from."""
    found = [
        f"{name} {storage.size(name)} {storage.get_modified_time(name).timestamp()}"
        for finder in get_finders()
        for name, storage in finder.list([])
    ]
    return hashlib.new("sm3", "\n".join(sorted(found)).encode()).hexdigest()
