"""Write a file wholly or not at all.

Comes in: a path and a function that writes. Goes out: the finished file in its place.
Must not know: what is written.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.report import errors


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place.

    Whatever goes wrong, a file already at `path` stays as it was and no temporary file stays behind.
    """
    folder = path.resolve().parent
    if not folder.is_dir():
        raise CeyuanError(errors.FOLDER_MISSING, data={"folder": str(folder), "path": path.name})
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=folder)
        os.close(handle)
        draft = Path(name)
        write(draft)
        draft.chmod(_mode(path))
        draft.replace(path)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Keep the permissions of the file that is replaced; else the usual ones."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _explained(error: OSError, path: Path) -> CeyuanError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return CeyuanError(errors.DISK_FULL, data={"path": str(path)})
    return CeyuanError(errors.NOT_WRITABLE, data={"path": str(path), "reason": error.strerror or str(error)})
