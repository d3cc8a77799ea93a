"""What can be done: a code that never changes, and the words people read.

Comes in: nothing. Goes out: frozen verbs; each app keeps its own literal table in `verbs.py`.
Must not know: who does it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of act, such as `registry.record-fact`."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about: its kind, key and name, and the credit code of the firm concerned, if any."""

    kind: str
    key: str
    name: str
    firm: str = ""


NOTHING = About("", "", "")
