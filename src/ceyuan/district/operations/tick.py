"""Tick: what time itself does. Run each minute by `serve`, at any other time by hand; twice does no more than once.

Comes in: a moment, the data folder. Goes out: what was done.
Must not know: how often it is run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.utils import timezone

from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.anchor import FILE as ANCHOR_FILE
from ceyuan.district.common.trail.anchor import anchor_day, read_anchors
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry.models import ImportBatch
from ceyuan.district.registry.models.imports import ImportState

BEAT = "last-tick.txt"
PROOF = "last-proof.txt"  # the day of the last proof of the trail, and how many faults it found
STRAY_AFTER = timedelta(days=1)  # bytes of an act that failed; younger ones may belong to one under way


@dataclass(frozen=True, slots=True)
class Done:
    """What a tick did: how many things of a kind."""

    what: str
    count: int


def tick(*, at: datetime, folder: Path) -> Sequence[Done]:
    """Do what is due, and give what was done; the file `last-tick.txt` tells the health page when."""
    done = [Done(what, step(at, folder)) for what, step in STEPS]
    (folder / BEAT).write_text(at.isoformat() + "\n", encoding="ascii")
    return [one for one in done if one.count]


def _anchor(at: datetime, folder: Path) -> int:
    """Anchor the trail as it was at the end of yesterday."""
    yesterday = timezone.localdate(at) - timedelta(days=1)
    return int(anchor_day(day=yesterday, at=at, folder=folder) is not None)


def _sessions(at: datetime, _folder: Path) -> int:
    """End logins that ran out."""
    ended, _by_table = Session.objects.filter(expire_date__lt=at).delete()
    return ended


def _stray_papers(at: datetime, folder: Path) -> int:
    """Remove bytes of papers whose act failed, once a day."""
    mark = folder / "last-sweep.txt"
    today = timezone.localdate(at).isoformat()
    if mark.exists() and mark.read_text(encoding="ascii").strip() == today:
        return 0
    known = set(Paper.objects.values_list("file", flat=True).iterator())
    strays = [
        name
        for name in _kept_files("")
        if name not in known and default_storage.get_modified_time(name) < at - STRAY_AFTER
    ]
    for name in strays:
        default_storage.delete(name)
    mark.write_text(today + "\n", encoding="ascii")
    return len(strays)


def _prove(at: datetime, folder: Path) -> int:
    """Prove the whole trail once a day, against the anchors; what is found wrong is told with each tick of the day."""
    mark = folder / PROOF
    today = timezone.localdate(at).isoformat()
    if mark.exists() and mark.read_text(encoding="ascii").split()[:1] == [today]:
        return wrong_in_proof(folder)
    kept = list(read_anchors(folder / ANCHOR_FILE)) if (folder / ANCHOR_FILE).exists() else []
    wrong = len(verify_trail(kept).findings)
    mark.write_text(f"{today} {wrong}\n", encoding="ascii")
    return wrong


def wrong_in_proof(folder: Path) -> int:
    """Give how many faults the last proof of the trail found."""
    mark = folder / PROOF
    return int(mark.read_text(encoding="ascii").split()[1]) if mark.exists() else 0


def _stray_spools(at: datetime, folder: Path) -> int:
    """Remove lines put aside for imports that are not being read any more; one that is still read makes them anew."""
    reading = {str(pk) for pk in ImportBatch.objects.filter(state=ImportState.STAGING).values_list("pk", flat=True)}
    old = (at - STRAY_AFTER).timestamp()
    strays = [
        one
        for one in (folder / "imports").glob("*")
        if one.is_file() and one.name.partition("-")[0] not in reading and one.stat().st_mtime < old
    ]
    for one in strays:
        one.unlink(missing_ok=True)
    return len(strays)


def _kept_files(folder: str) -> Iterator[str]:
    if folder and not default_storage.exists(folder):
        return
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" if folder else name for name in files)
    for one in folders:
        yield from _kept_files(f"{folder}/{one}" if folder else one)


# Roles, deputyships, links, authorisations and publication periods end by their days, which whoever asks compares;
# nothing has to be written when they do.
STEPS: Sequence[tuple[str, Callable[[datetime, Path], int]]] = (
    ("anchor", _anchor),
    ("sessions", _sessions),
    ("stray-papers", _stray_papers),
    ("stray-spools", _stray_spools),
    ("broken-trail", _prove),
)
