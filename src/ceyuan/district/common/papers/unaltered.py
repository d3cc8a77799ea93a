"""Whether a paper's bytes are still those that were handed in.

Comes in: a paper. Goes out: its bytes, or a refusal to take others for them.
Must not know: who asks.
"""

from __future__ import annotations

import hashlib

from ceyuan.district.common.papers import errors
from ceyuan.district.common.papers.models import Paper
from ceyuan.district.common.trail.act import Refused


def content_of(paper: Paper) -> bytes:
    """Give a paper's bytes, after holding them against the fingerprint."""
    try:
        with paper.file.storage.open(str(paper.file.name), "rb") as kept:
            content: bytes = kept.read()
    except FileNotFoundError:
        raise Refused(errors.ALTERED, data={"name": paper.name}) from None
    if hashlib.new("sm3", content).hexdigest() != paper.digest:
        raise Refused(errors.ALTERED, data={"name": paper.name})
    return content
