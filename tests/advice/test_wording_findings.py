from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from ceyuan.advice.wording.findings import finding_words
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.record.logic import evaluate_logic
from ceyuan.engines.record.quantity import Moment
from ceyuan.errors import Language
from ceyuan.model.facts import Vocabulary
from ceyuan.model.subject import Subject
from ceyuan.plan.nodes import (
    Absolute,
    Always,
    Atom,
    Column,
    Compare,
    CompoundGrowth,
    Constant,
    Extreme,
    Flag,
    Holds,
    Inapplicable,
    Kind,
    Member,
    Operator,
    Product,
    Quantity,
    Quotient,
    Sum,
    Unpublished,
)

DAY = date(2026, 6, 30)
MONEY = Kind.MONEY


def yearly(fact: str, offset: int = -1) -> Column:
    return Column(fact, offset, MONEY)


def number(value: str, kind: Kind = Kind.NUMBER) -> Constant:
    return Constant(Fraction(value), kind)


def minus(quantity: Quantity) -> Product:
    return Product(number("-1"), quantity, quantity.kind)


def growth(fact: str, offset: int = -1) -> Quotient:
    last, base = yearly(fact, offset), yearly(fact, offset - 1)
    return Quotient(Sum((last, minus(base)), MONEY), base, positive=True)


def at_least(left: Quantity, right: Quantity) -> Compare:
    return Compare(Operator.AT_LEAST, left, right)


def on_day(year: int, month: int, day: int) -> Constant:
    return Constant(Fraction(date(year, month, day).toordinal()), Kind.DATE)


RD, REVENUE = yearly("研发费用"), yearly("营业收入")
SHARE = Quotient(RD, REVENUE)
DEBT = Quotient(yearly("负债总额"), yearly("资产总额"))
FOUNDED = Column("成立日期", None, Kind.DATE)
AGE = Sum((on_day(2026, 6, 30), Product(number("-1"), FOUNDED, Kind.DAYS)), Kind.DAYS)
TWO_YEARS = Sum((RD, yearly("研发费用", -2)), MONEY)
TWO_REVENUES = Sum((REVENUE, yearly("营业收入", -2)), MONEY)

ATOMS: dict[str, Atom] = {
    "a ratio shows its two figures": at_least(SHARE, number("0.03")),
    "a ratio with a name of its own, and how far it is over": Compare(Operator.AT_MOST, DEBT, number("0.8")),
    "a fixed number on the left is turned round": Compare(Operator.AT_MOST, number("15000000", MONEY), REVENUE),
    "money short of a bound": at_least(REVENUE, number("150000000", MONEY)),
    "exactly the limit where the limit is excluded": Compare(Operator.MORE, REVENUE, number("60000000", MONEY)),
    "a bound that depends on another fact": at_least(RD, Product(number("0.03"), REVENUE, MONEY)),
    "growth shows both years": at_least(growth("营业收入"), number("0.15")),
    "growth over a negative base does not apply": at_least(growth("净利润"), number("0.15")),
    "a ratio over zero does not apply": at_least(Quotient(yearly("净利润", -2), yearly("净利润", -3)), number("0.15")),
    "a year before founding does not apply": at_least(yearly("研发费用", -4), number("1000000", MONEY)),
    "a value stated as not applicable": at_least(Column("细分市场从业年限", None), number("3")),
    "sums over the same years": at_least(Quotient(TWO_YEARS, TWO_REVENUES), number("0.03")),
    "a mean of years": at_least(Product(Constant(Fraction(1, 2)), TWO_YEARS, MONEY), number("2000000", MONEY)),
    "a mean of growth rates with a year missing": at_least(
        Product(Constant(Fraction(1, 2)), Sum((growth("营业收入"), growth("营业收入", -2)))), number("0.2")
    ),
    "compound growth as a yearly rate": at_least(CompoundGrowth(yearly("营业收入", -2), REVENUE, 1), number("0.25")),
    "a date": Compare(Operator.AT_MOST, FOUNDED, on_day(2023, 2, 28)),
    "days since a date": at_least(AGE, number("365", Kind.DAYS)),
    "a count": at_least(Column("职工人数", None), number("200")),
    "a share that is a fact itself": at_least(Column("市场占有率", None, Kind.RATIO), number("0.125")),
    "money per person": at_least(Quotient(REVENUE, Column("职工人数", None)), number("600000", MONEY)),
    "the larger of two years": at_least(Extreme(True, (RD, yearly("研发费用", -2)), MONEY), number("1000000", MONEY)),
    "a difference, without its sign": Compare(
        Operator.AT_MOST, Absolute(Sum((REVENUE, minus(RD)), MONEY), MONEY), number("1000000", MONEY)
    ),
    "a part of a ratio is missing": at_least(Quotient(RD, yearly("资产总额", -2)), number("0.03")),
    "a flag": Flag("拥有自主品牌", True),
    "a flag nobody has answered": Flag("市场地位较为靠前", True),
    "a word in a list": Member("行业门类", ("B", "C", "D")),
    "a word that is excluded": Member("行业门类", ("C",), negated=True),
    "a long list is cut short with its number": Member("行业门类", tuple("DEFGHIJKL"), prefix=True),
    "a title held": Holds(("高新技术企业",)),
    "a title inside a complete list, and absent": Holds(("创新型中小企业",)),
    "one of two titles": Holds(("创新型中小企业", "高新技术企业")),
    "a title that must not be held": Holds(("高新技术企业",), negated=True),
    "rules to come": Unpublished("实施细则"),
    "a number nobody published": Unpublished("上海市15分指标"),
    "settled by the rules alone": Always(True),
    "a rule for firms without a value, and there is one": Inapplicable("营业收入", -2),
    "a rule for firms without a value, and there is none": Inapplicable("研发费用", -4),
    "a rule for firms without a value, and nobody knows": Inapplicable("营业收入", -3),
    "a rule for firms with a value, and there is one": Inapplicable("营业收入", -1, negated=True),
    "a rule for firms with a value, and there is none": Inapplicable("细分市场从业年限", None, negated=True),
    "a rule for firms without a word": Inapplicable("行业门类", None),
}

SENTENCES = yaml.safe_load(Path(__file__).with_name("finding_sentences.yaml").read_text(encoding="utf-8"))


def test_every_case_has_its_sentences() -> None:
    assert list(ATOMS) == list(SENTENCES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", ATOMS)
def test_a_finding_is_one_sentence(title: str, language: Language, vocabulary: Vocabulary, subject: Subject) -> None:
    (finding,) = evaluate_logic(ATOMS[title], Moment(subject, DAY, 2025)).findings
    words = finding_words(finding, Voice(language, vocabulary, DAY, 2025, subject))
    assert words is not None
    assert words.sentence == SENTENCES[title][language]


def test_a_quantity_without_a_name_gives_no_sentence(vocabulary: Vocabulary, subject: Subject) -> None:
    odd = at_least(CompoundGrowth(RD, REVENUE, 1), number("0.1"))
    (finding,) = evaluate_logic(odd, Moment(subject, DAY, 2025)).findings
    assert finding_words(finding, Voice("zh", vocabulary, DAY, 2025, subject)) is None


def test_without_a_subject_the_figures_behind_a_ratio_are_left_out(vocabulary: Vocabulary, subject: Subject) -> None:
    (finding,) = evaluate_logic(at_least(SHARE, number("0.03")), Moment(subject, DAY, 2025)).findings
    words = finding_words(finding, Voice("zh", vocabulary, DAY, 2025))
    assert words is not None
    assert words.sentence == "研发费用占营业收入：2025年为 3.2%，要求不低于3%，符合。"
