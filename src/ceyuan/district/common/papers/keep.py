"""Keep a file: check it, put its bytes on disk and its name, fingerprint, mark and declaration into a row.

Comes in: a file handed in, inside an act. Goes out: a row, or a refusal.
Must not know: what the paper is evidence of, who may read it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.core.files.base import ContentFile
from django.utils import timezone

from ceyuan.district.common.papers import errors
from ceyuan.district.common.papers.classified import mark_found
from ceyuan.district.common.papers.kinds import MOST_BYTES, kind_of
from ceyuan.district.common.papers.models import Mark, Paper
from ceyuan.district.common.trail.act import Refused

_LONGEST = 200  # as the column


class Upload(Protocol):
    """A file as the web edge or a command hands it over; `size` may be a lie of the sender, so bytes are counted."""

    @property
    def name(self) -> str | None:
        """Give the file's name."""
        ...

    def read(self, num_bytes: int | None = ..., /) -> bytes:
        """Read so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file somebody hands in. `declared` says that they declared: nothing in it is classified (涉密不上网)."""

    file: Upload
    declared: bool
    mark: Mark = Mark.PLAIN


def keep_paper(delivery: Delivery, *, by: str, at: datetime) -> Paper:
    """Keep a file, inside the act that needs it; raises Refused with what to do next.

    Bytes of an act that then fails stay on disk without a row: nobody can reach them, `ceyuan district tick` may
    sweep them.
    """
    name = tidy_name(delivery.file.name or "")
    if not delivery.declared:
        raise Refused(errors.NOT_DECLARED, data={"name": name})
    content = delivery.file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(errors.TOO_LARGE, data={"name": name, "size": f"{MOST_BYTES}+", "most": MOST_BYTES})
    kind = kind_of(name, content)
    mark = mark_found(name, content, kind)
    if mark:
        raise Refused(errors.CLASSIFIED, data={"name": name, "mark": mark})
    digest = hashlib.new("sm3", content).hexdigest()
    paper = Paper(
        name=name,
        size=len(content),
        digest=digest,
        media_type=kind.media_type,
        mark=delivery.mark,
        declared=timezone.localdate(at),
        kept_at=at,
        kept_by=by,
    )
    # the name on disk says nothing about the content; the storage makes it unique
    place = f"{timezone.localdate(at):%Y/%m}/{digest[:32]}.{kind.suffix}"
    paper.file.name = paper.file.storage.save(place, ContentFile(content))
    paper.save(force_insert=True)
    return paper


def tidy_name(name: str) -> str:
    r"""Give a file's name without folders and control characters, short enough, its suffix kept.

    >>> tidy_name("C:\\a\\授权\u202e书.pdf"), tidy_name("../x/一.csv")
    ('授权书.pdf', '一.csv')
    """
    last = re.split(r"[\\/]", name)[-1]
    shown = "".join(one for one in last if unicodedata.category(one)[0] != "C").strip()
    stem, dot, suffix = shown.rpartition(".")
    return f"{stem[: _LONGEST - len(suffix) - 1]}{dot}{suffix}" if dot else shown[:_LONGEST]
