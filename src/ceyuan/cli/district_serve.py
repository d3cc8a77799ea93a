"""`ceyuan district serve`: answer requests, and tick each minute in a process beside.

Comes in: an address. Goes out: pages, until it is stopped.
Must not know: what pages show.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer

from ceyuan.cli.district_door import platform
from ceyuan.cli.options import Json, Lang
from ceyuan.cli.output import say, say_data


def serve(
    *,
    address: Annotated[str, typer.Option("--address", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=64)] = 1,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Serve, after saying where."""
    place = f"http://{f'[{address}]' if ':' in address else address}:{port}"
    os.environ.setdefault("CEYUAN_ADDRESS", place)  # where a demonstration's own identity provider answers
    with platform():
        from ceyuan.district.operations.serve import Listening, refuse_unready, serve as serve_platform  # noqa: PLC0415, I001 -- Django is ready now

        listening = Listening(address, port, workers)
        refuse_unready(listening)
        if json:
            say_data({"address": f"{place}/"})
        else:
            say(f"策源在 {place}/ 运行，按 Ctrl+C 停止。" if lang == "zh" else f"Serving {place}/, Ctrl+C stops it.")
        serve_platform(listening)
