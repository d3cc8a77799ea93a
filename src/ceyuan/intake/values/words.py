"""Words that stand for a value: nothing given, does not apply, yes, no, a broken formula.

Comes in: the text of a cell. Goes out: literal sets of keys (see `match_key`).
Must not know: facts, files.
"""

from __future__ import annotations

# nothing was supplied; 无 is told apart because it may also mean zero, or no
BLANKS = frozenset(
    {
        "",
        "-",
        "--",
        "---",
        "—",
        "——",
        "———",
        "–",
        "–-",
        "―",
        "─",
        "──",
        "/",
        "//",
        "\\",
        "n/a",
        "na",
        "#n/a",
        "null",
        "none",
        "暂无",
        "暂缺",
        "缺",
        "空",
        "未填",
        "未填写",
        "未填报",
        "未提供",
        "未知",
        "不详",
        "待填",
        "待补",
        "待补充",
        "…",
        "……",
    }
)
NOTHING = "无"
NOT_APPLICABLE = frozenset({"不适用", "不涉及", "notapplicable"})

YES = frozenset({"是", "有", "有效", "√", "✓", "✔", "☑", "对", "y", "yes", "t", "true", "1", "具备", "符合", "属于"})
NO = frozenset(
    {"否", "无", "无效", "×", "✕", "✗", "✘", "x", "错", "n", "no", "f", "false", "0", "不是", "没有"}
    | {"不具备", "不符合", "不属于", "非"}
)

BROKEN = frozenset({"#div/0!", "#ref!", "#value!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#####"})
NOT_FINITE = frozenset({"nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "-∞"})
UNENDING = frozenset({"长期", "永久", "长期有效", "无固定期限", "永久有效"})
