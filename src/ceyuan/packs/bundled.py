"""Where the packs that come with the program stand.

Comes in: nothing. Goes out: a folder.
Must not know: what is in it.
"""

from __future__ import annotations

from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.packs import errors


def bundled_packs() -> Path:
    """Give the folder of the bundled packs: in an installed wheel beside the code, else in the checkout.

    >>> (bundled_packs() / "vocabulary").is_dir()
    True
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_packs", package.parents[1] / "packs"):
        if (folder / "vocabulary").is_dir():
            return folder
    raise CeyuanError(errors.NO_PACKS, data={"folder": str(package / "_packs")})
