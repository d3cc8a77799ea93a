"""What is done when the demo district is made.

Comes in: nothing. Goes out: a literal table.
Must not know: what a chapter holds.
"""

from __future__ import annotations

from ceyuan.district.common.trail.verb import Verb

MAKE = Verb("demo.make", "编造演示数据", "made up demonstration data")

VERBS = (MAKE,)
