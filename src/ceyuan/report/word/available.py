"""Tell whether the library that writes Word files is there.

Comes in: nothing. Goes out: nothing, or an error that names the extra.
Must not know: the library itself, so that this can be asked without it.
"""

from __future__ import annotations

from importlib.util import find_spec

from ceyuan.errors import CeyuanError
from ceyuan.report.errors import NO_DOCX


def require_docx() -> None:
    """Refuse to go on where python-docx is not installed."""
    if find_spec("docx") is None:
        raise CeyuanError(NO_DOCX)
