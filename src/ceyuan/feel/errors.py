"""The error table of the feel package: everything that can be wrong with a FEEL text or its use.

Comes in: nothing. Goes out: one literal row per kind and the tuple of all of them.
Must not know: who raises them.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

# text

EMPTY_EXPRESSION = ErrorKind(
    code="feel.empty-expression",
    zh="这里应当有一个表达式，却是空的",
    en="an expression is expected here, but there is none",
    hint_zh="写出条件，例如 营业收入[-1] >= 1500；若要匹配任意值，在单元测试中写 -",
    hint_en="write the condition, for example revenue[-1] >= 1500; in unary tests a single - matches anything",
)
TOO_LONG = ErrorKind(
    code="feel.too-long",
    zh="表达式有 {length} 个字符，超过上限 {limit}",
    en="the expression has {length} characters, more than the limit of {limit}",
    hint_zh="把它拆成几条有名字的规则",
    hint_en="split it into several named rules",
)
DEEP_NESTING = ErrorKind(
    code="feel.deep-nesting",
    zh="嵌套超过 {limit} 层",
    en="nested more than {limit} levels deep",
    hint_zh="把内层写成有名字的规则；一长串 or 可写成 x in (甲, 乙, …)",
    hint_en="give inner parts a name of their own; a long chain of or can be written as x in (a, b, …)",
)
UNCLOSED_STRING = ErrorKind(
    code="feel.unclosed-string",
    zh="文字以 {opening} 开始，到行末没有结束",
    en="the string begun with {opening} does not end on its line",
    hint_zh='文字写在一对同样的引号中："制造业" 或 “制造业”；其中的换行写 \\n',
    hint_en='put text between a pair of the same quotes: "manufacturing"; write a line break in it as \\n',
)
UNCLOSED_COMMENT = ErrorKind(
    code="feel.unclosed-comment",
    zh="注释以 /* 开始，没有 */ 结束",
    en="the comment begun with /* has no */",
    hint_zh="在注释末尾加上 */",
    hint_en="end the comment with */",
)
BAD_ESCAPE = ErrorKind(
    code="feel.bad-escape",
    zh="{text} 不是一个字符的编码",
    en="{text} is not the code of a character",
    hint_zh="写 \\u 加四位十六进制数（如 \\u5143）或 \\U 加六位（如 \\U01F40E）；要写反斜杠本身，写 \\\\",
    hint_en="write \\u and four hexadecimal digits, or \\U and six; for a backslash itself write \\\\",
)
BAD_NUMBER = ErrorKind(
    code="feel.bad-number",
    zh="{text} 不是一个数",
    en="{text} is not a number",
    hint_zh="数写成 1500、0.03 或 .5，不带千位分隔符；名称不能以数字开头",
    hint_en="write numbers as 1500, 0.03 or .5, without thousands separators; names cannot begin with a digit",
)
NUMBER_WITH_UNIT = ErrorKind(
    code="feel.number-with-unit",
    zh="数后面不能直接跟单位：{text}",
    en="a number cannot be followed by a unit: {text}",
    hint_zh="写成 {value}，或用乘号：{number} * {unit}（须有名为 {unit} 的量）",
    hint_en="write {value}, or multiply: {number} * {unit} (where a value named {unit} is known)",
)
PERCENT = ErrorKind(
    code="feel.percent",
    zh="FEEL 没有百分号：{text}",
    en="FEEL has no percent sign: {text}",
    hint_zh="百分数写成小数：{value}；求余数用 modulo(a, b)",
    hint_en="write a percentage as a decimal: {value}; for a remainder use modulo(a, b)",
)
FULL_WIDTH_NUMBER = ErrorKind(
    code="feel.full-width-number",
    zh="{text} 是全角数字",
    en="{text} is written in full-width digits",
    hint_zh="改用半角：{value}",
    hint_en="write {value}",
)
SINGLE_QUOTES = ErrorKind(
    code="feel.single-quotes",
    zh="文字不能用单引号",
    en="strings are not written in single quotes",
    hint_zh='改用双引号："{text}"',
    hint_en='use double quotes: "{text}"',
)
UNKNOWN_SIGN = ErrorKind(
    code="feel.unknown-sign",
    zh="{found} 在这里没有意义",
    en="{found} means nothing here",
    hint_zh="删去它；若它是某个名称的一部分，请检查该名称是否已经声明、写法是否一致",
    hint_en="remove it; if it is part of a name, check that the name is declared and spelled the same",
)

# operators of other languages

DOUBLE_EQUALS = ErrorKind(
    code="feel.double-equals",
    zh="FEEL 用一个等号比较，不用 {found}",
    en="FEEL compares with a single equals sign, not {found}",
    hint_zh="写 =",
    hint_en="write =",
)
FOREIGN_OPERATOR = ErrorKind(
    code="feel.foreign-operator",
    zh="FEEL 没有 {found}",
    en="FEEL has no {found}",
    hint_zh="写 {wanted}",
    hint_en="write {wanted}",
)
NOT_NEEDS_BRACKETS = ErrorKind(
    code="feel.not-needs-brackets",
    zh="not 后面要有括号",
    en="not needs brackets",
    hint_zh="写 not(条件)",
    hint_en="write not(condition)",
)
SPREADSHEET_IF = ErrorKind(
    code="feel.spreadsheet-if",
    zh="if 不是函数，不能写成 if(条件, 甲, 乙)",
    en="if is not a function and cannot be written if(condition, a, b)",
    hint_zh="写 if 条件 then 甲 else 乙",
    hint_en="write if condition then a else b",
)

# structure

VALUE_EXPECTED = ErrorKind(
    code="feel.value-expected",
    zh="这里应当是一个值：数、文字、名称、列表或括号",
    en="a value is expected here: a number, a string, a name, a list or a bracket",
    hint_zh="补上这个值，或删去前面多余的运算符",
    hint_en="add the value, or remove the operator before it",
)
OPERATOR_EXPECTED = ErrorKind(
    code="feel.operator-expected",
    zh="这里应当是运算符，或者表达式应当到此结束",
    en="an operator is expected here, or the end of the expression",
    hint_zh="检查前面是否少了运算符、逗号或括号",
    hint_en="check whether an operator, a comma or a bracket is missing before it",
)
NAME_EXPECTED = ErrorKind(
    code="feel.name-expected",
    zh="这里应当是一个名称",
    en="a name is expected here",
    hint_zh="名称以文字、字母或下划线开头，不加引号",
    hint_en="a name begins with a letter or an underscore and is not quoted",
)
TYPE_EXPECTED = ErrorKind(
    code="feel.type-expected",
    zh="这里应当是一个类型",
    en="a type is expected here",
    hint_zh="例如 number、string、date、list<number>、context<a: string>、function<number> -> string",
    hint_en="for example number, string, date, list<number>, context<a: string>, function<number> -> string",
)
KEY_EXPECTED = ErrorKind(
    code="feel.key-expected",
    zh="这里应当是一个键",
    en="a key is expected here",
    hint_zh='键是名称或文字，后面是冒号和值：{{年份: 2025, "2024 年": 1}}',
    hint_en='a key is a name or a string, then come a colon and a value: {{year: 2025, "2024": 1}}',
)
DATE_TEXT_EXPECTED = ErrorKind(
    code="feel.date-text-expected",
    zh="@ 后面应当是引号中的日期、时间或期间",
    en="@ is followed by a date, a time or a duration in quotes",
    hint_zh='写成 @"2026-06-30"、@"2026-06-30T16:00:00"、@"P1Y"',
    hint_en='write @"2026-06-30", @"2026-06-30T16:00:00" or @"P1Y"',
)
SIGN_EXPECTED = ErrorKind(
    code="feel.sign-expected",
    zh="这里应当是 {wanted}",
    en="{wanted} is expected here",
    hint_zh="补上 {wanted}，或检查前面是否少了运算符或逗号",
    hint_en="add {wanted}, or check whether an operator or a comma is missing before it",
)
ADJACENT_OPERANDS = ErrorKind(
    code="feel.adjacent-operands",
    zh="{before} 和 {found} 之间没有运算符",
    en="there is no operator between {before} and {found}",
    hint_zh="若“{joined}”是一个名称，须先声明；否则在两者之间写上 and、or、+ 等运算符或逗号",
    hint_en='if "{joined}" is one name, it must be declared; else write an operator (and, or, +, …) or a comma between',
)
EMPTY_ITEM = ErrorKind(
    code="feel.empty-item",
    zh="逗号旁边缺少一项",
    en="an item is missing beside the comma",
    hint_zh="补上这一项，或删去多余的逗号",
    hint_en="add the item, or remove the comma",
)
UNCLOSED_BRACKET = ErrorKind(
    code="feel.unclosed-bracket",
    zh="括号 {opening} 没有用 {closing} 关上",
    en="the bracket {opening} is not closed by {closing}",
    hint_zh="在该结束的地方补上 {closing}",
    hint_en="add {closing} where it should end",
)
UNOPENED_BRACKET = ErrorKind(
    code="feel.unopened-bracket",
    zh="多了一个 {found}，前面没有与它成对的括号",
    en="there is a {found} without a bracket before it to match",
    hint_zh="删去它，或在前面补上成对的括号",
    hint_en="remove it, or add the matching bracket before it",
)
UNBALANCED_RANGE = ErrorKind(
    code="feel.unbalanced-range",
    zh="区间没有写完整",
    en="the range is not complete",
    hint_zh="两端都要写：[1..5] 含两端，(1..5) 不含，[1..5) 含左不含右；只有一端时写 (>= 1) 或 (< 5)",
    hint_en="write both ends: [1..5] includes them, (1..5) does not, [1..5) only the left; for one end (>= 1) or (< 5)",
)
MISSING_LEFT_SIDE = ErrorKind(
    code="feel.missing-left-side",
    zh="比较符号 {found} 左边没有值",
    en="there is no value on the left of {found}",
    hint_zh="写明比较什么：x {found} …；若要表示区间，加括号，例如 (< 5)",
    hint_en="say what is compared: x {found} …; a range is put in brackets: (< 5)",
)
CHAINED_COMPARISON = ErrorKind(
    code="feel.chained-comparison",
    zh="比较不能连写",
    en="comparisons cannot be chained",
    hint_zh="写成 {suggestion}",
    hint_en="write {suggestion}",
)
JOINED_TESTS = ErrorKind(
    code="feel.joined-tests",
    zh="{found} 不能把没有左边的比较连起来",
    en="{found} cannot join comparisons that have no left side",
    hint_zh="两端都有时写区间，例如 [0.03..0.05)；任一成立用逗号；也可以写全：? >= 0.03 and ? < 0.05",
    hint_en="for two ends write a range such as [0.03..0.05); for either a comma; or in full: ? >= 0.03 and ? < 0.05",
)
MISSING_WORD = ErrorKind(
    code="feel.missing-word",
    zh="{opener} 缺少 {word}",
    en="{opener} lacks its {word}",
    hint_zh="完整的写法：{pattern}",
    hint_en="the whole form is: {pattern}",
)
RESERVED_WORD = ErrorKind(
    code="feel.reserved-word",
    zh="{word} 是保留字，不能用作名称的开头",
    en="{word} is a reserved word and cannot begin a name",
    hint_zh='换一个名称；上下文的键可以加引号："{word}"',
    hint_en='choose another name; a context key may be quoted: "{word}"',
)
MIXED_ARGUMENTS = ErrorKind(
    code="feel.mixed-arguments",
    zh="参数要么都写名称，要么都不写",
    en="arguments are either all named or all not named",
    hint_zh="写 f(a: 1, b: 2) 或 f(1, 2)",
    hint_en="write f(a: 1, b: 2) or f(1, 2)",
)
EMPTY_FILTER = ErrorKind(
    code="feel.empty-filter",
    zh="方括号中没有序号或条件",
    en="there is no index or condition in the square brackets",
    hint_zh="写序号或条件，例如 营业收入[-1]、名单[年份 = 2025]",
    hint_en="write an index or a condition, for example revenue[-1] or list[year = 2025]",
)

# types and names

UNKNOWN_NAME = ErrorKind(
    code="feel.unknown-name",
    zh="没有名为“{name}”的量或函数",
    en="there is no value or function named “{name}”",
    hint_zh="最接近的名称：{near}",
    hint_en="nearest name: {near}",
)
UNKNOWN_TYPE = ErrorKind(
    code="feel.unknown-type",
    zh="没有名为“{name}”的类型",
    en="there is no type named “{name}”",
    hint_zh="最接近的类型：{near}",
    hint_en="nearest type: {near}",
)
NO_SUCH_FIELD = ErrorKind(
    code="feel.no-such-field",
    zh="{type} 没有“{field}”",
    en="{type} has no “{field}”",
    hint_zh="最接近的：{near}",
    hint_en="nearest: {near}",
)
WRONG_OPERANDS = ErrorKind(
    code="feel.wrong-operands",
    zh="“{operator}”不能用于 {left} 和 {right}",
    en="“{operator}” does not apply to {left} and {right}",
    hint_zh="检查两边的类型；文本转为数用 number(…)，数转为文本用 string(…)",
    hint_en="check the types of both sides; number(…) turns text into a number, string(…) a number into text",
)
WRONG_OPERAND = ErrorKind(
    code="feel.wrong-operand",
    zh="“{operator}”不能用于 {type}",
    en="“{operator}” does not apply to {type}",
    hint_zh="应为 {expected}",
    hint_en="it takes {expected}",
)
NO_CONDITION = ErrorKind(
    code="feel.no-condition",
    zh="这里应是条件（boolean），却是 {type}",
    en="a condition (boolean) is wanted here, but this is {type}",
    hint_zh="写成比较，例如 x > 0",
    hint_en="write a comparison, for example x > 0",
)
NOT_A_LIST = ErrorKind(
    code="feel.not-a-list",
    zh="{type} 不是列表，不能取下标",
    en="{type} is no list and cannot be indexed",
    hint_zh="去掉方括号；若它是逐年的量，检查它的声明",
    hint_en="remove the brackets; if it is a yearly value, check its declaration",
)
NOT_CALLABLE = ErrorKind(
    code="feel.not-callable",
    zh="{type} 不是函数，不能调用",
    en="{type} is no function and cannot be called",
    hint_zh="检查名称；乘法要写 *",
    hint_en="check the name; multiplication is written with *",
)
WRONG_ARGUMENTS = ErrorKind(
    code="feel.wrong-arguments",
    zh="函数“{function}”不能这样调用：{given}",
    en="function “{function}” cannot be called like this: {given}",
    hint_zh="可用的形式：{expected}",
    hint_en="it can be called as: {expected}",
)
NOT_GOING_THROUGH = ErrorKind(
    code="feel.not-going-through",
    zh="不能逐个取 {type} 的值",
    en="one cannot go through {type} one by one",
    hint_zh="循环的对象应为列表、整数区间或日期区间",
    hint_en="loops go through lists, ranges of integers or ranges of dates",
)
BAD_MOMENT = ErrorKind(
    code="feel.bad-moment",
    zh="“{text}”不是 {expected}",
    en="“{text}” is no {expected}",
    hint_zh="日期写 2026-06-30，时间写 08:30:00，时长写 P1Y6M 或 P10DT2H",
    hint_en="write dates as 2026-06-30, times as 08:30:00, durations as P1Y6M or P10DT2H",
)

# limits and values of the caller

TOO_MANY_STEPS = ErrorKind(
    code="feel.too-many-steps",
    zh="计算超过 {limit} 步，已停止",
    en="the evaluation took more than {limit} steps and was stopped",
    hint_zh="请缩小循环的范围，或在调用时放宽 Limits.steps",
    hint_en="narrow the loop, or raise Limits.steps in the call",
)
TOO_DEEP = ErrorKind(
    code="feel.too-deep",
    zh="表达式或函数调用嵌套超过 {limit} 层，已停止",
    en="expressions or calls are nested deeper than {limit} levels; stopped",
    hint_zh="请检查函数是否无限递归，或把表达式拆成几个字段",
    hint_en="check for endless recursion, or split the expression into several entries",
)
LIST_TOO_LONG = ErrorKind(
    code="feel.list-too-long",
    zh="列表会超过 {limit} 个元素，已停止",
    en="a list would hold more than {limit} elements; stopped",
    hint_zh="请缩小循环的范围，或在调用时放宽 Limits.list_length",
    hint_en="narrow the loop, or raise Limits.list_length in the call",
)
STRING_TOO_LONG = ErrorKind(
    code="feel.string-too-long",
    zh="文本会超过 {limit} 个字符，已停止",
    en="a string would hold more than {limit} characters; stopped",
    hint_zh="请缩短拼接的内容，或在调用时放宽 Limits.string_length",
    hint_en="join less text, or raise Limits.string_length in the call",
)
REGEX_TOO_SLOW = ErrorKind(
    code="feel.regex-too-slow",
    zh="正则表达式“{pattern}”匹配超过 {seconds} 秒，已停止",
    en="matching the pattern “{pattern}” took more than {seconds} seconds and was stopped",
    hint_zh="请避免嵌套的重复，例如 (a+)+",
    hint_en="avoid nested repetition such as (a+)+",
)
NO_FEEL_VALUE = ErrorKind(
    code="feel.no-feel-value",
    zh="不能把 {type} 作为 FEEL 的值：{value}",
    en="a {type} is no FEEL value: {value}",
    hint_zh="请用 int、Decimal、str、bool、None、日期、列表或字典；小数请用 Decimal 而不是 float",
    hint_en="use int, Decimal, str, bool, None, dates, lists or mappings; write fractions as Decimal, not float",
)

KINDS = (
    EMPTY_EXPRESSION,
    TOO_LONG,
    DEEP_NESTING,
    UNCLOSED_STRING,
    UNCLOSED_COMMENT,
    BAD_ESCAPE,
    BAD_NUMBER,
    NUMBER_WITH_UNIT,
    PERCENT,
    FULL_WIDTH_NUMBER,
    SINGLE_QUOTES,
    UNKNOWN_SIGN,
    DOUBLE_EQUALS,
    FOREIGN_OPERATOR,
    NOT_NEEDS_BRACKETS,
    SPREADSHEET_IF,
    VALUE_EXPECTED,
    OPERATOR_EXPECTED,
    NAME_EXPECTED,
    TYPE_EXPECTED,
    KEY_EXPECTED,
    DATE_TEXT_EXPECTED,
    SIGN_EXPECTED,
    ADJACENT_OPERANDS,
    EMPTY_ITEM,
    UNCLOSED_BRACKET,
    UNOPENED_BRACKET,
    UNBALANCED_RANGE,
    MISSING_LEFT_SIDE,
    CHAINED_COMPARISON,
    JOINED_TESTS,
    MISSING_WORD,
    RESERVED_WORD,
    MIXED_ARGUMENTS,
    EMPTY_FILTER,
    UNKNOWN_NAME,
    UNKNOWN_TYPE,
    NO_SUCH_FIELD,
    WRONG_OPERANDS,
    WRONG_OPERAND,
    NO_CONDITION,
    NOT_A_LIST,
    NOT_CALLABLE,
    WRONG_ARGUMENTS,
    NOT_GOING_THROUGH,
    BAD_MOMENT,
    TOO_MANY_STEPS,
    TOO_DEEP,
    LIST_TOO_LONG,
    STRING_TOO_LONG,
    REGEX_TOO_SLOW,
    NO_FEEL_VALUE,
)
