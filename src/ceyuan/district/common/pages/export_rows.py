"""Tables as files: Excel or CSV, written row by row, with nothing in them that a spreadsheet would run.

Comes in: headings and rows, as an iterator. Goes out: a response that streams.
Must not know: what the rows are.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from xlsxwriter import Workbook

Value = str | int | Decimal | date | None

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MEMORY = 8 * 1024**2  # bytes of a workbook kept in memory before it goes to disk
_WIDTH = 18
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Format(StrEnum):
    """How a table is written."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Export:
    """A table to be written; rows are taken one by one, once."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]


def export_rows(export: Export, *, written_as: Format) -> HttpResponseBase:
    """Give the response with the file."""
    response = _csv(export) if written_as is Format.CSV else _xlsx(export)
    disposition = content_disposition_header(as_attachment=True, filename=f"{export.name}.{written_as.value}")
    response["Content-Disposition"] = disposition or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


def neutral(value: Value) -> str:
    """Write a value so that no spreadsheet takes it for a formula; numbers stay numbers.

    >>> neutral("=1+1"), neutral(" @x"), neutral(Decimal("-1.50")), neutral("-15%")
    ("'=1+1", "' @x", '-1.50', "'-15%")
    """
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.lstrip().startswith(_STARTS) or value.startswith(_STARTS) else value
        case date():
            return value.isoformat()
    return str(value)


class _Echo:
    """A file that gives back what is written."""

    def write(self, text: str) -> str:
        """Give the line."""
        return text


def _csv(export: Export) -> HttpResponseBase:
    writer = csv.writer(_Echo())
    lines = (writer.writerow([neutral(value) for value in row]) for row in _all_rows(export))
    # the mark tells Excel that the text is UTF-8
    return StreamingHttpResponse(_marked(lines), content_type="text/csv; charset=utf-8")


def _marked(lines: Iterator[str]) -> Iterator[str]:
    yield "\ufeff"
    yield from lines


def _all_rows(export: Export) -> Iterator[Sequence[Value]]:
    yield export.headings
    yield from export.rows


def _xlsx(export: Export) -> HttpResponseBase:
    """Write the workbook to disk a row at a time: its size in memory does not grow with the table."""
    file = tempfile.SpooledTemporaryFile(_MEMORY)  # noqa: SIM115 -- the response closes it when it is sent
    book = Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.set_column(0, max(len(export.headings) - 1, 0), _WIDTH)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(export.headings):
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(export.rows, start=1):
        for column, value in enumerate(row):
            match value:
                case None:
                    continue
                case str():
                    sheet.write_string(number, column, value)  # text, whatever it begins with
                case date():
                    sheet.write_datetime(number, column, datetime.combine(value, time.min), day)
                case _:
                    sheet.write_number(number, column, float(value))
    book.close()
    file.seek(0)
    return FileResponse(file, content_type=_XLSX)
