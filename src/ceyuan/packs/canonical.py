"""The fingerprint of a pack: SM3 over its canonical JSON and the bytes of its text.

Comes in: a pack as loaded. Goes out: 64 hexadecimal digits that change when, and only when, the meaning may change.
Must not know: files. Layout, comments and the order of keys do not count; rules count as the printer writes them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ceyuan.feel.printer import print_expression
from ceyuan.feel.syntax import Node
from ceyuan.model.condition import Rule
from ceyuan.model.policy import Pack
from ceyuan.model.scorecard import Band

_LEFT_OUT = {"span", "hash", "text"}


def pack_hash(pack: Pack) -> str:
    """Give the SM3 of a pack."""
    content = {
        field.name: _plain(getattr(pack, field.name))
        for field in dataclasses.fields(pack)
        if field.name not in _LEFT_OUT
    }
    data = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.new("sm3", data.encode())
    digest.update(unicodedata.normalize("NFC", pack.text).encode())
    return digest.hexdigest()


def _plain(value: object) -> object:
    match value:
        case Rule(expression=expression):
            return print_expression(expression)
        case Band(tests=tests, points=points):
            return [print_expression(tests), _plain(points)]
        case Node():
            raise TypeError(f"a bare tree in a pack: {value!r}")
        case Decimal():
            return format(value.normalize(), "f")
        case date():
            return value.isoformat()
        case str() | bool() | int() | None:
            return value
        case Mapping():
            return {str(key): _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        fields = [one.name for one in dataclasses.fields(value) if one.name != "span"]
        return {"is": type(value).__name__, **{name: _plain(getattr(value, name)) for name in fields}}
    raise TypeError(f"cannot write {type(value).__name__} canonically")
