"""The answers of the block engine.

Comes in: plans, columns. Goes out: codes.
Must not know: other engines.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceyuan.engines.block import compile_rulebook, decide_columns
from ceyuan.model.columns import Columns
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan
from ceyuan.verify.agreement.engines import MeasureCodes, batch_codes


def block_answers(
    plans: Sequence[MeasurePlan], columns: Columns, vocabulary: Vocabulary, as_of: date, reference_year: int
) -> list[MeasureCodes]:
    """Decide all firms in blocks."""
    if any(plan.as_of != as_of for plan in plans):
        raise ValueError("the plans stand on other days")
    rulebook = compile_rulebook(plans, vocabulary, reference_year=reference_year, criteria=True)
    return batch_codes(decide_columns(rulebook, columns))
