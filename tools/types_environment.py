"""Tell the type checker's plugin for Django which platform it looks at: a demonstration, so that no secret is wanted.

Comes in: nothing. Goes out: an environment variable, set before that plugin reads the settings.
Must not know: types; as a plugin it adds nothing.
"""

from __future__ import annotations

import os

from mypy.plugin import Plugin


def plugin(_version: str) -> type[Plugin]:
    """Set the variable; mypy calls plugins in the order in which pyproject.toml lists them."""
    os.environ.setdefault("CEYUAN_DEMO", "1")
    return Plugin
