"""Daily anchors: the end of the chain written to a file that is kept elsewhere.

Comes in: a day and a folder. Goes out: an anchor row and one line in `anchors.txt`.
Must not know: who copies the file away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from ceyuan.district.common.trail import errors
from ceyuan.district.common.trail.models import Anchor, Head
from ceyuan.errors import CeyuanError

FILE = "anchors.txt"


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """One line of the file: the end of the chain at the end of a day."""

    day: date
    number: int
    digest: str

    def text(self) -> str:
        """Write the line.

        >>> AnchorLine(date(2026, 6, 30), 7, "ab").text()
        '2026-06-30 7 ab'
        """
        return f"{self.day.isoformat()} {self.number} {self.digest}"


def anchor_day(*, day: date, at: datetime, folder: Path) -> AnchorLine | None:
    """Anchor the chain once a day; None where that day already has its anchor. The file is written before the row."""
    with transaction.atomic(durable=True):
        if Anchor.objects.filter(day=day).exists():
            return None
        head = Head.objects.select_for_update().get(pk=1)
        line = AnchorLine(day, head.number, head.digest)
        _append(folder / FILE, line)
        Anchor.objects.create(day=day, number=line.number, digest=line.digest, at=at)
    return line


def _append(path: Path, line: AnchorLine) -> None:
    """Append a line; one of the same day that a broken-off attempt left behind is not written twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    known = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if line.text() not in known:
        with path.open("a", encoding="utf-8") as file:
            file.write(line.text() + "\n")


def read_anchors(path: Path) -> Iterator[AnchorLine]:
    """Read a file of anchors; a line that is none raises, with its number."""
    return anchors_in(path.read_text(encoding="utf-8"), name=path.name)


def anchors_in(text: str, *, name: str) -> Iterator[AnchorLine]:
    r"""Read anchors from the text of a file.

    >>> list(anchors_in("2026-06-30 7 ab\n", name="anchors.txt"))
    [AnchorLine(day=datetime.date(2026, 6, 30), number=7, digest='ab')]
    """
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        try:
            day, count, digest = parts
            yield AnchorLine(date.fromisoformat(day), int(count), digest)
        except ValueError:
            raise CeyuanError(errors.BAD_ANCHOR, data={"path": name, "line": number, "text": line[:80]}) from None
