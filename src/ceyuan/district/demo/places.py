"""The streets, towns and zones of the district: real names and codes, from a small file beside this one.

Comes in: nothing. Goes out: a literal table, read once.
Must not know: firms, parks.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("places.csv")
ZONE, BONDED = "松江经济技术开发区", "松江综合保税区"
WHOLE_DISTRICT, OUTSIDE = "310117", "outside"
IN_FACTS = {"松江工业区": ZONE}  # how invented firms name a place where the unit is called otherwise


@dataclass(frozen=True, slots=True)
class Place:
    """A street, a town or a zone that recommends its firms."""

    code: str
    name: str
    en: str
    kind: str

    @property
    def key(self) -> str:
        """Give the key of its unit."""
        return f"place-{self.code}" if self.code else "bonded-zone"


@cache
def places() -> tuple[Place, ...]:
    """Give all of them, in the order of their codes.

    >>> [one.name for one in places() if one.kind == "zone"]
    ['松江经济技术开发区', '松江综合保税区']
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(Place(**row) for row in rows)


@cache
def place_named(name: str) -> Place:
    """Give the place of that name.

    >>> place_named("松江工业区").code, place_named("新桥镇").code
    ('310117501', '310117105')
    """
    return next(one for one in places() if one.name == IN_FACTS.get(name, name))
