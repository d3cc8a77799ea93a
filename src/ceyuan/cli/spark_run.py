"""What `ceyuan match --engine spark` does: a Parquet register against measures, answered where it lies.

Comes in: a path as Spark sees it, the library, plans, an output folder. Goes out: answers in the folder, counts.
Must not know: how results are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ceyuan.engines.batch import Code
from ceyuan.engines.spark.available import require_spark
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan

Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SparkRequest:
    """What is asked of Spark: `register` and `out` are paths as Spark sees them, `out` is a new folder.

    `reference_year` None means the year before the plans' day; `criteria` asks for the answers of tested parts too.
    """

    register: str
    out: str
    plans: Sequence[MeasurePlan]
    vocabulary: Vocabulary
    reference_year: int | None = None
    criteria: bool = False


@dataclass(frozen=True, slots=True)
class SparkAnswers:
    """What Spark did: counts by measure in the order of the plans, and what the user should know of the columns.

    `unrecognised` pairs a column's name with the nearest known one; `lacking` names wanted columns that are not there;
    `slowly` names measures that the record engine answered firm by firm.
    """

    firms: int
    counts: tuple[Mapping[Code, int], ...]
    unrecognised: tuple[tuple[str, str], ...]
    lacking: tuple[str, ...]
    slowly: tuple[str, ...]


def match_on_spark(request: SparkRequest, advance: Advance, settings: Mapping[str, str] | None = None) -> SparkAnswers:
    """Answer a register with Spark; `settings` are for a session that is started here."""
    require_spark()
    from ceyuan.engines.block import compile_rulebook  # noqa: PLC0415 -- slow import
    from ceyuan.engines.spark.session import open_session  # noqa: PLC0415 -- only there with Arrow
    from ceyuan.engines.spark.table import open_table, require_day  # noqa: PLC0415 -- only there with Arrow
    from ceyuan.engines.spark.work import Task  # noqa: PLC0415 -- only there with Arrow
    from ceyuan.engines.spark.write import require_new, write_answers  # noqa: PLC0415 -- only there with Arrow
    from ceyuan.intake.columns.arrow import check_types, columns_of_batch  # noqa: PLC0415 -- only there with Arrow
    from ceyuan.intake.columns.layout import Wanted, find_layout  # noqa: PLC0415 -- slow import

    rulebook = compile_rulebook(
        request.plans, request.vocabulary, reference_year=request.reference_year, criteria=request.criteria
    )
    with open_session(settings) as session:
        require_new(session, request.out)
        table = open_table(session, request.register)
        wanted = Wanted(frozenset(rulebook.needs), frozenset(rulebook.titles))
        layout = find_layout(request.register, table.schema.names, request.vocabulary, wanted)
        check_types(table.schema, layout, request.register)
        require_day(session, table, rulebook.as_of, titles=bool(layout.titles))
        task = Task(rulebook, partial(columns_of_batch, layout=layout), layout.read())
        counts = write_answers(session, table, task, request.out, advance=advance)
    return SparkAnswers(
        counts.firms,
        counts.measures,
        tuple((one.name, one.nearest) for one in layout.unrecognised),
        layout.lacking,
        tuple(request.plans[one.measure].measure.id for one in rulebook.slow),
    )
