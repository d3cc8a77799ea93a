"""What holds for all values: exact arithmetic, calendars, zones, three-valued logic, equality, texts."""

from __future__ import annotations

import datetime as dt
import decimal
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some

from ceyuan.feel.builtins.numbers import modulo
from ceyuan.feel.builtins.table import BUILTINS
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.limits import Budget
from ceyuan.feel.machine import Machine
from ceyuan.feel.operators.arithmetic import calculate
from ceyuan.feel.operators.comparison import equal, identical, order
from ceyuan.feel.operators.logic import both, conjunction, disjunction, either, opposite
from ceyuan.feel.operators.ranges import contains
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.value_text import moment_text, value_text
from ceyuan.feel.values import Context, Date, DateTime, DaysDuration, MonthsDuration, Range, Time, Value
from ceyuan.feel.values.calendar import add_months, date_of_day, day_number, iso_week, month_length
from ceyuan.feel.values.moments import NANOSECONDS, date_from_number, moment_from_instant
from ceyuan.feel.values.numbers import number_from_text, number_text
from ceyuan.feel.values.texts import moment_from_text
from ceyuan.source import Source

DIGITS = 34
ZONES = ("Asia/Shanghai", "Europe/Paris", "Australia/Lord_Howe", "America/St_Johns", "Etc/UTC")

numbers = some.decimals(min_value=-(10**12), max_value=10**12, places=4)
years = some.integers(-999_999_999, 999_999_999)
days = some.integers(-300_000_000_000, 300_000_000_000)
dates = days.map(date_from_number)
zones = some.none() | some.integers(-14 * 3600, 14 * 3600) | some.sampled_from(ZONES)
times = some.builds(
    Time, some.integers(0, 23), some.integers(0, 59), some.integers(0, 59), some.integers(0, NANOSECONDS - 1), zones
)
moments = some.builds(DateTime, dates, times)
durations = some.builds(DaysDuration, some.integers(-(10**20), 10**20)) | some.builds(
    MonthsDuration, some.integers(-(10**6), 10**6)
)
truths = some.sampled_from([True, False, None])
texts = some.text(max_size=8)
scalars = some.none() | some.booleans() | numbers | texts | dates | times | moments | durations
keys = some.text("abcdefg甲乙丙", min_size=1, max_size=3)
values: some.SearchStrategy[Value] = some.recursive(
    scalars,
    lambda inner: some.lists(inner, max_size=3).map(tuple) | some.dictionaries(keys, inner, max_size=3).map(Context),
    max_leaves=8,
)


def number(operator: str, left: Decimal, right: Decimal) -> Decimal:
    result = calculate(operator, left, right, Budget())  # type: ignore[arg-type]  # one of the five operators
    assert isinstance(result, Decimal)
    return result


@given(numbers, numbers)
def test_sums_and_products_are_exact(left: Decimal, right: Decimal) -> None:
    assert Fraction(number("+", left, right)) == Fraction(left) + Fraction(right)
    assert Fraction(number("-", left, right)) == Fraction(left) - Fraction(right)
    assert Fraction(number("*", left, right)) == Fraction(left) * Fraction(right)


@given(numbers, numbers.filter(bool))
def test_a_quotient_is_off_by_half_its_last_digit_at_most(left: Decimal, right: Decimal) -> None:
    exact = Fraction(left) / Fraction(right)
    error = abs(Fraction(number("/", left, right)) - exact)
    assert error <= abs(exact) * Fraction(1, 2 * 10 ** (DIGITS - 1))


@given(numbers, numbers.filter(bool))
def test_modulo_has_the_sign_of_the_divisor(dividend: Decimal, divisor: Decimal) -> None:
    machine = Machine({}, lambda *_: None, Budget(), None, {})
    rest = Fraction(modulo(machine, dividend, divisor))
    assert rest == Fraction(dividend) % Fraction(divisor)


@given(numbers, numbers.filter(bool), some.integers(1, 10))
def test_the_context_of_the_thread_does_not_matter(left: Decimal, right: Decimal, precision: int) -> None:
    wanted = number("/", left, right), number_text(left)
    with decimal.localcontext() as context:
        context.prec = precision
        context.traps[decimal.Inexact] = True
        assert (number("/", left, right), number_text(left)) == wanted


