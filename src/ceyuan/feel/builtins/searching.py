"""Running patterns: find, replace, split, within a time limit.

Comes in: XPath patterns and texts. Goes out: results, or a suppressed failure.
Must not know: FEEL expressions. It is imported on first use only, because `regex` takes long to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from ceyuan.errors import CeyuanError
from ceyuan.feel.builtins.patterns import invalid, translated
from ceyuan.feel.errors import REGEX_TOO_SLOW
from ceyuan.feel.failures import SuppressedError
from ceyuan.feel.limits import Budget


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern with its text for messages."""

    text: str
    compiled: regex.Pattern[str]


@lru_cache(maxsize=256)
def pattern(text: str, flags: str) -> Pattern:
    """Compile an XPath pattern.

    >>> pattern("a+", "").text
    'a+'
    """
    source = translated(text, flags)
    options = regex.VERSION1 | regex.IGNORECASE if "i" in flags else regex.VERSION1
    try:
        return Pattern(text, regex.compile(source, options))
    except regex.error as error:
        raise invalid(text, ("无法编译", str(error))) from error


def found(wanted: Pattern, text: str, budget: Budget) -> bool:
    """Tell whether the pattern occurs in the text.

    >>> found(pattern("b.", ""), "abc", Budget())
    True
    """
    return next(_matches(wanted, text, budget), None) is not None


def replaced(wanted: Pattern, text: str, replacement: str, budget: Budget) -> str:
    """Replace all occurrences; `$1` stands for a group, `$0` for all of it.

    >>> replaced(pattern("a(.)", ""), "abac", "<$1>", Budget())
    '<b><c>'
    """
    _refuse_empty(wanted, budget)
    template = _template(wanted, replacement)
    pieces: list[str] = []
    length = end = 0
    for match in _matches(wanted, text, budget):
        pieces.append(text[end : match.start()])
        pieces.extend(part if isinstance(part, str) else match.group(part) or "" for part in template)
        end = match.end()
        budget.spend(1)
        length = sum(map(len, pieces[-len(template) - 1 :])) + length
        budget.check_string(length)
    return "".join(pieces) + text[end:]


def split_at(wanted: Pattern, text: str, budget: Budget) -> tuple[str, ...]:
    """Split the text at all occurrences.

    >>> split_at(pattern(";", ""), "a;b;", Budget())
    ('a', 'b', '')
    """
    _refuse_empty(wanted, budget)
    pieces: list[str] = []
    end = 0
    for match in _matches(wanted, text, budget):
        pieces.append(text[end : match.start()])
        end = match.end()
        budget.check_list(len(pieces))
    return (*pieces, text[end:])


def _matches(wanted: Pattern, text: str, budget: Budget) -> Iterator[regex.Match[str]]:
    seconds = budget.limits.regex_seconds
    try:
        yield from wanted.compiled.finditer(text, timeout=seconds)
    except TimeoutError as error:
        raise CeyuanError(REGEX_TOO_SLOW, data={"pattern": wanted.text[:60], "seconds": seconds}) from error


def _refuse_empty(wanted: Pattern, budget: Budget) -> None:
    if found(wanted, "", budget):
        raise invalid(wanted.text, ("它可以匹配空文本", "it matches the empty string"))


def _template(wanted: Pattern, replacement: str) -> list[str | int]:
    parts: list[str | int] = []
    position = 0
    while position < len(replacement):
        character = replacement[position]
        following = replacement[position + 1 : position + 2]
        if character == "\\":
            if following not in ("\\", "$"):
                raise _bad_replacement(replacement)
            parts.append(following)
            position += 2
        elif character == "$":
            digits = _group_number(wanted, replacement[position + 1 :])
            if not digits:
                raise _bad_replacement(replacement)
            if int(digits) <= wanted.compiled.groups:
                parts.append(int(digits))
            position += 1 + len(digits)
        else:
            parts.append(character)
            position += 1
    return parts


def _group_number(wanted: Pattern, text: str) -> str:
    # As many digits as still name a group; one digit at least, which may name none.
    digits = ""
    for character in text:
        if not ("0" <= character <= "9") or (digits and int(digits + character) > wanted.compiled.groups):
            break
        digits += character
    return digits


def _bad_replacement(replacement: str) -> SuppressedError:
    problem = "替换文本中的 $ 后应为数字，\\ 后应为 \\ 或 $", "in the replacement $ needs a digit, \\ needs \\ or $"
    return invalid(replacement, problem)
