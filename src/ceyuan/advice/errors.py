"""The error table of advice: calls and files of the user's own that cannot be used, solvers that are not there.

Comes in: nothing. Goes out: literal kinds. Must not know: how advice is found.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

DOUBLE_ITEM = ErrorKind(
    code="advice.double-item",
    zh="有两个事项的编号都是“{key}”",
    en="two items have the key {key}",
    hint_zh="请给每个事项一个自己的编号；没有编号列时，名称不能重复",
    hint_en="give every item a key of its own; where there is no column of keys, names may not repeat",
)
NO_SUCH_ITEM = ErrorKind(
    code="advice.no-such-item",
    zh="冲突里提到的事项“{key}”不在事项中",
    en="a conflict names {key}, which is not among the items",
    hint_zh="请核对编号，或把该事项加入事项表",
    hint_en="check the key, or add the item",
)
CONFLICT_WITH_ITSELF = ErrorKind(
    code="advice.conflict-with-itself",
    zh="事项“{key}”写成与自己冲突",
    en="the item {key} is said to conflict with itself",
    hint_zh="请删去这一条，或改写另一方的编号",
    hint_en="delete that line, or name the other item",
)
NEGATIVE_AMOUNT = ErrorKind(
    code="advice.negative-amount",
    zh="事项“{key}”的金额为负，或上限低于下限",
    en="the amount of {key} is negative, or its upper end lies below its lower end",
    hint_zh="请写不小于零的金额，下限不高于上限",
    hint_en="write amounts of zero or more, the lower end not above the upper one",
)
BAD_BUDGET = ErrorKind(
    code="advice.bad-budget",
    zh="预算“{name}”不能使用：金额为负，或没有事项属于这一组",
    en="the budget {name} cannot be used: it is negative, or no item belongs to that group",
    hint_zh="请核对预算金额，以及事项表“分组”一栏里的名称",
    hint_en="check the amount, and the names in the items' column of groups",
)
NO_SOLVER = ErrorKind(
    code="advice.no-solver",
    zh="这一步需要 scipy，这里没有安装",
    en="this step needs scipy, which is not installed here",
    hint_zh="请运行 pip install 'ceyuan[analytics]'",
    hint_en="run pip install 'ceyuan[analytics]'",
)
NOT_PROVED = ErrorKind(
    code="advice.not-proved",
    zh="这组事项太多或金额太细，没有在限定的时间内证明哪个组合最好，所以不给出结果",
    en="with so many items or so fine amounts it was not proved in time which combination is best, so none is given",
    hint_zh="请把金额取整到元或万元，或者按组分开计算",
    hint_en="round the amounts to yuan or ten thousand yuan, or combine group by group",
)
NO_ITEMS = ErrorKind(
    code="advice.no-items",
    zh="“{path}”里没有找到事项表",
    en="no table of items was found in {path}",
    hint_zh="表头应有“名称”（或“编号”）和“金额”（或“下限”“上限”），见 docs/commands.md 的 ceyuan combine",
    hint_en="its headings are 名称 or 编号 and 金额 or 下限 and 上限; see ceyuan combine in docs/commands.md",
)
NO_ROWS = ErrorKind(
    code="advice.no-rows",
    zh="“{path}”里的事项表只有表头，没有事项",
    en="the table of items in {path} has headings and no items",
    hint_zh="请在表头下面一行写一个事项",
    hint_en="write one item per row below the headings",
)
BAD_CELL = ErrorKind(
    code="advice.bad-cell",
    zh="{place}：“{text}”不能作为“{column}”",
    en="{place}: {text} cannot be used as {column}",
    hint_zh="应写：{expected}",
    hint_en="write: {expected}",
)
NO_UNIT = ErrorKind(
    code="advice.no-unit",
    zh="{place}：金额“{text}”没有单位",
    en="{place}: the amount {text} has no unit",
    hint_zh="请把表头写成“金额（万元）”，或在格里写“50万元”，或加 --money-unit 万元",
    hint_en="write the heading as 金额（万元）, or 50万元 in the cell, or add --money-unit 万元",
)
BAD_FORM = ErrorKind(
    code="advice.bad-form",
    zh="“{field}”写法不对：{text}",
    en="{field} is not written right: {text}",
    hint_zh="应写：{expected}",
    hint_en="write: {expected}",
)
NOTHING_TO_COMBINE = ErrorKind(
    code="advice.nothing-to-combine",
    zh="没有写明要组合什么",
    en="nothing to combine was given",
    hint_zh="写 ceyuan combine 登记表.xlsx --firm 企业名称，或 ceyuan combine --items 事项表.xlsx",
    hint_en="run ceyuan combine REGISTER.xlsx --firm NAME, or ceyuan combine --items ITEMS.xlsx",
)

KINDS = (
    DOUBLE_ITEM,
    NO_SUCH_ITEM,
    CONFLICT_WITH_ITSELF,
    NEGATIVE_AMOUNT,
    BAD_BUDGET,
    NO_SOLVER,
    NOT_PROVED,
    NO_ITEMS,
    NO_ROWS,
    BAD_CELL,
    NO_UNIT,
    BAD_FORM,
    NOTHING_TO_COMBINE,
)
