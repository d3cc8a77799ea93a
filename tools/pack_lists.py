"""Write the reference lists of a pack: tables for readers that no rule asks for, from its `lists.yaml`.

Comes in: the folder of a pack. Goes out: Markdown lines; a list that is not well formed is an error.
Must not know: the rules of the pack.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ceyuan.model.provenance import Reading
from ceyuan.packs.located import read_located
from pack_words import GRADES, plain, table

FILE = "lists.yaml"
KEYS = {"title", "en", "heads", "source", "read", "note", "rows"}


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list with its source; every row has one cell under each head and stands once."""

    title: str
    en: str
    heads: Sequence[str]
    source: str
    reading: Reading
    note: str
    rows: Sequence[Sequence[str]]


def read_lists(folder: Path) -> Sequence[ReferenceList]:
    """Read the lists of a pack; a pack without the file has none."""
    path = folder / FILE
    if not path.is_file():
        return ()
    data = read_located(path, name=str(path)).data
    return tuple(_list(one, path) for one in (data if isinstance(data, list) else [data]))


def _list(entry: object, path: Path) -> ReferenceList:
    if not isinstance(entry, dict) or set(entry) != KEYS:
        raise ValueError(f"{path}: a list has exactly {', '.join(sorted(KEYS))}")
    heads, rows = _texts(entry["heads"]), _rows(entry["rows"])
    uneven = [row for row in rows if len(row) != len(heads) or not all(row)]
    twice = [row for place, row in enumerate(rows) if row in rows[:place]]
    if uneven or twice or not rows:
        raise ValueError(f"{path}: {entry['title']}: rows are uneven, stand twice or are missing: {uneven + twice}")
    title, english, source, note = (str(entry[key]) for key in ("title", "en", "source", "note"))
    return ReferenceList(title, english, heads, source, Reading(str(entry["read"])), note, rows)


def _texts(cells: object) -> list[str]:
    return [str(one) for one in cells] if isinstance(cells, list) else []


def _rows(rows: object) -> list[list[str]]:
    return [_texts(row) for row in rows] if isinstance(rows, list) else []


def lists_part(folder: Path) -> Iterator[str]:
    """Give each list of a pack under its own heading."""
    for one in read_lists(folder):
        yield from (f"## 参考清单：{plain(one.title)}（{len(one.rows)}项）", "")
        yield from (plain(one.en), "")
        yield from (f"{plain(one.source)} · 来源：{GRADES[one.reading]}", "", plain(one.note), "")
        yield from table([plain(head) for head in one.heads], [[plain(cell) for cell in row] for row in one.rows])
