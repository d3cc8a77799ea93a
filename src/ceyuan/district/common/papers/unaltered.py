"""Whether a paper's bytes are still those that were handed in.

Comes in: a paper. Goes out: its bytes, or the news that they changed.
Must not know: who asks.
"""

from __future__ import annotations

import hashlib

from ceyuan.district.common.papers.models import Paper


class AlteredPaperError(Exception):
    """A paper whose bytes on disk do not give its fingerprint: nobody may take it for what was handed in."""


def content_of(paper: Paper) -> bytes:
    """Give a paper's bytes, after holding them against the fingerprint."""
    with paper.file.open("rb") as kept:
        content: bytes = kept.read()
    if hashlib.new("sm3", content).hexdigest() != paper.digest:
        raise AlteredPaperError(f"paper {paper.pk} is not what was handed in")
    return content
