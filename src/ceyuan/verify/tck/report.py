"""Shows the outcomes of a conformance run: counts by level, failures on request.

Comes in: outcomes. Goes out: text or plain data.
Must not know: how outcomes came about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.verify.tck.runner import Outcome


def lines(outcomes: Sequence[Outcome], *, verbose: bool) -> Iterator[str]:
    """Give the report line by line: each level, separately for results that are values and those that are null."""
    for level in sorted({outcome.level for outcome in outcomes}):
        yield _line(level, [outcome for outcome in outcomes if outcome.level == level])
    yield _line("all", outcomes)
    if verbose:
        for outcome in outcomes:
            if not outcome.passed:
                yield f"{outcome.place}: expected {outcome.wanted}, got {outcome.got}"
                if outcome.problem:
                    yield "    " + outcome.problem.replace("\n", "\n    ")


def _line(title: str, outcomes: Sequence[Outcome]) -> str:
    values = [outcome for outcome in outcomes if outcome.wants_value]
    nulls = [outcome for outcome in outcomes if not outcome.wants_value]
    return f"{title}: {_share(outcomes)} passed; a value expected: {_share(values)}; null or an error: {_share(nulls)}"


def _share(outcomes: Sequence[Outcome]) -> str:
    return f"{sum(outcome.passed for outcome in outcomes)} of {len(outcomes)}"


def as_data(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Give the report for `--json`: counts by level, and each failure."""
    levels = sorted({outcome.level for outcome in outcomes})
    return {
        "levels": {level: _counts([one for one in outcomes if one.level == level]) for level in levels},
        "all": _counts(outcomes),
        "failures": [_failure(outcome) for outcome in outcomes if not outcome.passed],
    }


def _counts(outcomes: Sequence[Outcome]) -> dict[str, object]:
    values = [outcome for outcome in outcomes if outcome.wants_value]
    return {
        "results": len(outcomes),
        "passed": sum(outcome.passed for outcome in outcomes),
        "value_expected": len(values),
        "value_passed": sum(outcome.passed for outcome in values),
        "null_or_error_expected": len(outcomes) - len(values),
        "null_or_error_passed": sum(outcome.passed for outcome in outcomes if not outcome.wants_value),
    }


def _failure(outcome: Outcome) -> dict[str, object]:
    return {
        "level": outcome.level,
        "folder": outcome.folder,
        "case": outcome.case,
        "result": outcome.result,
        "expected": outcome.wanted,
        "got": outcome.got,
        "problem": outcome.problem,
    }
