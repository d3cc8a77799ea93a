"""What a workbook knows of its cells beside their values: failed or uncalculated formulas, percent formats.

Comes in: the parts of an .xlsx file. Goes out: marks by row and column, for the few cells that have one.
Must not know: what the cells mean. The reader of values (calamine) shows such cells as blanks or plain numbers.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from ceyuan.intake.files.grid import CellError

PERCENT = "%"
Mark = CellError | str
Marks = Mapping[int, Mapping[int, Mark]]

# a package may be damaged, encrypted, packed in a way Python does not know, or simply of another make
UNUSUAL = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    OSError,
    KeyError,
    ValueError,
    RuntimeError,
)
_PERCENT_FORMATS = {"9", "10"}
_CHUNK = 1 << 20
_INTERESTING = re.compile(rb"""t=["']e["']|<(?:\w+:)?f[ />]""")


def read_marks(path: Path) -> dict[str, Marks]:
    """Give the marks of each sheet of an .xlsx file; nothing for files of another make or with unusual parts."""
    try:
        with zipfile.ZipFile(path) as parts:
            percent = _percent_styles(parts)
            return {name: _sheet_marks(parts, part, percent) for name, part in sheet_parts(parts)}
    except UNUSUAL:
        return {}


def sheet_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Walk over the sheets with the part of the package that holds each."""
    targets: dict[str, str] = {}
    for name, attributes in _elements(parts, "xl/_rels/workbook.xml.rels"):
        if name == "Relationship":
            targets[attributes["Id"]] = posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lstrip("/")
    for name, attributes in _elements(parts, "xl/workbook.xml"):
        relation = next((value for key, value in attributes.items() if key.split(":")[-1] == "id"), "")
        if name == "sheet" and targets.get(relation) in parts.namelist():
            yield attributes["name"], targets[relation]


def _percent_styles(parts: zipfile.ZipFile) -> frozenset[str]:
    """Find the cell styles that show a number as a percentage."""
    if "xl/styles.xml" not in parts.namelist():
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    styles: list[str] = []
    inside = False
    for name, attributes in _elements(parts, "xl/styles.xml"):
        if name in {"cellStyleXfs", "cellXfs", "cellStyles"}:
            inside = name == "cellXfs"
        elif name == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(attributes["numFmtId"])
        elif name == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))
    return frozenset(str(at) for at, style in enumerate(styles) if style in formats)


def _elements(parts: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.split(":")[-1], attributes))
    parser.Parse(parts.read(part), True)
    return found


def _sheet_marks(parts: zipfile.ZipFile, part: str, percent: frozenset[str]) -> Marks:
    """Read the marks of one sheet; a sheet without errors, formulas and percent cells is only searched, not parsed."""
    wanted = _INTERESTING.pattern + b"".join(rb"""|s=["']%s["']""" % style.encode() for style in sorted(percent))
    with parts.open(part) as stream:
        if not _occurs(iter(lambda: stream.read(_CHUNK), b""), re.compile(wanted)):
            return {}
    reader = _MarkReader(percent)
    with parts.open(part) as stream:
        reader.parser.ParseFile(stream)
    return reader.marks


def _occurs(chunks: Iterator[bytes], pattern: re.Pattern[bytes]) -> bool:
    tail = b""
    for chunk in chunks:
        if pattern.search(tail + chunk):
            return True
        tail = chunk[-16:]
    return False


class _MarkReader:
    """Follows the elements of a sheet and keeps a mark for each cell that needs one."""

    def __init__(self, percent: frozenset[str]) -> None:
        self.marks: dict[int, dict[int, Mark]] = {}
        self._percent = percent
        self._row = self._column = -1
        self._kind = self._style = ""
        self._formula = self._valued = self._inside = self._reading = False
        self._text = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
                self._column = -1
            case "c":
                self._column = _column_of(attributes["r"]) if "r" in attributes else self._column + 1
                self._kind, self._style = attributes.get("t", ""), attributes.get("s", "")
                self._formula = self._valued = False
                self._text = ""
            case "f":
                self._formula = True
            case "v":
                self._inside = True
                self._reading = self._kind == "e"

    def _characters(self, text: str) -> None:
        # some programs write an empty value behind a formula they did not calculate
        self._valued = self._valued or self._inside
        if self._reading:
            self._text += text

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v":
                self._inside = self._reading = False
            case "c" if self._kind == "e":
                self._mark(CellError(self._text or "#VALUE!"))
            case "c" if self._formula and not self._valued:
                self._mark(CellError(""))
            case "c" if self._style in self._percent and self._valued and not self._kind.strip("n"):
                self._mark(PERCENT)

    def _mark(self, mark: Mark) -> None:
        self.marks.setdefault(self._row, {})[self._column] = mark


def _column_of(reference: str) -> int:
    column = 0
    for character in reference:
        if not character.isalpha():
            break
        column = column * 26 + ord(character.upper()) - ord("A") + 1
    return column - 1
