"""Every engine by name: where its file is, what kind of answers it gives, which rulebooks it knows.

Comes in: a name. Goes out: its row; the file itself is loaded only in the process that runs it.
Must not know: how any engine works.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from benchmarks.engines.contract import Engine
from benchmarks.rules import BENCH, BUNDLED

OURS = (BENCH, BUNDLED)


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an engine before it is loaded; one that takes firm after firm runs on a sample."""

    title: str
    module: str
    library: str
    three_valued: bool = True
    sampled: bool = False
    rulebooks: tuple[str, ...] = (BENCH,)
    answers: bool = True


ENGINES: Mapping[str, Row] = {
    "reading": Row("columns read once", "reading", "numpy", rulebooks=OURS, answers=False),
    "block": Row("Ceyuan block", "block", "numpy", rulebooks=OURS),
    "duckdb": Row("Ceyuan SQL on DuckDB", "duckdb_sql", "duckdb", rulebooks=OURS),
    "record": Row("Ceyuan record", "record", "ceyuan", sampled=True, rulebooks=OURS),
    "polars": Row("Polars expressions", "polars_expressions", "polars"),
    "openfisca": Row("OpenFisca", "openfisca_system", "openfisca-core", three_valued=False),
    "zen": Row("zen-engine (GoRules)", "zen_graph", "zen-engine", three_valued=False, sampled=True),
}


def load_engine(name: str) -> Engine:
    """Load the file of an engine."""
    engine = import_module(f"benchmarks.engines.{ENGINES[name].module}").ENGINE
    if not isinstance(engine, Engine):
        raise TypeError(f"{name} is not an engine")
    return engine
