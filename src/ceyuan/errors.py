"""The one error type: a kind from a package's table, the data it names, and the places it concerns.

Comes in: a kind and its data. Goes out: a message in Chinese or English with quoted lines and a next step.
Must not know: any package above it; each package keeps its own literal table of kinds in its `errors.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ceyuan.source import Span

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One row of a package's error table; templates name their data in braces.

    `code` is `package.short-name`; `hint` says what to do next.
    """

    code: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str

    def message(self, language: Language, data: Mapping[str, object]) -> str:
        """Fill in the template of one language."""
        return (self.zh if language == "zh" else self.en).format(**data)

    def hint(self, language: Language, data: Mapping[str, object]) -> str:
        """Fill in the hint of one language."""
        return (self.hint_zh if language == "zh" else self.hint_en).format(**data)


class CeyuanError(Exception):
    """A wrong program, pack, file or call. A wrong *fact* is never an error but a value with its reason.

    >>> kind = ErrorKind("x.y", "没有{name}", "no {name}", "请检查{name}", "check {name}")
    >>> print(CeyuanError(kind, data={"name": "a"}).render("en"))
    no a
    hint: check a
    """

    def __init__(
        self,
        kind: ErrorKind,
        *,
        data: Mapping[str, object] | None = None,
        spans: Sequence[Span] = (),
        errors: Sequence[CeyuanError] = (),
    ) -> None:
        self.kind = kind
        self.data = dict(data or {})
        self.spans = tuple(spans)
        self.errors = tuple(errors)
        super().__init__(kind.message("zh", self.data))

    def render(self, language: Language) -> str:
        """Give the whole message: sentence, each place with its line and caret, and the next step."""
        if self.errors:
            return "\n\n".join(error.render(language) for error in self.errors)
        lines = [self.kind.message(language, self.data)]
        lines += [span.quote() for span in self.spans]
        hint = self.kind.hint(language, self.data)
        if hint:
            lines.append(("提示：" if language == "zh" else "hint: ") + hint)
        return "\n".join(lines)

    def as_data(self, language: Language) -> dict[str, object]:
        """Give the error for `--json`: code, message, hint, places."""
        return {
            "code": self.kind.code,
            "message": self.kind.message(language, self.data),
            "hint": self.kind.hint(language, self.data),
            "places": [span.where() for span in self.spans],
        }


class CeyuanErrors(CeyuanError):  # noqa: N818 -- the plural says that it holds several
    """Several errors found in one pass, so that a whole pack is mended at once."""

    def __init__(self, errors: Sequence[CeyuanError]) -> None:
        first = errors[0]
        super().__init__(first.kind, data=first.data, spans=first.spans, errors=errors)
