"""A finding of the lint: what, how grave, where.

Comes in: a kind, its data and places. Goes out: a message like any other.
Must not know: how findings are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ceyuan.errors import CeyuanError


class Severity(StrEnum):
    """How grave a finding is: an error must be mended, a warning needs an answer, a note is for the reader."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `error` carries message, hint and places."""

    severity: Severity
    error: CeyuanError
