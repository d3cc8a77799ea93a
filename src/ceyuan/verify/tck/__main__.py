"""The command `python -m ceyuan.verify.tck FOLDER [--verbose] [--json]`.

Comes in: arguments. Goes out: the report on standard output; exit code 2 when there is nothing to run.
Must not know: how cases are run.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.verify.tck.report import as_data, lines
from ceyuan.verify.tck.runner import run_folder


def main(arguments: Sequence[str]) -> int:
    """Run the kit and print the report."""
    parser = ArgumentParser(prog="python -m ceyuan.verify.tck", description="Run the DMN conformance kit.")
    parser.add_argument("folder", type=Path, help="folder with models and test cases; searched to any depth")
    parser.add_argument("--verbose", action="store_true", help="list what does not pass")
    parser.add_argument("--json", action="store_true", help="print plain data instead of text")
    chosen = parser.parse_args(arguments)
    try:
        outcomes = run_folder(chosen.folder)
    except CeyuanError as error:
        sys.stderr.write(error.render("en") + "\n")
        return 2
    if chosen.json:
        sys.stdout.write(json.dumps(as_data(outcomes), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in lines(outcomes, verbose=chosen.verbose))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
