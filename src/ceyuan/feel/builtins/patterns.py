"""XPath regular expressions, as FEEL uses them, into those of the `regex` package (its version 1 syntax).

Comes in: a pattern and flags. Goes out: the same pattern for `regex`, or a suppressed failure.
Must not know: how the pattern is run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ceyuan.feel.failures import INVALID_PATTERN, SuppressedError

_LONGEST = 2000
_DEEPEST = 60
_SPACES = " \t\n\r"
_CATEGORY = re.compile(r"(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cofn]?)\Z")
_BLOCK = re.compile(r"Is[A-Za-z0-9-]+\Z")
_REPEAT = re.compile(r"\{([0-9]{1,5})(?:(,)([0-9]{1,5})?)?\}")
_NAME_START = (
    ":A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_PART = _NAME_START + "\\-.0-9\xb7\u0300-\u036f\u203f-\u2040"
_CLASS_ESCAPES = {
    "s": "[ \\t\\n\\r]",
    "S": "[^ \\t\\n\\r]",
    "d": "\\p{Nd}",
    "D": "\\P{Nd}",
    "w": "[^\\p{P}\\p{Z}\\p{C}]",
    "W": "[\\p{P}\\p{Z}\\p{C}]",
    "i": f"[{_NAME_START}]",
    "I": f"[^{_NAME_START}]",
    "c": f"[{_NAME_PART}]",
    "C": f"[^{_NAME_PART}]",
}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPABLE = frozenset("\\|.-^?*+{}()[]$")


def translated(pattern: str, flags: str) -> str:
    r"""Give the pattern for `regex`; the flags s, m and x are already worked in, i is left to the caller.

    >>> translated("[A-Z-[OI]]\\d$", "")
    '[A-Z--[OI]]\\p{Nd}\\Z'
    """
    if len(pattern) > _LONGEST:
        raise invalid(pattern, (f"超过 {_LONGEST} 个字符", f"longer than {_LONGEST} characters"))
    if set(flags) - set("smix"):
        raise invalid(pattern, (f"标志“{flags}”只能由 s、m、i、x 组成", f"flags “{flags}” may only be s, m, i and x"))
    reader = _Reader(pattern, _without_spaces(pattern) if "x" in flags else pattern, flags)
    result = _alternatives(reader, 0)
    if reader.position < len(reader.text):
        raise reader.refusal("多余的右括号", "a closing bracket too many")
    return result


def invalid(pattern: str, problem: tuple[str, str]) -> SuppressedError:
    """Give the failure of a pattern with a problem, told in Chinese and English.

    >>> invalid("(", ("缺少右括号", "no closing bracket")).data["pattern"]
    '('
    """
    zh, en = problem
    return SuppressedError(INVALID_PATTERN, pattern=pattern[:60], problem_zh=zh, problem_en=en)


@dataclass(slots=True)  # not frozen -- it moves through the pattern
class _Reader:
    pattern: str
    text: str
    flags: str
    position: int = 0
    groups: int = 0
    closed: set[int] = field(default_factory=set)

    def peek(self, length: int = 1) -> str:
        return self.text[self.position : self.position + length]

    def take(self, length: int = 1) -> str:
        taken = self.peek(length)
        self.position += length
        return taken

    def refusal(self, zh: str, en: str) -> SuppressedError:
        return invalid(self.pattern, (zh, en))


def _without_spaces(pattern: str) -> str:
    # Flag x: white space counts only inside character classes.
    kept: list[str] = []
    depth = 0
    escaped = False
    for character in pattern:
        if depth == 0 and character in _SPACES:
            continue
        kept.append(character)
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "[":
            depth += 1
        elif character == "]" and depth:
            depth -= 1
    return "".join(kept)


def _alternatives(reader: _Reader, depth: int) -> str:
    if depth > _DEEPEST:
        raise reader.refusal("括号嵌套太深", "brackets nested too deeply")
    branches = [_branch(reader, depth)]
    while reader.peek() == "|":
        reader.take()
        branches.append(_branch(reader, depth))
    return "|".join(branches)


def _branch(reader: _Reader, depth: int) -> str:
    pieces: list[str] = []
    while reader.peek() not in ("", "|", ")"):
        pieces.append(_atom(reader, depth) + _quantifier(reader))
    return "".join(pieces)


def _quantifier(reader: _Reader) -> str:
    if reader.peek() in ("?", "*", "+"):
        result = reader.take()
    elif reader.peek() == "{":
        match = _REPEAT.match(reader.text, reader.position)
        if not match or (match[3] and int(match[3]) < int(match[1])):
            raise reader.refusal("{} 中应为次数，例如 {2,3}", "braces hold counts, for instance {2,3}")
        result = reader.take(len(match[0]))
    else:
        return ""
    return result + (reader.take() if reader.peek() == "?" else "")


def _atom(reader: _Reader, depth: int) -> str:
    character = reader.take()
    match character:
        case "(":
            return _group(reader, depth)
        case "[":
            return _class(reader, depth)
        case "\\":
            return _escape(reader)
        case ".":
            return "[\\s\\S]" if "s" in reader.flags else "[^\\n\\r]"
        case "^":
            return "(?:\\A|(?<=\\n)(?!\\Z))" if "m" in reader.flags else "\\A"
        case "$":
            return "(?=\\n|\\Z)" if "m" in reader.flags else "\\Z"
        case "?" | "*" | "+" | "{" | "}" | "]":
            raise reader.refusal(f"“{character}”前没有可重复的内容或没有转义", f"“{character}” is out of place")
    return _literal(character)


def _group(reader: _Reader, depth: int) -> str:
    if reader.peek(2) == "?:":
        reader.take(2)
        opening, number = "(?:", 0
    elif reader.peek() == "?":
        raise reader.refusal("不支持 (?…)", "(?…) is not supported")
    else:
        reader.groups += 1
        opening, number = "(", reader.groups
    inside = _alternatives(reader, depth + 1)
    if reader.take() != ")":
        raise reader.refusal("缺少右括号", "a closing bracket is missing")
    reader.closed.add(number)
    return f"{opening}{inside})"


def _escape(reader: _Reader) -> str:
    character = reader.peek()
    if "1" <= character <= "9":
        return _back_reference(reader)
    return _class_escape(reader) or _literal(_single_escape(reader))


def _back_reference(reader: _Reader) -> str:
    digits = reader.take()
    while reader.peek().isdigit() and int(digits + reader.peek()) <= reader.groups:
        digits += reader.take()
    if int(digits) not in reader.closed:
        raise reader.refusal(f"\\{digits} 没有对应的分组", f"\\{digits} refers to no group before it")
    return f"(?:\\{digits})"


def _class_escape(reader: _Reader) -> str:
    character = reader.peek()
    if character in _CLASS_ESCAPES:
        reader.take()
        return _CLASS_ESCAPES[character]
    if character not in ("p", "P"):
        return ""
    end = reader.text.find("}", reader.position)
    name = reader.text[reader.position + 2 : end]
    if reader.peek(2) != character + "{" or end < 0:
        raise reader.refusal("\\p 后应为 {类别}", "\\p needs a {category}")
    reader.take(end + 1 - reader.position)
    if _CATEGORY.match(name):
        return f"\\{character}{{{name}}}"
    if _BLOCK.match(name):
        return f"\\{character}{{In{name[2:].replace('-', '')}}}"
    raise reader.refusal(f"没有字符类别“{name}”", f"there is no character category “{name}”")


def _single_escape(reader: _Reader) -> str:
    character = reader.take()
    if character in _CONTROLS:
        return _CONTROLS[character]
    if character and character in _ESCAPABLE:
        return character
    raise reader.refusal(f"“\\{character}”没有意义", f"“\\{character}” means nothing")


def _class(reader: _Reader, depth: int) -> str:
    if depth > _DEEPEST:
        raise reader.refusal("字符组嵌套太深", "character classes nested too deeply")
    negated = reader.peek() == "^"
    if negated:
        reader.take()
    parts: list[str] = []
    while reader.peek() != "]" or not parts:
        if reader.peek(2) == "-[" and parts:
            reader.take(2)
            subtracted = _class(reader, depth + 1)
            if reader.peek() != "]":
                raise reader.refusal("减去的字符组应在最后", "a subtracted class comes last")
            reader.take()
            inside = "".join(parts)
            return f"[[^{inside}]--{subtracted}]" if negated else f"[{inside}--{subtracted}]"
        parts.append(_class_item(reader))
    reader.take()
    return f"[{'^' if negated else ''}{''.join(parts)}]"


def _class_item(reader: _Reader) -> str:
    if reader.peek() == "\\":
        reader.take()
        several = _class_escape(reader)
        if several:
            return several
        first = _single_escape(reader)
    else:
        first = _class_character(reader)
    if reader.peek() != "-" or reader.peek(2) in ("-]", "-["):
        return _literal(first)
    reader.take()
    if reader.peek() == "\\":
        reader.take()
        last = _single_escape(reader)
    else:
        last = _class_character(reader)
    if last < first:
        raise reader.refusal(f"{first}-{last} 的顺序不对", f"{first}-{last} is in the wrong order")
    return f"{_literal(first)}-{_literal(last)}"


def _class_character(reader: _Reader) -> str:
    character = reader.take()
    if character in ("", "[", "]"):
        raise reader.refusal("字符组没有写完整", "a character class is not complete")
    return character


def _literal(character: str) -> str:
    return f"\\{character}" if character.isascii() and not character.isalnum() else character
