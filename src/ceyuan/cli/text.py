"""`ceyuan text`: an official document as articles, sentences and anchors.

Comes in: a text file. Goes out: an outline, or JSON.
Must not know: how a text is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.options import Json, Lang

Document = Annotated[Path, typer.Argument(metavar="DOCUMENT")]


def text(document: Document, *, json: Json = False, lang: Lang = "zh") -> None:
    """Read a document."""
    from ceyuan.cli import errors  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_file  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import say, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.errors import CeyuanError  # noqa: PLC0415 -- slow import
    from ceyuan.packs.text.outline import as_data, outline  # noqa: PLC0415 -- slow import
    from ceyuan.packs.text.read import read_text  # noqa: PLC0415 -- slow import
    from ceyuan.source import Source  # noqa: PLC0415 -- slow import

    require_file(document)
    try:
        words = document.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CeyuanError(errors.NOT_TEXT, data={"path": str(document)}) from error
    read = read_text(Source(document.name, words))
    if json:
        say_data(as_data(read))
    else:
        say(outline(read, lang))
