"""What a backup is: one zip with every table, every paper, the anchors, and a list of it all.

Comes in: nothing. Goes out: names of its parts, and the list as a value.
Must not know: how it is written or read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ceyuan.district.operations import errors
from ceyuan.errors import CeyuanError

FORMAT = 1
CONTENTS = "contents.json"  # written last: an archive without it was broken off
ANCHORS = "anchors.txt"
TABLES = "tables/"
PAPERS = "papers/"


@dataclass(frozen=True, slots=True)
class Part:
    """A table or a paper in the archive: how many rows or bytes, and its SM3."""

    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of an archive. `missing` are papers whose bytes were not on disk when it was made."""

    format: int
    made_by: str
    made_at: str
    database: str
    migrations: Sequence[str]
    head_number: int
    head_digest: str
    tables: Mapping[str, Part]
    papers: Mapping[str, Part]
    missing: Sequence[str]

    def text(self) -> str:
        """Write the list as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read_contents(path: Path, text: str) -> Contents:
    """Read the list of an archive; anything else raises CeyuanError."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise not_whole(path, f"格式 {data['format']}", f"format {data['format']}")
        for kind in ("tables", "papers"):
            data[kind] = {name: Part(**part) for name, part in data[kind].items()}
        return Contents(**data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise not_whole(path, "目录读不懂", "its list of contents cannot be read") from error


def not_whole(path: Path, reason_zh: str, reason_en: str) -> CeyuanError:
    """Give the error of an archive that is not what it should be."""
    data = {"path": path.name, "reason_zh": reason_zh, "reason_en": reason_en}
    return CeyuanError(errors.NO_BACKUP, data=data)


def digest_of_file(file: IO[bytes]) -> Part:
    """Count and fingerprint a file's bytes.

    >>> import io
    >>> digest_of_file(io.BytesIO(b"abc")).count
    3
    """
    whole, count = hashlib.new("sm3"), 0
    while chunk := file.read(1 << 20):
        whole.update(chunk)
        count += len(chunk)
    return Part(count, whole.hexdigest())
