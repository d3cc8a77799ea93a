"""Say in our own words, with the line, why a file is no YAML text: its encoding, tabs, characters, or its layout.

Comes in: the bytes or the text of a file, or what the parser said. Goes out: an error with its place.
Must not know: what the data mean. The parser's own English never reaches a reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from ceyuan.errors import CeyuanError
from ceyuan.packs import errors
from ceyuan.source import Source, Span

# what YAML does not let stand in a file at all; a tab may stand in a text, but not in the indentation
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_BRACKETS = (
    "方括号或花括号没有写完，或各项之间少了逗号",
    "a bracket is not closed, or a comma is missing between items",
)
_INDENT = (
    "与上文的缩进对不齐，或引号后面还有文字，或这一行少了冒号",
    "the indentation does not fit, words follow a closing quote, or a colon is missing",
)
_START = ("文字不能以 @、`、% 这类符号开头，请加引号", "a text cannot begin with a sign such as @, ` or %; quote it")
_WORDS: Mapping[str, tuple[str, str]] = {
    "did not find expected ',' or ']'": _BRACKETS,
    "did not find expected ',' or '}'": _BRACKETS,
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "could not find expected ':'": _INDENT,
    "found unexpected end of stream": ("引号没有写完，直到文件结束", "a quote is never closed"),
    "mapping values are not allowed in this context": (
        "这里不能再有“: ”：上一行没有写完，或文字里的冒号没有加引号",
        "': ' cannot stand here: the line before is unfinished, or a text with a colon is not quoted",
    ),
    "found character that cannot start any token": _START,
    "did not find expected alphabetic or numeric character": _START,
    "found undefined alias": ("文字不能以 * 开头，请加引号", "a text cannot begin with *; quote it"),
    "but found another document": ("一个文件只能有一份数据，请删去“---”", "a file holds one document; drop '---'"),
    "found unknown escape character": ("双引号里的反斜杠不对，请改用单引号", "a wrong backslash; use single quotes"),
}
_OTHER = ("这里不合 YAML 的写法", "this is no YAML")


def decode(data: bytes, name: str) -> str:
    r"""Read the bytes of a file as UTF-8; the error says in which line the first wrong one stands.

    >>> decode("名称".encode("utf-8"), "f.yaml")
    '名称'
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(name, data.decode("utf-8", errors="replace"))
        start = len(data[: error.start].decode("utf-8"))
        span = Span(source, start, start + 1)
        line = source.position(start)[0]
        raise CeyuanError(errors.NOT_UTF8, data={"file": name, "line": line}, spans=[span]) from error


def refuse_characters(source: Source) -> None:
    """Refuse a text with a character that no YAML file may hold."""
    found = _FORBIDDEN.search(source.text)
    if found is not None:
        data = {"character": f"U+{ord(found[0]):04X}", "line": source.position(found.start())[0]}
        raise CeyuanError(errors.FORBIDDEN_CHARACTER, data=data, spans=[Span(source, found.start(), found.end())])


def parser_error(source: Source, error: yaml.YAMLError) -> CeyuanError:
    """Give our error for what the parser said."""
    mark = problem = None
    if isinstance(error, yaml.MarkedYAMLError):
        mark, problem = error.problem_mark or error.context_mark, error.problem
    start = 0 if mark is None else _offset(source.text, mark.line, mark.column)
    tab = None if mark is None else _tab(source.text, start - mark.column)
    if tab is not None:
        data = {"line": source.position(tab)[0]}
        return CeyuanError(errors.TAB, data=data, spans=[Span(source, tab, tab + 1)])
    zh, en = _WORDS.get(problem or "", _OTHER)
    return CeyuanError(errors.BAD_YAML, data={"detail_zh": zh, "detail_en": en}, spans=[Span(source, start, start + 1)])


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return min(len(text), sum(len(one) + 1 for one in lines[:line]) + column)


def _tab(text: str, line_start: int) -> int | None:
    """Find a tab in the indentation of a line."""
    found = re.compile(r"[ ]*\t").match(text, max(0, line_start))
    return None if found is None else found.end() - 1
