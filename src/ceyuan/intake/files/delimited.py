"""Separated text: commas, tabs or semicolons, in UTF-8, UTF-16 or GB 18030 (which holds GBK).

Comes in: the path of a text file. Goes out: one grid of texts. Must not know: what cells mean.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.intake.errors import BAD_CSV, BAD_ENCODING
from ceyuan.intake.files.grid import Grid, RawCell

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("utf-8", "gb18030")
_CHUNK = 1 << 20
_SEPARATORS = ("\t", ",", ";", "|", "，")
_SAMPLE_LINES = 30
# far above any cell of an office: the module's own limit of 131,072 would refuse the whole file for one long remark
_LONGEST_FIELD = 1 << 24
_QUOTE = '"'
_SHOWN = 24
_NEVER_CLOSED = "引号没有结束 / a quotation mark is never closed"
_NOT_PAIRED = "引号没有配对 / quotation marks do not pair up"


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
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding=encoding, newline="") as stream:
        lines = [line for _, line in zip(range(_SAMPLE_LINES), stream, strict=False) if line.strip()]
    best, most = ",", (False, 0)
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        except csv.Error:
            continue
        # a width met once may be the prose of one long remark
        score = max(((count > 1, (width - 1) * count) for width, count in widths.items() if width > 1), default=most)
        if score > most:
            best, most = separator, score
    return best


def _rows(path: Path, encoding: str, separator: str) -> Iterator[Sequence[RawCell]]:
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding=encoding, newline="") as stream:
        # strict: else a quotation mark that is never closed makes one cell of all the rows after it
        reader = csv.reader(stream, delimiter=separator, strict=True)
        done = 0
        try:
            for row in reader:
                done = reader.line_num
                # Excel's own hint about the separator is no data
                if done == 1 and len(row) <= 2 and "".join(row).lower().startswith("sep="):
                    yield []
                else:
                    yield row
        except csv.Error as error:
            line, seen = _broken_quote(path, encoding, separator, done) or (reader.line_num, str(error))
            raise CeyuanError(BAD_CSV, data={"path": str(path), "row": line, "seen": seen}) from error


def _broken_quote(path: Path, encoding: str, separator: str, done: int) -> tuple[int, str] | None:
    """Find the first cell after `done` lines whose quotation mark is not closed as it must be: its line, and why."""
    opened, words = 0, ""
    with path.open(encoding=encoding, newline="") as stream:
        for number, line in enumerate(islice(stream, done, None), done + 1):
            place = 0
            while place < len(line):
                if not opened and line[place] != _QUOTE:
                    place = line.find(separator, place) + 1 or len(line)
                    continue
                if not opened:
                    opened, words = number, line[place : place + _SHOWN].strip()
                    place += 1
                    continue
                # the mark after the next one: twice means itself; before a separator or the end of a line it closes
                place = line.find(_QUOTE, place) + 1 or len(line) + 1
                after = line[place : place + 1]
                if after in {separator, "\r", "\n", ""} and place <= len(line):
                    opened = 0
                elif after and after != _QUOTE:
                    return opened, f"{_NOT_PAIRED}: {words}"
                place += 1
    return (opened, f"{_NEVER_CLOSED}: {words}") if opened else None
