"""Separated text: commas, tabs or semicolons, in UTF-8, UTF-16 or GB 18030 (which holds GBK).

Comes in: the path of a text file. Goes out: one grid of texts. Must not know: what cells mean.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import BAD_CSV, BAD_ENCODING
from ceyuan.intake.files.grid import Grid, RawCell

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("utf-8", "gb18030")
_CHUNK = 1 << 20
_SEPARATORS = ("\t", ",", ";", "|", "，")
_SAMPLE_LINES = 30


def open_delimited(path: Path, *, encoding: str, separator: str) -> list[Grid]:
    """Open a separated text; an empty `encoding` or `separator` is found out."""
    encoding, lines = _check(path, (encoding,) if encoding else _candidates(path))
    separator = separator or _separator(path, encoding)
    return [Grid("", lines, partial(_rows, path, encoding, separator))]


def _candidates(path: Path) -> Sequence[str]:
    with path.open("rb") as stream:
        head = stream.read(4)
    marked = [encoding for mark, encoding in _MARKS if head.startswith(mark)]
    return marked or _GUESSES


def _check(path: Path, encodings: Sequence[str]) -> tuple[str, int]:
    """Give the first encoding in which the whole file is text, and the number of its lines."""
    for encoding in encodings:
        try:
            with path.open(encoding=encoding, newline="") as stream:
                lines = sum(chunk.count("\n") for chunk in iter(partial(stream.read, _CHUNK), ""))
        except (UnicodeError, LookupError):
            continue
        return encoding, lines + 1
    raise CeyuanError(BAD_ENCODING, data={"path": str(path), "tried": "、".join(encodings)})


def _separator(path: Path, encoding: str) -> str:
    """Find the mark that splits the first lines into the most even columns."""
    with path.open(encoding=encoding, newline="") as stream:
        lines = [line for _, line in zip(range(_SAMPLE_LINES), stream, strict=False) if line.strip()]
    best, most = ",", 0
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        except csv.Error:
            continue
        score = max(((width - 1) * count for width, count in widths.items()), default=0)
        if score > most:
            best, most = separator, score
    return best


def _rows(path: Path, encoding: str, separator: str) -> Iterator[Sequence[RawCell]]:
    with path.open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=separator)
        try:
            for row in reader:
                # Excel's own hint about the separator is no data
                if reader.line_num == 1 and len(row) <= 2 and "".join(row).lower().startswith("sep="):
                    yield []
                else:
                    yield row
        except csv.Error as error:
            data = {"path": str(path), "row": reader.line_num, "seen": str(error)}
            raise CeyuanError(BAD_CSV, data=data) from error
