"""Ids that stand in a file more than once, found in bounded memory.

Comes in: ids part by part. Goes out: how many rows repeat an id, and the hashes of the first such ids.
Must not know: files. An id is kept as a hash of 64 bits: among thirty million, two ids share one once in 40,000 files.
"""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ceyuan.intake.columns.bits import numbers_of

MOST_ROWS = 1 << 25  # hashes of as many rows take 256 MiB
_LONG = 128
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
Hashes = NDArray[np.uint64]


class SeenIds:
    """The hashes of all ids so far; beyond `most` rows nothing is kept and nothing told."""

    def __init__(self, most: int = MOST_ROWS) -> None:
        self.checked = True
        self._most = most
        self._parts: list[Hashes] = []
        self._rows = 0

    def add(self, ids: pa.Array) -> None:
        """Remember the ids of some rows."""
        self._rows += len(ids)
        if self._rows > self._most:
            self.checked = False
            self._parts.clear()
        if self.checked and len(ids):
            self._parts.append(hashes_of(ids))

    def repeated(self) -> tuple[int, Hashes]:
        """Give how many rows have an id that another row had before, and the hashes of these ids; then forget all."""
        whole = np.empty(sum(len(one) for one in self._parts), np.uint64)
        end = len(whole)
        while self._parts:
            part = self._parts.pop()
            whole[end - len(part) : end] = part
            end -= len(part)
        whole.sort()
        again = whole[1:][whole[1:] == whole[:-1]]
        return len(again), np.unique(again)


def hashes_of(ids: pa.Array) -> Hashes:
    """Give a hash of 64 bits for each text; it does not depend on the texts beside it.

    >>> found = hashes_of(pa.array(["a", "b", "a"]))
    >>> bool(found[0] == found[2]), bool(found[0] == found[1])
    (True, False)
    """
    offsets = np.frombuffer(ids.buffers()[1], np.int32)[ids.offset : ids.offset + len(ids) + 1].astype(np.int64)
    lengths = np.diff(offsets)
    text = numbers_of(pa.Array.from_buffers(pa.uint8(), int(offsets[-1]), [None, ids.buffers()[2]]), np.uint8)
    long = np.flatnonzero(lengths > _LONG)
    short = np.where(lengths > _LONG, 0, lengths)
    width = -(-max(int(short.max()), 1) // 8) * 8
    table = np.zeros((len(ids), width), np.uint8)
    filled = np.arange(width) < short[:, None]
    if len(long):
        kept = np.repeat(lengths <= _LONG, lengths)
        table[filled] = text[offsets[0] : offsets[-1]][kept]
    else:
        table[filled] = text[offsets[0] : offsets[-1]]
    hashes = _mixed(lengths.astype(np.uint64))
    for number, words in enumerate(table.view(np.uint64).T):
        hashes = np.where(short > 8 * number, _mixed(hashes ^ words), hashes)
    for row in long.tolist():
        digest = blake2b(text[offsets[row] : offsets[row + 1]].tobytes(), digest_size=8).digest()
        hashes[row] = int.from_bytes(digest, "little")
    return hashes


def _mixed(values: Hashes) -> Hashes:
    """Mix the bits so that each depends on all (the finisher of splitmix64)."""
    mixed = values + _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * _MIX[1]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[2]
    return mixed ^ (mixed >> np.uint64(31))
