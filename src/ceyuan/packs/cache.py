"""Keep a loaded library in a file, so that the next run need not read every pack anew.

Comes in: a folder of packs, a folder for the cache. Goes out: the same Library that loading gives; a cache that cannot
be used is passed over in silence. Must not know: where users keep caches; that is the caller's to say.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ceyuan
from ceyuan.model.policy import Library

_PACKAGE = Path(__file__).resolve().parents[1]
_READERS = ("source.py", "feel", "model", "packs")  # the code that a library's shape and content hang on
_DIGEST = 32
_MOST_BYTES = 64 * 1024 * 1024  # a folder beyond that holds something else than packs: reading it twice costs more
_MOST_FILES = 8
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def load_cached(folder: Path, cache_folder: Path | None) -> Library:
    """Load every pack below a folder, from the cache where it holds exactly these files; None is no cache.

    Raises what `load_library` raises; a wrong pack is never kept.
    """
    place = None if cache_folder is None else _place(folder, cache_folder)
    kept = None if place is None else _read(place)
    if kept is not None:
        return kept
    from ceyuan.packs.load import load_library  # noqa: PLC0415 -- slow import, not needed with a cache

    library = load_library(folder)
    # Files that changed while they were read must not be kept under the old name.
    if place is not None and cache_folder is not None and place == _place(folder, cache_folder):
        _write(place, library)
    return library


def _place(folder: Path, cache_folder: Path) -> Path | None:
    """Give the file for these packs read by this program; None where the packs cannot be read or are no packs."""
    try:
        return cache_folder / f"{_fingerprint(folder.resolve())}.pickle"
    except OSError:
        return None


def _fingerprint(folder: Path) -> str:
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in (ceyuan.__version__, sys.version, folder.name):
        digest.update(part.encode() + b"\0")
    code = [path for name in _READERS for path in _files(_PACKAGE / name) if path.suffix == ".py"]
    data = list(_files(folder))
    if sum(path.stat().st_size for path in data) > _MOST_BYTES:
        raise OSError(folder)
    for root, paths in ((_PACKAGE, code), (folder, data)):
        for path in paths:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    """Walk over a file, or over all files below a folder in a fixed order."""
    if place.is_file():
        yield place
    for path in sorted(place.rglob("*")):
        if path.is_file():
            yield path


def _read(place: Path) -> Library | None:
    """Give the library kept in a file; None for a file that is not there, not ours, or not whole."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(place, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not (stat.S_ISREG(status.st_mode) and _ours(status) and _ours(place.parent.stat())):
                return None
            data = file.read()
        if _digest(data[_DIGEST:]) != data[:_DIGEST]:
            return None
        kept = pickle.loads(data[_DIGEST:])  # noqa: S301 -- this user wrote it and nobody else can
    except Exception:  # noqa: BLE001 -- whatever is wrong with a cache, the packs themselves are still there
        return None
    return kept if isinstance(kept, Library) else None


def _write(place: Path, library: Library) -> None:
    """Keep a library: wholly or not at all, for this user alone, and not too many of them."""
    with contextlib.suppress(OSError, pickle.PicklingError, RecursionError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _ours(place.parent.stat()):
            return
        data = pickle.dumps(library, protocol=pickle.HIGHEST_PROTOCOL)
        descriptor, name = tempfile.mkstemp(suffix=".part", dir=place.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_digest(data) + data)
        Path(name).replace(place)
        kept = sorted((*place.parent.glob("*.pickle"), *place.parent.glob("*.part")), key=_age)
        for old in kept[_MOST_FILES:]:
            old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return -path.stat().st_mtime


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _ours(status: os.stat_result) -> bool:
    """Tell whether this user alone can have written something; where the system knows no users, nobody can say."""
    user = getattr(os, "getuid", None)
    return user is not None and status.st_uid == user() and not status.st_mode & _OTHERS_WRITE
