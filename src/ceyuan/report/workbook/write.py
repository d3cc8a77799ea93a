"""Write the workbook: every sheet in its order, the same bytes for the same report.

Comes in: a report, the intake report, and a path. Goes out: an .xlsx file.
Must not know: how the tables were found, the clock.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.workbook import Workbook

from ceyuan.intake.report import IntakeReport
from ceyuan.report.atomic import write_atomically
from ceyuan.report.tables import Report
from ceyuan.report.workbook.advice import write_advice
from ceyuan.report.workbook.book import open_book
from ceyuan.report.workbook.collect import write_materials
from ceyuan.report.workbook.intake import write_intake
from ceyuan.report.workbook.legend import write_legend
from ceyuan.report.workbook.matrix import write_matrix
from ceyuan.report.workbook.near import write_near_misses
from ceyuan.report.workbook.reasons import write_reasons
from ceyuan.report.workbook.summary import write_summary

MANY_CELLS = 300_000  # beyond this the matrix is streamed to disk row by row


def write_workbook(report: Report, intake: IntakeReport, path: Path) -> None:
    """Write the report; an existing file is replaced only when the new one is complete."""
    write_atomically(path, lambda draft: _write(report, intake, draft))


def _write(report: Report, intake: IntakeReport, draft: Path) -> None:
    large = len(report.firms) * len(report.counts) > MANY_CELLS
    packed = BytesIO()
    workbook = Workbook(
        packed,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": large,
            "in_memory": not large,
        },
    )
    setting = report.setting
    workbook.set_properties(
        {
            "title": setting.say("政策匹配结果", "Policy match"),
            "author": f"ceyuan {setting.engine}",
            "created": datetime.combine(setting.as_of, time()),
        }
    )
    book = open_book(workbook, setting)
    write_summary(book, report)
    write_matrix(book, report)
    write_reasons(book, report)
    write_near_misses(book, report)
    write_advice(book, report)
    write_materials(book, report)
    write_intake(book, intake)
    write_legend(book)
    try:
        workbook.close()
    except XlsxWriterException as error:
        # The library keeps its sheets in temporary files and wraps what goes wrong with them.
        cause = next((one for one in error.args if isinstance(one, OSError)), None)
        raise cause if cause is not None else OSError(str(error)) from error
    draft.write_bytes(packed.getbuffer())
