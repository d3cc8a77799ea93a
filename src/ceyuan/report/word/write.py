"""Write the check-up report as a Word file: the same bytes for the same check-up.

Comes in: check-up words, the setting, a path. Goes out: a .docx file.
Must not know: how a check-up is made, the clock.
"""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ceyuan.advice.wording.checkup import CheckupWords
from ceyuan.report.atomic import write_atomically
from ceyuan.report.tables import Setting
from ceyuan.report.word.page import Page, clean, open_page
from ceyuan.report.word.sections import write_sections

_FIRST_YEAR = 1980  # earlier days cannot be written into a zip file
_LONGEST = 255  # characters that Word takes as a title of the file


def write_report(words: CheckupWords, setting: Setting, path: Path, *, demo: bool = False) -> None:
    """Write the report; `demo` marks it as one about an invented firm. An existing file is replaced only when whole."""
    write_atomically(path, lambda draft: _into(draft, report_bytes(words, setting, demo=demo)))


def _into(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def report_bytes(words: CheckupWords, setting: Setting, *, demo: bool = False) -> bytes:
    """Give the report as the bytes of a .docx file."""
    mark = words.say("演示数据　", "DEMONSTRATION   ") if demo else ""
    page = open_page(words.language, mark + words.say(f"政策体检报告　{words.name}", f"Policy check-up   {words.name}"))
    write_sections(page, words, setting, demo=demo)
    _sign(page, words, setting)
    packed = BytesIO()
    page.document.save(packed)
    return _timeless(packed, words)


def _sign(page: Page, words: CheckupWords, setting: Setting) -> None:
    """Fill in what Word shows about the file; every time is the day of the check-up."""
    about = page.document.core_properties
    moment = datetime.combine(words.as_of, time())
    title = words.say(f"{words.name}政策体检报告", f"Policy check-up of {words.name}")
    about.title = clean(title)[:_LONGEST]
    about.author = about.last_modified_by = f"ceyuan {setting.engine}"
    about.created = about.modified = moment
    about.comments, about.keywords, about.revision = "", "", 1
    about.language = words.say("zh-CN", "en-GB")


def _timeless(packed: BytesIO, words: CheckupWords) -> bytes:
    """Pack the parts anew with the day of the check-up: Word's library writes the time of the clock beside each."""
    day = (max(words.as_of.year, _FIRST_YEAR), words.as_of.month, words.as_of.day, 0, 0, 0)
    out = BytesIO()
    with ZipFile(packed) as read, ZipFile(out, "w") as write:
        for one in read.infolist():
            entry = ZipInfo(one.filename, day)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            write.writestr(entry, read.read(one.filename))
    return out.getvalue()
