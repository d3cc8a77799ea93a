from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ceyuan.report.gather import Limits
from ceyuan.report.tables import Report

Make = Callable[..., Report]


def test_every_answer_is_counted_for_every_measure(make_report: Make) -> None:
    counts = [
        (one.measure.id, one.yes, one.no, one.unknown, one.pending, one.closed, one.near_misses, one.share)
        for one in make_report().counts
    ]
    assert counts == [
        ("grow", 1, 2, 1, 0, 0, 1, Fraction(1, 4)),
        ("lead", 0, 2, 2, 0, 0, 1, Fraction(0)),
        ("later", 0, 0, 0, 0, 4, 0, None),
        ("rules", 0, 0, 0, 4, 0, 0, None),
    ]


def test_a_firm_keeps_its_outcomes_in_the_order_of_the_measures(make_report: Make) -> None:
    rows = [(one.name, [outcome.word for outcome in one.outcomes]) for one in make_report().firms]
    assert rows == [
        ("松云机械", ["yes", "unknown", "closed", "pending"]),
        ("乙厂", ["no", "no", "closed", "pending"]),
        ("丙厂", ["unknown", "unknown", "closed", "pending"]),
        ("丁厂", ["no", "no", "closed", "pending"]),
    ]


def test_a_near_miss_fails_by_exactly_one_requirement_and_names_the_gap(make_report: Make) -> None:
    report = make_report()
    rows = [
        (one.firm, one.measure.id, one.text, one.gap, one.relative, one.still_unknown) for one in report.near_misses
    ]
    assert rows == [
        ("乙厂", "grow", "要求2", "差1人", Fraction(1, 100), 0),
        ("乙厂", "lead", "要求2", "差1人", Fraction(1, 100), 1),
    ]
    assert report.near_misses_found == 2


def test_the_fact_that_settles_most_verdicts_comes_first(make_report: Make) -> None:
    rows = [
        (one.words.name, one.settles, one.concerns, one.firms, [each.id for each in one.measures], one.examples)
        for one in make_report().materials
    ]
    assert rows == [
        ("2025年营业收入", 1, 2, 1, ["grow", "lead"], ("丙厂",)),
        ("市场地位较为靠前", 1, 2, 2, ["lead"], ("松云机械", "丙厂")),
    ]


def test_reasons_are_kept_for_whole_firms_only(make_report: Make) -> None:
    report = make_report(limits=Limits(reasons=12))
    assert report.reasons_for == 2
    assert [one.firm for one in report.reasons] == ["松云机械"] * 5 + ["乙厂"] * 5


def test_only_the_nearest_misses_are_kept_but_all_are_counted(make_report: Make) -> None:
    report = make_report(limits=Limits(near_misses=1), times=5)
    assert [(one.firm, one.measure.id) for one in report.near_misses] == [("乙厂", "grow")]
    assert report.near_misses_found == 10
    assert [one.near_misses for one in report.counts] == [5, 5, 0, 0]


def test_a_reason_holds_value_bound_clause_source_and_sentence(make_report: Make) -> None:
    reason = make_report().reasons[6]
    assert (reason.firm, reason.verdict, reason.criterion, reason.answer) == ("乙厂", "不符合", "c2", "不符合")
    assert (reason.value, reason.required, reason.clause) == ("99人", "不少于100人", "附件1 2")
    assert reason.source == "据转载，正式申报前请核对原文"
    assert reason.sentence == "职工人数为 99人，要求不少于100人，不符合，差1人。"
