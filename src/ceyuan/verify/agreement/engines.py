"""What an engine is to the comparison: a function from plans and columns to codes.

Comes in: nothing. Goes out: the types, and codes from the bits of a batch.
Must not know: any engine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ceyuan.engines.batch import Batch, criterion_codes, measure_codes
from ceyuan.model.columns import Columns
from ceyuan.model.facts import Vocabulary
from ceyuan.plan.nodes import MeasurePlan

Codes = NDArray[np.uint8]
# a measure's codes and those of its tested parts; None where the engine says that it cannot answer the measure
MeasureCodes = tuple[Codes, Sequence[Codes]] | None
Engine = Callable[[Sequence[MeasurePlan], Columns, Vocabulary, date, int], Sequence[MeasureCodes]]


def batch_codes(batch: Batch) -> list[MeasureCodes]:
    """Give the codes of a batch, measure by measure."""
    return [
        (measure_codes(one.bits, batch.rows), [criterion_codes(bits, batch.rows) for bits in one.criteria])
        for one in batch.measures
    ]
