"""Health: what a look can tell about a running platform, in plain words, cheaply enough for every minute.

Comes in: a moment, the settings. Goes out: signs, each fine, doubtful or wrong.
Must not know: who asks.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from ceyuan.district.common.pages.assets import missing_assets
from ceyuan.district.common.trail.anchor import FILE as ANCHOR_FILE
from ceyuan.district.common.trail.anchor import read_anchors
from ceyuan.district.common.trail.chain import EMPTY
from ceyuan.district.common.trail.models import Anchor, Event, Head
from ceyuan.district.operations.prepare import pending_migrations, static_is_ready, vocabulary_size
from ceyuan.district.operations.tick import BEAT, wrong_in_proof
from ceyuan.errors import CeyuanError
from ceyuan.packs.bundled import bundled_packs

LEAST_FREE = 1 * 1024**3
SILENT = timedelta(minutes=5)
_GIGABYTE = 1024**3


class State(StrEnum):
    """How something is."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at, and what was seen, in both languages."""

    name: str
    state: State
    zh: str
    en: str


def answers() -> bool:
    """Tell whether the platform can work at all: its database answers and is of this version. For everybody."""
    try:
        return not pending_migrations() and Head.objects.filter(pk=1).exists()
    except DatabaseError:
        return False


def signs(*, at: datetime) -> Sequence[Sign]:
    """Look at everything; what cannot be looked at is wrong, and the rest is looked at all the same."""
    seen = []
    for name, look in LOOKS:
        try:
            state, zh, en = look(at, settings.ENVIRONMENT.data)
        except (DatabaseError, OSError, CeyuanError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            state, zh, en = State.WRONG, f"看不了：{reason}", f"cannot be looked at: {reason}"
        seen.append(Sign(name, state, zh, en))
    return seen


Seen = tuple[State, str, str]


def _database(_at: datetime, _folder: Path) -> Seen:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    name = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    return State.FINE, f"{name} 正常应答", f"{name} answers"


def _migrations(_at: datetime, _folder: Path) -> Seen:
    pending = pending_migrations()
    if pending:
        words = ", ".join(pending[:3])
        return (
            State.WRONG,
            f"有 {len(pending)} 个升级步骤未执行：{words}",
            f"{len(pending)} upgrade steps pending: {words}",
        )
    return State.FINE, "数据库与程序版本一致", "the database is of this version"


def _disk(_at: datetime, folder: Path) -> Seen:
    free = shutil.disk_usage(folder).free
    state = State.FINE if free >= LEAST_FREE else State.WRONG
    return state, f"剩余 {free / _GIGABYTE:.1f} GB", f"{free / _GIGABYTE:.1f} GB free"


def _pages(_at: datetime, _folder: Path) -> Seen:
    missing = missing_assets()
    if missing or not static_is_ready():
        words = ", ".join(missing) or "ceyuan district prepare"
        return State.WRONG, f"网页文件不齐：{words}", f"files of the pages are missing: {words}"
    return State.FINE, "网页文件齐全", "the pages' files are there"


def _packs(_at: datetime, _folder: Path) -> Seen:
    count = _facts_in(_mark_of(settings.ENVIRONMENT.packs or bundled_packs()))
    return State.FINE, f"政策包可读，指标 {count} 项", f"the packs can be read: {count} facts"


def _mark_of(folder: Path) -> tuple[int, int, int]:
    """Give what changes when a file of the packs does: their number, their sizes, the latest change. Cheap to ask."""
    files = [Path(at, name).stat() for at, _folders, names in os.walk(folder) for name in names]
    return len(files), sum(one.st_size for one in files), max((one.st_mtime_ns for one in files), default=0)


@lru_cache(maxsize=1)
def _facts_in(_mark: tuple[int, int, int]) -> int:
    """Read the packs; what cannot be read raises and is read again at the next look."""
    return vocabulary_size()


def _chain(_at: datetime, folder: Path) -> Seen:
    """Hold the end of the chain against its head and the anchors; the whole of it is what verify-trail proves."""
    head = Head.objects.get(pk=1)
    last = Event.objects.order_by("-number").values_list("number", "digest").first() or (0, EMPTY)
    if last != (head.number, head.digest):
        return State.WRONG, "留痕链的末尾与链头不一致", "the end of the trail is not what its head names"
    kept = list(read_anchors(folder / ANCHOR_FILE)) if (folder / ANCHOR_FILE).exists() else []
    for anchor in kept[-3:]:
        found = Event.objects.filter(number=anchor.number).values_list("digest", flat=True).first()
        if (found or EMPTY) != anchor.digest:
            return State.WRONG, f"{anchor.day} 的锚点对不上", f"the anchor of {anchor.day} does not hold"
    wrong = wrong_in_proof(folder)
    if wrong:
        return State.WRONG, f"每日查验发现 {wrong} 处对不上", f"the daily proof found {wrong} faults"
    return State.FINE, f"共 {head.number} 条，末尾与链头一致", f"{head.number} events; the end is what the head names"


def _anchors(at: datetime, _folder: Path) -> Seen:
    yesterday = timezone.localdate(at) - timedelta(days=1)
    last = Anchor.objects.order_by("-day").values_list("day", flat=True).first()
    if last is None or last < yesterday:
        return (
            State.DOUBTFUL,
            f"昨天还没有锚点（最近：{last or '无'}）",
            f"yesterday has no anchor (last: {last or 'none'})",
        )
    return State.FINE, f"最近的锚点：{last}", f"last anchor: {last}"


def _ticking(at: datetime, folder: Path) -> Seen:
    beat = folder / BEAT
    last = datetime.fromisoformat(beat.read_text(encoding="ascii").strip()) if beat.exists() else None
    if last is None or at - last > SILENT:
        words = f"{timezone.localtime(last):%Y-%m-%d %H:%M}" if last else "—"
        return State.DOUBTFUL, f"定时任务没有在走（最近：{words}）", f"nothing ticks (last: {words})"
    return State.FINE, "定时任务在走", "it ticks"


LOOKS: Sequence[tuple[str, Callable[[datetime, Path], Seen]]] = (
    ("database", _database),
    ("migrations", _migrations),
    ("disk", _disk),
    ("pages", _pages),
    ("packs", _packs),
    ("chain", _chain),
    ("anchors", _anchors),
    ("ticking", _ticking),
)
