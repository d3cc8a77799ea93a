"""Choose an adapter by its name.

Comes in: a variable, its value, the literal table of adapters. Goes out: the adapter, or which there are.
Must not know: what adapters do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ceyuan.district.adapters import errors
from ceyuan.errors import CeyuanError

Adapter = TypeVar("Adapter")


def chosen(name: str, value: str, table: Mapping[str, Adapter]) -> Adapter:
    """Give the adapter of a table that a variable names.

    >>> chosen("CEYUAN_SEAL", "none", {"none": 1})
    1
    """
    if value not in table:
        raise CeyuanError(errors.NO_SUCH_ADAPTER, data={"name": name, "value": value, "known": "、".join(table)})
    return table[value]
