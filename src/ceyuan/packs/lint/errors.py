"""What a lawyer would strike out of a measure: one literal table.

Comes in: nothing. Goes out: kinds of finding with messages in Chinese and English.
Must not know: how findings are looked for.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NEVER_TRUE = ErrorKind(
    "lint.never-true",
    "条件“{criterion}”永远不成立",
    "criterion '{criterion}' can never hold",
    "请检查界限是否超出事实的取值范围（{bounds}）。",
    "check the bound against the fact's range ({bounds})",
)
NEVER_TOGETHER = ErrorKind(
    "lint.never-together",
    "条件“{criterion}”与须同时满足的条件“{other}”不能同时成立，永远不成立",
    "criterion '{criterion}' can never hold together with '{other}', which must hold too",
    "请核对两个条件的界限（{bounds}）。",
    "check the bounds of both criteria ({bounds})",
)
ALWAYS_TRUE = ErrorKind(
    "lint.always-true",
    "条件“{criterion}”在事实已知时永远成立，没有作用",
    "criterion '{criterion}' always holds once its fact is known",
    "请检查界限与事实的取值范围（{bounds}）。",
    "check the bound against the fact's range ({bounds})",
)
FAIR_COMPETITION = ErrorKind(
    "lint.fair-competition",
    "条件“{criterion}”涉及{topic}，须通过公平竞争审查",
    "criterion '{criterion}' concerns {topic_en} and needs a fair-competition review",
    "请在 ground 写明例外依据（《公平竞争审查条例》第十二条），在 ground_until 写明期限，或删去该条件。",
    "state the ground of the exception in 'ground' and its end in 'ground_until', or drop the criterion",
)
FAIR_COMPETITION_WORDS = ErrorKind(
    "lint.fair-competition-words",
    "事项“{measure}”的“{words}”涉及{topic}，须通过公平竞争审查",
    "'{words}' of measure '{measure}' concerns {topic_en} and needs a fair-competition review",
    "请删去，或写成一项条件并在 ground、ground_until 写明例外依据和期限。",
    "drop it, or make it a criterion with 'ground' and 'ground_until'",
)
CATCH_ALL = ErrorKind(
    "lint.catch-all",
    "“{criterion}”中的“{words}”是兜底条款",
    "'{words}' in '{criterion}' is a catch-all clause",
    "请逐项列明条件或材料，不得以“其他”兜底。",
    "list every condition or document instead of 'other'",
)
NO_CAP = ErrorKind(
    "lint.no-cap",
    "事项“{measure}”按比例资助，却没有写明最高限额",
    "measure '{measure}' pays a share without a cap",
    "请填写 cap；原文没有限额的，请在 note 说明并由牵头部门确认。",
    "give a cap, or note that the text has none and have it confirmed",
)
NO_NUMBER = ErrorKind(
    "lint.no-number",
    "资金事项“{measure}”所在文件没有文号",
    "money measure '{measure}' stands in a document without a number",
    "没有文号的文件不能作为兑现依据，请补齐文号；来源里没有见到的，写 number: not seen 并在 note 说明。",
    "a document without a number cannot be paid on; enter it, or `not seen` with a note where our sources lack it",
)
NUMBER_NOT_SEEN = ErrorKind(
    "lint.number-not-seen",
    "资金事项“{measure}”所在文件的文号没有见到",
    "the number of the document of money measure '{measure}' was not seen",
    "金额只供了解；补齐文号以前不能作为兑现依据。",
    "the amount is for information; it cannot be paid on until the number is entered",
)
POINTS_SUM = ErrorKind(
    "lint.points-sum",
    "评分表“{card}”各项满分之和为 {total}，与总分 {maximum} 不一致",
    "the items of '{card}' add up to {total}, its maximum is {maximum}",
    "请核对各项 max；附加分请在 note 说明。",
    "check the items' max; explain bonus points in the note",
)
UNUSED = ErrorKind(
    "lint.unused",
    "“{name}”没有任何规则使用",
    "no rule uses '{name}'",
    "请删去，或检查规则里的名称。",
    "remove it, or check the names in the rules",
)
NO_ENGLISH = ErrorKind(
    "lint.no-english",
    "“{criterion}”缺少英文",
    "'{criterion}' has no English text",
    "请补上 en。",
    "add en",
)
EXPIRED_GROUND = ErrorKind(
    "lint.expired-ground",
    "条件“{criterion}”的例外依据已于{until}到期",
    "the ground of criterion '{criterion}' ended on {until}",
    "请重新审查或删去该条件。",
    "review it again or drop the criterion",
)

KINDS = (
    NEVER_TRUE,
    NEVER_TOGETHER,
    ALWAYS_TRUE,
    FAIR_COMPETITION,
    FAIR_COMPETITION_WORDS,
    CATCH_ALL,
    NO_CAP,
    NO_NUMBER,
    NUMBER_NOT_SEEN,
    POINTS_SUM,
    UNUSED,
    NO_ENGLISH,
    EXPIRED_GROUND,
)
