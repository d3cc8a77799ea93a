"""Texts that stand beside what a row says, kept as written: a certificate's number, who decided, why.

Comes in: the headers of a sheet, the headings under which a caller wants texts. Goes out: texts by the caller's words.
Must not know: what the texts mean; no rule asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceyuan.intake.files.grid import RawCell, is_blank, written
from ceyuan.intake.values.characters import match_key, one_line


def remark_columns(headers: Sequence[str], wanted: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Find the first column of each word, by any of its headings.

    >>> remark_columns(["企业名称", "证书编号"], {"number": ("编号", "证书编号")})
    {'number': 1}
    """
    found: dict[str, int] = {}
    for word, headings in wanted.items():
        keys = {match_key(heading) for heading in headings}
        column = next((at for at, header in enumerate(headers) if match_key(header) in keys), None)
        if column is not None:
            found[word] = column
    return found


def read_remarks(row: Sequence[RawCell], columns: Mapping[str, int]) -> dict[str, str]:
    """Give the texts of a row on one line each; blank cells say nothing.

    >>> read_remarks(["甲厂", " GR2024 "], {"number": 1, "why": 5})
    {'number': 'GR2024'}
    """
    return {
        word: one_line(written(row[at])).strip()
        for word, at in columns.items()
        if at < len(row) and not is_blank(row[at])
    }
