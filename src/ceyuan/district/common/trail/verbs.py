"""What auditors do with the trail.

Comes in: nothing. Goes out: a literal table.
Must not know: who may.
"""

from __future__ import annotations

from ceyuan.district.common.trail.verb import Verb

VERIFY = Verb("trail.verify", "查验操作留痕", "verified the trail")
EXPORT = Verb("trail.export", "导出操作留痕", "exported the trail")

VERBS = (VERIFY, EXPORT)
