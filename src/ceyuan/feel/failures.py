"""Why a value became null: the literal table of suppressed failures.

Comes in: a kind and its data. Goes out: a sentence in Chinese or English with its place.
Must not know: how anything is evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.errors import ErrorKind, Language
from ceyuan.source import Span

NUMBER_OUT_OF_RANGE = ErrorKind(
    code="feel.number-out-of-range",
    zh="结果超出数字的范围（34 位有效数字）",
    en="the result is outside the range of numbers (34 digits)",
    hint_zh="请检查指数或除数",
    hint_en="check the exponent or the divisor",
)
DIVISION_BY_ZERO = ErrorKind(
    code="feel.division-by-zero",
    zh="除数为零",
    en="division by zero",
    hint_zh="请先判断除数不为零",
    hint_en="test that the divisor is not zero first",
)
OPERANDS = ErrorKind(
    code="feel.operands",
    zh="“{operator}”不能用于{left_zh}和{right_zh}",
    en="“{operator}” does not apply to {left_en} and {right_en}",
    hint_zh="请检查两边的类型",
    hint_en="check the types of both sides",
)
OPERAND = ErrorKind(
    code="feel.operand",
    zh="“{operator}”不能用于{value_zh}",
    en="“{operator}” does not apply to {value_en}",
    hint_zh="请检查类型",
    hint_en="check the type",
)
ZONES_DIFFER = ErrorKind(
    code="feel.zones-differ",
    zh="两个时间不能换算到同一时区（其一没有时区，或其时区随日期变化）",
    en="the two times cannot be brought to one zone (one has none, or a zone that depends on the date)",
    hint_zh="请给两个时间都写上时区，例如 +08:00",
    hint_en="give both times a zone, for instance +08:00",
)
DATE_OUT_OF_RANGE = ErrorKind(
    code="feel.date-out-of-range",
    zh="日期或时长超出范围（年份绝对值不超过 999999999）",
    en="the date or duration is out of range (years reach from -999999999 to 999999999)",
    hint_zh="请检查加减的时长",
    hint_en="check the duration that was added or subtracted",
)
CONDITION_NOT_BOOLEAN = ErrorKind(
    code="feel.condition-not-boolean",
    zh="条件应为 true 或 false，得到的是{value_zh}",
    en="a condition should be true or false, but was {value_en}",
    hint_zh="请写成比较，例如 x > 0",
    hint_en="write a comparison, for instance x > 0",
)
UNKNOWN_FIELD = ErrorKind(
    code="feel.unknown-field",
    zh="{value_zh}没有“{field}”",
    en="{value_en} has no “{field}”",
    hint_zh="请检查字段名",
    hint_en="check the field name",
)
INDEX_OUT_OF_RANGE = ErrorKind(
    code="feel.index-out-of-range",
    zh="列表只有 {length} 个元素，没有第 {index} 个",
    en="the list has {length} elements; there is no element {index}",
    hint_zh="下标从 1 起，-1 是最后一个",
    hint_en="indexes start at 1; -1 is the last",
)
FILTER_OF_NULL = ErrorKind(
    code="feel.filter-of-null",
    zh="空值不能取下标或筛选",
    en="null can be neither indexed nor filtered",
    hint_zh="请先判断不为空",
    hint_en="test that the value is not null first",
)
NOT_A_FUNCTION = ErrorKind(
    code="feel.not-a-function",
    zh="{value_zh}不是函数，不能调用",
    en="{value_en} is not a function and cannot be called",
    hint_zh="请检查名称",
    hint_en="check the name",
)
ARGUMENTS = ErrorKind(
    code="feel.arguments",
    zh="函数“{function}”没有接受这些参数的形式：{given}",
    en="function “{function}” has no form that takes these arguments: {given}",
    hint_zh="可用的形式：{expected}",
    hint_en="forms: {expected}",
)
ARGUMENT_TYPE = ErrorKind(
    code="feel.argument-type",
    zh="函数“{function}”的参数“{parameter}”应为{expected_zh}，得到的是{value_zh}",
    en="parameter “{parameter}” of function “{function}” should be {expected_en}, but was {value_en}",
    hint_zh="请检查传入的值",
    hint_en="check the value passed in",
)
ARGUMENT_VALUE = ErrorKind(
    code="feel.argument-value",
    zh="参数“{parameter}”的值 {value} 不合适",
    en="the value {value} does not suit parameter “{parameter}”",
    hint_zh="请查阅该函数的说明",
    hint_en="see the description of the function",
)
NOT_CONVERTIBLE = ErrorKind(
    code="feel.not-convertible",
    zh="“{text}”不能读作{type_zh}",
    en="“{text}” cannot be read as {type_en}",
    hint_zh="请检查写法",
    hint_en="check the spelling",
)
NOT_CONFORMING = ErrorKind(
    code="feel.not-conforming",
    zh="应为{expected_zh}，得到的是{value_zh}",
    en="should be {expected_en}, but was {value_en}",
    hint_zh="请检查类型",
    hint_en="check the type",
)
INVALID_PATTERN = ErrorKind(
    code="feel.invalid-pattern",
    zh="正则表达式“{pattern}”不合法：{problem_zh}",
    en="the pattern “{pattern}” is not valid: {problem_en}",
    hint_zh="写法按 XPath 正则表达式",
    hint_en="patterns are XPath regular expressions",
)
INVALID_RANGE = ErrorKind(
    code="feel.invalid-range",
    zh="区间的两端应为同一类可比较的值，且起点不大于终点",
    en="the ends of a range should be comparable values of one kind, the first not after the second",
    hint_zh="请检查区间的两端",
    hint_en="check the ends of the range",
)
NOT_ITERABLE = ErrorKind(
    code="feel.not-iterable",
    zh="不能逐个取值：{value_zh}",
    en="cannot go through {value_en} one by one",
    hint_zh="循环的对象应为列表、整数区间或日期区间",
    hint_en="loops go through lists, ranges of integers or ranges of dates",
)
NO_CLOCK = ErrorKind(
    code="feel.no-clock",
    zh="没有给定当前时间，不能使用“{function}”",
    en="no current time was given, so “{function}” has no value",
    hint_zh="请在调用时给出 now",
    hint_en="pass `now` in the call",
)
NO_SUCH_NAME = ErrorKind(
    code="feel.no-such-name",
    zh="这一元素没有“{name}”",
    en="this element has no “{name}”",
    hint_zh="请检查字段名",
    hint_en="check the field name",
)
EXTERNAL_FUNCTION = ErrorKind(
    code="feel.external-function",
    zh="不支持外部函数",
    en="external functions are not supported",
    hint_zh="请改写为 FEEL 函数",
    hint_en="rewrite it as a FEEL function",
)

DUPLICATE_KEY = ErrorKind(
    code="feel.duplicate-key",
    zh="字段“{key}”写了两次",
    en="the key “{key}” is given twice",
    hint_zh="请删去其中一个",
    hint_en="remove one of them",
)

KINDS = (
    DUPLICATE_KEY,
    NUMBER_OUT_OF_RANGE,
    DIVISION_BY_ZERO,
    OPERANDS,
    OPERAND,
    ZONES_DIFFER,
    DATE_OUT_OF_RANGE,
    CONDITION_NOT_BOOLEAN,
    UNKNOWN_FIELD,
    INDEX_OUT_OF_RANGE,
    FILTER_OF_NULL,
    NOT_A_FUNCTION,
    ARGUMENTS,
    ARGUMENT_TYPE,
    ARGUMENT_VALUE,
    NOT_CONVERTIBLE,
    NOT_CONFORMING,
    INVALID_PATTERN,
    INVALID_RANGE,
    NOT_ITERABLE,
    NO_CLOCK,
    NO_SUCH_NAME,
    EXTERNAL_FUNCTION,
)


class SuppressedError(Exception):
    """Raised inside an operator or function; the evaluator turns it into null and keeps the reason.

    >>> SuppressedError(DIVISION_BY_ZERO).kind.code
    'feel.division-by-zero'
    """

    def __init__(self, kind: ErrorKind, **data: object) -> None:
        self.kind = kind
        self.data = data
        super().__init__(kind.code)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why, and where in the source, a value became null."""

    kind: ErrorKind
    data: Mapping[str, object]
    span: Span

    def sentence(self, language: Language) -> str:
        """Give the reason as a sentence."""
        return self.kind.message(language, self.data)

    def as_data(self, language: Language) -> dict[str, object]:
        """Give the failure for `--json`: code, sentence and place."""
        return {"code": self.kind.code, "message": self.sentence(language), "place": self.span.where()}
