"""The literal table of all built-in functions: names, forms, parameters and types (DMN 1.5, 10.3.4).

Comes in: the functions of the chapters. Goes out: one mapping from name to function.
Must not know: how calls are evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ceyuan.feel.builtins import contexts, conversion, dates, intervals, lists, numbers, ordering, strings
from ceyuan.feel.builtins.forms import Builtin, Form, Parameter, builtin
from ceyuan.feel.types import (
    ANY,
    ANY_CONTEXT,
    ANY_FUNCTION,
    ANY_LIST,
    ANY_RANGE,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    MONTHS_DURATION,
    NUMBER,
    STRING,
    TIME,
    ListType,
    Type,
)
from ceyuan.feel.values import Value

_Run = Callable[..., Value]

_ANY_VALUE = Parameter("value", ANY, nullable=True)
_LIST = Parameter("list", ANY_LIST)
_POSITION = Parameter("position", NUMBER)
_NEW_ITEM = Parameter("newItem", ANY, nullable=True)
_N = Parameter("n", NUMBER)
_SCALE = Parameter("scale", NUMBER)
_TEXT = Parameter("string", STRING)
_MATCH = Parameter("match", STRING)
_RANGE = Parameter("range", ANY_RANGE)
_POINT = Parameter("point", ANY)
_TWO_RANGES = (Parameter("range1", ANY_RANGE), Parameter("range2", ANY_RANGE))
_TWO_POINTS = (Parameter("point1", ANY), Parameter("point2", ANY))


def _optional(name: str, type_: Type, *, nullable: bool = False) -> Parameter:
    return Parameter(name, type_, optional=True, nullable=nullable)


def _form(result: Type, run: _Run, *parameters: Parameter) -> Form:
    return Form(parameters, result, run)


def _variadic(result: Type, run: _Run, *parameters: Parameter) -> Form:
    return Form(parameters, result, run, variadic=True)


def _rounding(name: str, run: _Run, scale: Parameter) -> Builtin:
    return builtin(name, _form(NUMBER, run, _N, scale))


def _of_number(name: str, result: Type, run: _Run) -> Builtin:
    return builtin(name, _form(result, run, Parameter("number", NUMBER)))


def _of_text(name: str, result: Type, run: _Run, *more: Parameter) -> Builtin:
    return builtin(name, _form(result, run, _TEXT, *more))


def _of_list(name: str, item: Type, result: Type, run: _Run) -> Builtin:
    return builtin(
        name,
        _form(result, run, Parameter("list", ListType(item))),
        _variadic(result, run, Parameter("item", item)),
    )


def _of_date(name: str, result: Type, run: _Run) -> Builtin:
    return builtin(
        name,
        _form(result, run, Parameter("date", DATE)),
        _form(result, run, Parameter("date", DATE_TIME)),
    )


def _of_point_or_range(name: str, with_point: _Run, with_range: _Run) -> Builtin:
    return builtin(
        name,
        _form(BOOLEAN, with_range, *_TWO_RANGES),
        _form(BOOLEAN, with_point, _POINT, _RANGE),
    )


def _of_range_or_point(name: str, with_point: _Run, with_range: _Run) -> Builtin:
    return builtin(
        name,
        _form(BOOLEAN, with_range, *_TWO_RANGES),
        _form(BOOLEAN, with_point, _RANGE, _POINT),
    )


def _of_ranges(name: str, run: _Run) -> Builtin:
    return builtin(name, _form(BOOLEAN, run, *_TWO_RANGES))


_CONVERSION = (
    builtin(
        "date",
        _form(DATE, dates.date_from, Parameter("from", STRING)),
        _form(DATE, dates.date_of, Parameter("from", DATE)),
        _form(DATE, dates.date_of, Parameter("from", DATE_TIME)),
        _form(
            DATE, dates.date_of_parts, Parameter("year", NUMBER), Parameter("month", NUMBER), Parameter("day", NUMBER)
        ),
    ),
    builtin(
        "date and time",
        _form(DATE_TIME, dates.date_time_from, Parameter("from", STRING)),
        _form(DATE_TIME, dates.date_time_of, Parameter("date", DATE), Parameter("time", TIME)),
        _form(DATE_TIME, dates.date_time_of, Parameter("date", DATE_TIME), Parameter("time", TIME)),
    ),
    builtin(
        "time",
        _form(TIME, dates.time_from, Parameter("from", STRING)),
        _form(TIME, dates.time_of, Parameter("from", TIME)),
        _form(TIME, dates.midnight_of, Parameter("from", DATE)),
        _form(TIME, dates.time_of, Parameter("from", DATE_TIME)),
        _form(
            TIME,
            dates.time_of_parts,
            Parameter("hour", NUMBER),
            Parameter("minute", NUMBER),
            Parameter("second", NUMBER),
            _optional("offset", DAYS_DURATION, nullable=True),
        ),
    ),
    builtin(
        "number",
        _form(
            NUMBER,
            conversion.number,
            Parameter("from", STRING),
            _optional("grouping separator", STRING, nullable=True),
            _optional("decimal separator", STRING, nullable=True),
        ),
    ),
    builtin("string", _form(STRING, conversion.string, Parameter("from", ANY, nullable=True))),
    # A duration is of one of two types, which only the text tells.
    builtin("duration", _form(ANY, dates.duration_from, Parameter("from", STRING))),
    builtin(
        "years and months duration",
        *(
            _form(MONTHS_DURATION, dates.months_between, Parameter("from", start), Parameter("to", end))
            for start in (DATE, DATE_TIME)
            for end in (DATE, DATE_TIME)
        ),
    ),
    builtin("range", _form(ANY_RANGE, conversion.range_, Parameter("from", STRING))),
    builtin("not", _form(BOOLEAN, conversion.negation, Parameter("negand", BOOLEAN, nullable=True))),
)

_STRINGS = (
    _of_text("substring", STRING, strings.substring, Parameter("start position", NUMBER), _optional("length", NUMBER)),
    _of_text("string length", NUMBER, strings.string_length),
    _of_text("upper case", STRING, strings.upper_case),
    _of_text("lower case", STRING, strings.lower_case),
    _of_text("substring before", STRING, strings.substring_before, _MATCH),
    _of_text("substring after", STRING, strings.substring_after, _MATCH),
    _of_text("contains", BOOLEAN, strings.contains, _MATCH),
    _of_text("starts with", BOOLEAN, strings.starts_with, _MATCH),
    _of_text("ends with", BOOLEAN, strings.ends_with, _MATCH),
    _of_text("split", ListType(STRING), strings.split, Parameter("delimiter", STRING)),
    builtin(
        "matches",
        _form(
            BOOLEAN,
            strings.matches,
            Parameter("input", STRING),
            Parameter("pattern", STRING),
            _optional("flags", STRING, nullable=True),
        ),
    ),
    builtin(
        "replace",
        _form(
            STRING,
            strings.replace,
            Parameter("input", STRING),
            Parameter("pattern", STRING),
            Parameter("replacement", STRING),
            _optional("flags", STRING, nullable=True),
        ),
    ),
    builtin(
        "string join",
        _form(
            STRING,
            strings.string_join,
            Parameter("list", ListType(STRING)),
            _optional("delimiter", STRING, nullable=True),
        ),
    ),
)

_LISTS = (
    builtin("list contains", _form(BOOLEAN, lists.list_contains, _LIST, Parameter("element", ANY, nullable=True))),
    builtin("count", _form(NUMBER, lists.count, _LIST)),
    _of_list("min", ANY, ANY, lists.smallest),
    _of_list("max", ANY, ANY, lists.largest),
    _of_list("sum", NUMBER, NUMBER, numbers.total),
    _of_list("product", NUMBER, NUMBER, numbers.product),
    _of_list("mean", NUMBER, NUMBER, numbers.mean),
    _of_list("median", NUMBER, NUMBER, numbers.median),
    _of_list("stddev", NUMBER, NUMBER, numbers.standard_deviation),
    _of_list("mode", NUMBER, ListType(NUMBER), numbers.mode),
    builtin(
        "all",
        _form(BOOLEAN, lists.all_true, _LIST),
        _variadic(BOOLEAN, lists.all_true, Parameter("item", ANY, nullable=True)),
    ),
    builtin(
        "any",
        _form(BOOLEAN, lists.any_true, _LIST),
        _variadic(BOOLEAN, lists.any_true, Parameter("item", ANY, nullable=True)),
    ),
    builtin(
        "sublist",
        _form(ANY_LIST, lists.sublist, _LIST, Parameter("start position", NUMBER), _optional("length", NUMBER)),
    ),
    builtin("append", _variadic(ANY_LIST, lists.append, _LIST, Parameter("item", ANY, nullable=True))),
    builtin("concatenate", _variadic(ANY_LIST, lists.concatenate, _LIST)),
    builtin("union", _variadic(ANY_LIST, lists.union, _LIST)),
    builtin("insert before", _form(ANY_LIST, lists.insert_before, _LIST, _POSITION, _NEW_ITEM)),
    builtin("remove", _form(ANY_LIST, lists.remove, _LIST, _POSITION)),
    builtin(
        "list replace",
        _form(ANY_LIST, lists.replace_at, _LIST, _POSITION, _NEW_ITEM),
        _form(ANY_LIST, lists.replace_matching, _LIST, Parameter("match", ANY_FUNCTION), _NEW_ITEM),
    ),
    builtin("reverse", _form(ANY_LIST, lists.reverse, _LIST)),
    builtin("index of", _form(ListType(NUMBER), lists.index_of, _LIST, Parameter("match", ANY, nullable=True))),
    builtin("distinct values", _form(ANY_LIST, lists.distinct_values, _LIST)),
    builtin("flatten", _form(ANY_LIST, lists.flatten, _LIST)),
    builtin("sort", _form(ANY_LIST, ordering.sort, _LIST, Parameter("precedes", ANY_FUNCTION))),
)

_NUMBERS = (
    _rounding("decimal", numbers.decimal, _SCALE),
    _rounding("floor", numbers.floor, _optional("scale", NUMBER)),
    _rounding("ceiling", numbers.ceiling, _optional("scale", NUMBER)),
    _rounding("round up", numbers.round_up, _SCALE),
    _rounding("round down", numbers.round_down, _SCALE),
    _rounding("round half up", numbers.round_half_up, _SCALE),
    _rounding("round half down", numbers.round_half_down, _SCALE),
    builtin(
        "abs",
        _form(NUMBER, numbers.absolute, _N),
        _form(DAYS_DURATION, numbers.absolute, Parameter("n", DAYS_DURATION)),
        _form(MONTHS_DURATION, numbers.absolute, Parameter("n", MONTHS_DURATION)),
    ),
    builtin("modulo", _form(NUMBER, numbers.modulo, Parameter("dividend", NUMBER), Parameter("divisor", NUMBER))),
    _of_number("sqrt", NUMBER, numbers.square_root),
    _of_number("log", NUMBER, numbers.logarithm),
    _of_number("exp", NUMBER, numbers.exponential),
    _of_number("odd", BOOLEAN, numbers.odd),
    _of_number("even", BOOLEAN, numbers.even),
)

_DATES = (
    _of_date("day of year", NUMBER, dates.day_of_year),
    _of_date("day of week", STRING, dates.day_of_week),
    _of_date("month of year", STRING, dates.month_of_year),
    _of_date("week of year", NUMBER, dates.week_of_year),
    builtin("now", _form(DATE_TIME, dates.now)),
    builtin("today", _form(DATE, dates.today)),
    builtin(
        "is",
        _form(
            BOOLEAN,
            ordering.identical,
            _optional("value1", ANY, nullable=True),
            _optional("value2", ANY, nullable=True),
        ),
    ),
)

_CONTEXTS = (
    builtin("get value", _form(ANY, contexts.get_value, Parameter("m", ANY_CONTEXT), Parameter("key", STRING))),
    builtin("get entries", _form(ListType(ANY_CONTEXT), contexts.get_entries, Parameter("m", ANY_CONTEXT))),
    builtin("context", _form(ANY_CONTEXT, contexts.context, Parameter("entries", ListType(ANY_CONTEXT)))),
    builtin(
        "context put",
        _form(
            ANY_CONTEXT, contexts.context_put, Parameter("context", ANY_CONTEXT), Parameter("key", STRING), _ANY_VALUE
        ),
        _form(
            ANY_CONTEXT,
            contexts.context_put_nested,
            Parameter("context", ANY_CONTEXT),
            Parameter("keys", ListType(STRING)),
            _ANY_VALUE,
        ),
    ),
    builtin("context merge", _form(ANY_CONTEXT, contexts.context_merge, Parameter("contexts", ListType(ANY_CONTEXT)))),
)

_RANGES = (
    builtin(
        "before",
        _form(BOOLEAN, intervals.before_ranges, *_TWO_RANGES),
        _form(BOOLEAN, intervals.before_point_range, _POINT, _RANGE),
        _form(BOOLEAN, intervals.before_range_point, _RANGE, _POINT),
        _form(BOOLEAN, intervals.before_points, *_TWO_POINTS),
    ),
    builtin(
        "after",
        _form(BOOLEAN, intervals.after_ranges, *_TWO_RANGES),
        _form(BOOLEAN, intervals.after_point_range, _POINT, _RANGE),
        _form(BOOLEAN, intervals.after_range_point, _RANGE, _POINT),
        _form(BOOLEAN, intervals.after_points, *_TWO_POINTS),
    ),
    _of_ranges("meets", intervals.meets),
    _of_ranges("met by", intervals.met_by),
    _of_ranges("overlaps", intervals.overlaps),
    _of_ranges("overlaps before", intervals.overlaps_before),
    _of_ranges("overlaps after", intervals.overlaps_after),
    _of_point_or_range("finishes", intervals.finishes_point, intervals.finishes_range),
    _of_range_or_point("finished by", intervals.finished_by_point, intervals.finished_by_range),
    _of_range_or_point("includes", intervals.includes_point, intervals.includes_range),
    _of_point_or_range("during", intervals.during_point, intervals.during_range),
    _of_point_or_range("starts", intervals.starts_point, intervals.starts_range),
    _of_range_or_point("started by", intervals.started_by_point, intervals.started_by_range),
    builtin(
        "coincides",
        _form(BOOLEAN, intervals.coincides_ranges, *_TWO_RANGES),
        _form(BOOLEAN, intervals.coincides_points, *_TWO_POINTS),
    ),
)

BUILTINS: Mapping[str, Builtin] = {
    function.name: function
    for chapter in (_CONVERSION, _STRINGS, _LISTS, _NUMBERS, _DATES, _CONTEXTS, _RANGES)
    for function in chapter
}
"""All built-in functions by name."""