@given(some.decimals(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_as_written(value: Decimal) -> None:
    short = number_from_text(number_text(value))
    assert short is None or abs(short - value) <= abs(value) * Decimal(10) ** -33


@given(some.dates())
def test_days_are_those_of_the_standard_calendar(day: dt.date) -> None:
    date = Date(day.year, day.month, day.day)
    assert date.number == day.toordinal() - dt.date(1970, 1, 1).toordinal()
    assert (date.weekday, iso_week(date.number)) == (day.isoweekday(), day.isocalendar().week)
    assert date.to_python() == day


@given(days)
def test_a_day_number_names_one_day(day: int) -> None:
    assert day_number(date_of_day(day)) == day


@given(some.dates(), some.integers(-1200, 1200))
def test_months_later_is_the_same_day_or_the_last(day: dt.date, months: int) -> None:
    year, month, moved = add_months((day.year, day.month, day.day), months)
    assert year * 12 + month == day.year * 12 + day.month + months
    assert moved == min(day.day, month_length(year, month))


@given(dates, durations)
def test_a_date_with_time_added_comes_back(date: Date, duration: DaysDuration | MonthsDuration) -> None:
    if isinstance(duration, MonthsDuration):
        return
    start = DateTime(date, Time(12, 0, 0))
    later = calculate("+", start, duration, Budget())
    assert calculate("-", later, duration, Budget()) == start
    assert calculate("-", later, start, Budget()) == duration


@given(some.datetimes(dt.datetime(1850, 1, 1), dt.datetime(2200, 1, 1)), some.sampled_from(ZONES))  # noqa: DTZ001 -- local times are meant
def test_offsets_are_those_of_the_zone_database(local: dt.datetime, zone: str) -> None:
    aware = local.replace(microsecond=0, fold=0, tzinfo=ZoneInfo(zone))
    moment = DateTime(Date(local.year, local.month, local.day), Time(local.hour, local.minute, local.second, zone=zone))
    offset = aware.utcoffset()
    assert offset is not None
    assert moment.offset == offset.total_seconds()


@given(some.integers(-(10**25), 10**25), some.sampled_from(ZONES))
def test_an_instant_shown_in_a_zone_is_that_instant(instant: int, zone: str) -> None:
    """Clocks set back show some minutes twice; the first time is meant."""
    again = moment_from_instant(instant, zone).instant
    assert again is not None
    assert 0 <= instant - again <= 2 * 3600 * NANOSECONDS


@given(dates | times | moments | durations)
def test_moments_are_read_as_written(value: Date | Time | DateTime | DaysDuration | MonthsDuration) -> None:
    assert moment_from_text(moment_text(value)) == value


@given(values)
def test_values_are_read_as_written(value: Value) -> None:
    expression = parse_expression(Source("value", value_text(value, Budget())))
    assert identical(evaluate(expression, {}).value, value, Budget())


@given(truths, truths)
def test_and_is_the_smaller_or_the_larger(left: Value, right: Value) -> None:
    ranks: dict[Value, int] = {False: 0, None: 1, True: 2}
    assert ranks[both(left, right)] == min(ranks[left], ranks[right])
    assert ranks[either(left, right)] == max(ranks[left], ranks[right])


@given(some.lists(truths))
def test_de_morgan(answers: list[bool | None]) -> None:
    assert opposite(conjunction(answers)) == disjunction(map(opposite, answers))


@given(some.lists(truths, min_size=1), some.data())
def test_learning_more_never_unlearns(answers: list[bool | None], data: some.DataObject) -> None:
    learned = [data.draw(some.booleans()) if answer is None else answer for answer in answers]
    for combine in (conjunction, disjunction):
        assert combine(answers) in (None, combine(learned))


@given(values, values)
def test_equality_is_symmetric(left: Value, right: Value) -> None:
    assert answer(left, right) == answer(right, left)


@given(values)
def test_everything_equals_itself(value: Value) -> None:
    assert answer(value, value) is True
    assert identical(value, value, Budget())


def answer(left: Value, right: Value) -> object:
    return evaluate(parse_expression(Source("equality", "left = right")), {"left": left, "right": right}).value


@given(numbers, numbers, numbers)
def test_order_is_transitive(one: Decimal, two: Decimal, three: Decimal) -> None:
    ordered = sorted((one, two, three))
    assert order(ordered[0], ordered[2]) in (-1, 0)
    assert order(one, two) == -(order(two, one) or 0)


@given(numbers, numbers, numbers, some.sampled_from(["[]", "[)", "(]", "()"]))
def test_lying_in_a_range_is_lying_between_its_ends(low: Decimal, high: Decimal, value: Decimal, ends: str) -> None:
    above = value >= low if ends[0] == "[" else value > low
    below = value <= high if ends[1] == "]" else value < high
    range_ = Range(low, high, low_closed=ends[0] == "[", high_closed=ends[1] == "]")
    assert contains(range_, value, Budget()) is (above and below)


@given(some.lists(numbers, max_size=8))
def test_sort_sorts(items: list[Decimal]) -> None:
    expression = parse_expression(Source("sort", "sort(items, function(x, y) x < y)"))
    assert evaluate(expression, {"items": tuple(items)}).value == tuple(sorted(items))


@given(some.lists(scalars, max_size=8))
def test_distinct_values_are_distinct_and_all(items: list[Value]) -> None:
    expression = parse_expression(Source("distinct", "distinct values(items)"))
    kept = evaluate(expression, {"items": tuple(items)}).value
    assert isinstance(kept, tuple)
    for place, value in enumerate(kept):
        assert not any(same(value, other) for other in kept[place + 1 :])
    assert all(any(same(value, other) for other in kept) for value in items)


def same(left: Value, right: Value) -> bool:
    return answer(left, right) is True


@given(texts)
def test_an_escaped_text_is_a_pattern_for_itself(text: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in "\\|.-^?*+{}()[]$" else sign for sign in text)
    expression = parse_expression(Source("pattern", 'matches(text, "^" + escaped + "$")'))
    assert evaluate(expression, {"text": text, "escaped": escaped}).value is True


@given(texts, some.text("ab", min_size=1, max_size=2))
def test_split_and_join_come_back(text: str, delimiter: str) -> None:
    expression = parse_expression(Source("split", "string join(split(text, delimiter), delimiter)"))
    assert evaluate(expression, {"text": text, "delimiter": delimiter}).value == text


@given(some.sampled_from(sorted(BUILTINS)), some.lists(values, max_size=4))
def test_any_call_of_a_built_in_gives_a_value(name: str, arguments: list[Value]) -> None:
    names = [f"argument {place}" for place in range(len(arguments))]
    call = parse_expression(Source("call", f"{name}({', '.join(names)})"), names=names)
    evaluation = evaluate(call, dict(zip(names, arguments, strict=True)))
    assert evaluation.value is None or evaluation.failures == ()


def test_equal_is_decided_inside_lists() -> None:
    assert equal((Decimal(1), "a"), (Decimal(1), "b"), Budget()) is False
