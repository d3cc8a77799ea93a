"""What a gap reads like, in both languages. The sentences stand in gap_sentences.yaml, the firm in conftest.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from ceyuan.advice.gap import find_gap
from ceyuan.advice.wording.gaps import criterion_gaps, gap_sentences, gap_words
from ceyuan.advice.wording.voice import voice_for
from ceyuan.engines.record import decide
from ceyuan.errors import Language
from ceyuan.feel.parser import parse_expression
from ceyuan.model.benefit import NoneStated
from ceyuan.model.condition import Condition, Criterion, Group, Join, Rule
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.measure import Application, Interval, Lack, Lane, Measure, MeasureKind, Requirement
from ceyuan.model.policy import Library
from ceyuan.model.provenance import Reading
from ceyuan.model.scorecard import Case, Dimension, EachCase, Points, Scorecard, ScoreItem
from ceyuan.model.subject import Subject
from ceyuan.plan.lower import lower_measure
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
ALWAYS = (Interval(Application.FIRST, None, None),)


def rule(text: str, vocabulary: Vocabulary, *names: str) -> Rule:
    return Rule(text, parse_expression(Source("rule", text), names=[*vocabulary.aliases, *names]), NOWHERE)


class Build:
    """A measure from a few lines: texts are rules, (join, …) are groups."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.count = 0

    def condition(self, entry: object) -> Condition:
        match entry:
            case {"join": join, "of": [*members], **rest}:
                least, title = rest.get("least", 0), str(rest.get("title", ""))
                assert isinstance(least, int)
                return Group(Join(join), tuple(self.condition(one) for one in members), NOWHERE, title, title, least)
            case {"unpublished": str(what)}:
                return self.criterion(None, what)
            case str(text):
                return self.criterion(rule(text, self.vocabulary, "总分"), "")
        raise ValueError(entry)

    def criterion(self, read: Rule | None, unpublished: str) -> Criterion:
        self.count += 1
        name = f"条件{self.count}"
        return Criterion(
            name, name, f"condition {self.count}", f"第{self.count}条", read, unpublished, Reading.OFFICIAL, NOWHERE
        )

    def card(self, lines: Mapping[str, list[object]]) -> Scorecard:
        items = tuple(self.item(name, *line) for name, line in lines.items())
        return Scorecard("总分", "total", items, (Dimension("全部"),), Decimal(100), NOWHERE)

    def item(self, name: str, most: object, text: object) -> ScoreItem:
        points = Points(Decimal(str(most)), Decimal(str(most)))
        scoring = EachCase((Case(rule(str(text), self.vocabulary), points),))
        return ScoreItem(name, name, "", "全部", Decimal(str(most)), scoring, "附表", Reading.OFFICIAL, NOWHERE)

    def measure(self, entry: Mapping[str, object]) -> Measure:
        titles = tuple(str(entry["holds"]).split("、")) if "holds" in entry else ()
        requires = (Requirement(titles, "第二条", "", Reading.OFFICIAL, NOWHERE),) if titles else ()
        lines = entry.get("points")
        closed = (Interval(Application.FIRST, date(2027, 1, 1), None),)
        return Measure(
            id="sample",
            pack="national/test",
            scheme="sample",
            title="样例",
            en="Sample",
            kind=MeasureKind.RECOGNITION,
            subject=SubjectKind.ENTERPRISE,
            lane=Lane.REVIEWED,
            decided_by="",
            clause="一",
            intervals=closed if entry.get("closed") else ALWAYS,
            requires=requires,
            condition=self.condition(entry["rule"]),
            scorecard=self.card(lines) if isinstance(lines, dict) else None,
            benefit=NoneStated(),
            confers="",
            valid_years=None,
            lacks=(Lack("实施细则", "", ""),) if entry.get("pending") else (),
            reading=Reading.OFFICIAL,
            span=NOWHERE,
        )


CASES = yaml.safe_load(Path(__file__).with_name("gap_sentences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", CASES)
def test_a_gap_reads(title: str, language: Language, vocabulary: Vocabulary, subject: Subject) -> None:
    case = CASES[title]
    measure = Build(vocabulary).measure(case)
    plan = lower_measure(measure, Library(vocabulary, {}), as_of=DAY)
    verdict = decide(plan, subject)
    gap = find_gap(verdict, subject, vocabulary, plan)
    assert gap is not None
    voice = voice_for(verdict, subject, vocabulary, language)
    assert list(gap_sentences(gap_words(gap, voice), voice)) == case[language]


def test_a_table_cell_holds_the_distance_alone(vocabulary: Vocabulary, subject: Subject) -> None:
    measure = Build(vocabulary).measure({"rule": "研发费用[-1] / 营业收入[-1] >= 0.05 or 营业收入[-1] >= 7000 * 万元"})
    plan = lower_measure(measure, Library(vocabulary, {}), as_of=DAY)
    verdict = decide(plan, subject)
    gap = find_gap(verdict, subject, vocabulary, plan)
    assert gap is not None
    (one,) = criterion_gaps(gap_words(gap, voice_for(verdict, subject, vocabulary, "zh")).needs)
    assert one.gap == "差1.8个百分点（相当于研发费用差108万元），或差1000万元"
