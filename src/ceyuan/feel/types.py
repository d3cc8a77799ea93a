"""Types of FEEL: their structure, their names, and which may stand for which.

Comes in: types as written. Goes out: frozen types, and the answer whether one is good for another.
Must not know: values (conformance.py) or how expressions get their types (checker.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.errors import CeyuanError
from ceyuan.feel.errors import UNKNOWN_TYPE
from ceyuan.feel.suggestion import nearest
from ceyuan.feel.syntax import TypeName


@dataclass(frozen=True, slots=True)
class ScalarType:
    """A type without parts; `word` is its name in Chinese."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class ListType:
    """A list whose elements are of one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class RangeType:
    """A range between values of one type."""

    end: Type


@dataclass(frozen=True, slots=True)
class ContextType:
    """A context with at least these fields."""

    fields: tuple[tuple[str, Type], ...]

    def field(self, name: str) -> Type | None:
        """Give the type of a field, None when there is no such field.

        >>> ContextType((("a", ANY),)).field("b") is None
        True
        """
        return next((type_ for field, type_ in self.fields if field == name), None)


@dataclass(frozen=True, slots=True)
class FunctionType:
    """A function; `parameters` is None when nothing is known about them."""

    parameters: tuple[Type, ...] | None
    result: Type


Type = ScalarType | ListType | RangeType | ContextType | FunctionType

ANY = ScalarType("Any", "任意值")
NULL = ScalarType("Null", "空值")
NUMBER = ScalarType("number", "数字")
STRING = ScalarType("string", "文本")
BOOLEAN = ScalarType("boolean", "是否")
DATE = ScalarType("date", "日期")
TIME = ScalarType("time", "时间")
DATE_TIME = ScalarType("date and time", "日期时间")
DAYS_DURATION = ScalarType("days and time duration", "天时长")
MONTHS_DURATION = ScalarType("years and months duration", "年月时长")

_SCALARS = (ANY, NULL, NUMBER, STRING, BOOLEAN, DATE, TIME, DATE_TIME, DAYS_DURATION, MONTHS_DURATION)
_NAMES: Mapping[str, Type] = {
    **{scalar.name: scalar for scalar in _SCALARS},
    # DMN files also use these spellings.
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_DURATION,
    "yearMonthDuration": MONTHS_DURATION,
}

ANY_LIST = ListType(ANY)
ANY_RANGE = RangeType(ANY)
ANY_CONTEXT = ContextType(())
ANY_FUNCTION = FunctionType(None, ANY)


def named_type(name: str, named: Mapping[str, Type] | None = None) -> Type | None:
    """Give the type with a simple name, one of the language or one of `named`; None when there is none.

    >>> named_type("number") == NUMBER, named_type("tPrice", {"tPrice": NUMBER}) == NUMBER, named_type("nr")
    (True, True, None)
    """
    if named is not None and name in named:
        return named[name]
    return _NAMES.get(name)


def written_type(written: TypeName, named: Mapping[str, Type] | None = None) -> Type:
    """Give the type a `TypeName` stands for; an unknown name is an error of the program.

    >>> from ceyuan.source import Source, Span
    >>> span = Span(Source("f", "number"), 0, 6)
    >>> written_type(TypeName(span, "list", (("", TypeName(span, "number")),))) == ListType(NUMBER)
    True
    """
    parts = tuple(written_type(part, named) for _, part in written.parameters)
    match written.name:
        case "list":
            return ListType(parts[0]) if parts else ANY_LIST
        case "range":
            return RangeType(parts[0]) if parts else ANY_RANGE
        case "context":
            return ContextType(tuple(zip((name for name, _ in written.parameters), parts, strict=True)))
        case "function":
            result = written_type(written.result, named) if written.result else ANY
            return FunctionType(parts if written.result else None, result)
    known = named_type(written.name, named)
    if known is None:
        near = nearest(written.name, (*_NAMES, "list", "range", "context", "function", *(named or ())))
        raise CeyuanError(UNKNOWN_TYPE, data={"name": written.name, "near": near}, spans=(written.span,))
    return known


def type_text(type_: Type) -> str:
    """Write a type as FEEL does.

    >>> type_text(ListType(ContextType((("a", NUMBER),))))
    'list<context<a: number>>'
    """
    match type_:
        case ScalarType():
            return type_.name
        case ListType():
            return f"list<{type_text(type_.item)}>"
        case RangeType():
            return f"range<{type_text(type_.end)}>"
        case ContextType():
            fields = ", ".join(f"{name}: {type_text(part)}" for name, part in type_.fields)
            return f"context<{fields}>" if fields else "context"
        case FunctionType():
            if type_.parameters is None:
                return "function"
            return f"function<{', '.join(map(type_text, type_.parameters))}> -> {type_text(type_.result)}"


def type_words(type_: Type) -> tuple[str, str]:
    """Give the type in words, Chinese and English, for messages.

    >>> type_words(ListType(NUMBER))
    ('数字列表', 'list<number>')
    """
    match type_:
        case ScalarType():
            return type_.word, type_.name
        case ListType():
            return ("列表" if type_.item == ANY else type_words(type_.item)[0] + "列表"), type_text(type_)
        case RangeType():
            return ("区间" if type_.end == ANY else type_words(type_.end)[0] + "区间"), type_text(type_)
        case ContextType():
            return "字段组", type_text(type_)
        case FunctionType():
            return "函数", type_text(type_)


def assignable(given: Type, wanted: Type) -> bool:
    """Tell whether a value of the first type is good where the second is wanted; Any and Null may be anything.

    >>> assignable(ListType(NUMBER), ANY_LIST), assignable(NUMBER, STRING)
    (True, False)
    """
    if given in (wanted, NULL) or ANY in (given, wanted):
        return True
    match given, wanted:
        case ListType(), ListType():
            return assignable(given.item, wanted.item)
        case RangeType(), RangeType():
            return assignable(given.end, wanted.end)
        case ContextType(), ContextType():
            return all(
                (mine := given.field(name)) is not None and assignable(mine, part) for name, part in wanted.fields
            )
        case FunctionType(), FunctionType():
            return _function_assignable(given, wanted)
    return False


def _function_assignable(given: FunctionType, wanted: FunctionType) -> bool:
    if not assignable(given.result, wanted.result):
        return False
    if given.parameters is None or wanted.parameters is None:
        return True
    return len(given.parameters) == len(wanted.parameters) and all(
        assignable(theirs, mine) for mine, theirs in zip(given.parameters, wanted.parameters, strict=True)
    )


def convertible(given: Type, wanted: Type) -> bool:
    """Tell whether a value is good as an argument, after the implicit conversions of DMN 10.3.2.9.4.

    >>> convertible(NUMBER, ListType(NUMBER)), convertible(ListType(STRING), NUMBER)
    (True, False)
    """
    if assignable(given, wanted) or (given == DATE and wanted == DATE_TIME):
        return True
    if isinstance(wanted, ListType) and not isinstance(given, ListType):
        return convertible(given, wanted.item)
    return isinstance(given, ListType) and not isinstance(wanted, ListType) and convertible(given.item, wanted)


def common_type(types: tuple[Type, ...]) -> Type:
    """Give one type for all: the one they share, else Any.

    >>> common_type((NUMBER, NULL, NUMBER)) == NUMBER, common_type((NUMBER, STRING)) == ANY
    (True, True)
    """
    kinds = {type_ for type_ in types if type_ != NULL}
    if len(kinds) == 1:
        return kinds.pop()
    return NULL if types and not kinds else ANY
