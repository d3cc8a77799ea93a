"""From an edited rule to the first block decided: `python -m benchmarks.edit FILE FIRMS`, and from a cold start.

Comes in: a file of firms. Goes out: seconds of each step.
Must not know: other engines.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.engines.columns_of_parts import read_columns
from benchmarks.engines.contract import Job
from benchmarks.rules import Rules, load_rules, lower_rules, write_rulebook
from benchmarks.say import give
from ceyuan.engines.batch import Code, count_codes
from ceyuan.engines.block import compile_rulebook, decide_columns
from ceyuan.engines.block.machine import BLOCK
from ceyuan.model.columns import Columns, slice_columns
from ceyuan.packs.load import load_library

RULE = ("bench-rulebook/measures/research.yaml", "2000 * 万元", "1000 * 万元")


def time_edit(part: Path) -> Mapping[str, float]:
    """Change one criterion's text in a file, load everything anew with the product's loader, decide one block."""
    firms = next(read_columns(Job(load_rules("bench"), [part], BLOCK, 1)))
    block = slice_columns(firms, 0, min(BLOCK, firms.rows))
    with tempfile.TemporaryDirectory() as place:
        folder = write_rulebook(Path(place))
        before = _yes(lower_rules(load_library(folder)), block)
        name, old, new = RULE
        text = (folder / name).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{name} no longer says {old} once")
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        clock = time.perf_counter
        start = clock()
        library = load_library(folder)
        loaded = clock()
        rules = lower_rules(library)
        lowered = clock()
        rulebook = compile_rulebook(rules.plans, rules.vocabulary)
        compiled = clock()
        decide_columns(rulebook, block)
        decided = clock()
        if _yes(rules, block) <= before:
            raise ValueError("a lower threshold did not let more firms through: the edit was not read")
    return {
        "reading vocabulary and rulebook": loaded - start,
        "lowering to the plan": lowered - loaded,
        "compiling for the block engine": compiled - lowered,
        f"deciding the first block of {block.rows:,} firms": decided - compiled,
        "together": decided - start,
    }


def _yes(rules: Rules, block: Columns) -> int:
    """Count the firms that surely meet the measure that is edited."""
    batch = decide_columns(compile_rulebook(rules.plans, rules.vocabulary), block)
    return count_codes(batch.measures[rules.measures.index("research")].bits, batch.rows)[Code.YES]


def decide_first_block(part: Path) -> None:
    """Do what a fresh process has to do for its first decisions."""
    rules = load_rules("bench")
    rulebook = compile_rulebook(rules.plans, rules.vocabulary)
    batch = decide_columns(rulebook, next(read_columns(Job(rules, [part], BLOCK, 1))))
    if batch.rows == 0:
        raise ValueError(f"{part} holds no firms")


def main() -> None:
    """Print the times of an edit as JSON, or with `first` decide one block and end."""
    part = Path(sys.argv[1])
    if sys.argv[2:] == ["first"]:
        decide_first_block(part)
    else:
        give(json.dumps(time_edit(part)))


if __name__ == "__main__":
    main()
