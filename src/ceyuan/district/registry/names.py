"""The form of a name under which it is found, however its brackets, widths and blanks were typed.

Comes in: a name or what somebody searches for. Goes out: the text kept in `search_name`.
Must not know: rows.
"""

from __future__ import annotations

from ceyuan.intake.values.characters import match_key

_BRACKETS = str.maketrans("", "", "()")
LONGEST = 120  # as the column


def search_key(text: str) -> str:
    """Give the form under which two spellings of one name meet; brackets are left out altogether.

    >>> search_key("上海松云（集团）ＡＢ 有限公司") == search_key("上海松云集团ab有限公司")
    True
    """
    return match_key(text).translate(_BRACKETS)[:LONGEST]
