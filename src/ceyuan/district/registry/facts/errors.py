"""What is refused of facts, their sources, corrections, aggregates and recurring forms.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_SUCH_FACT = ErrorKind(
    code="facts.no-such-fact",
    zh="词表中没有事实“{key}”",
    en="the vocabulary has no fact “{key}”",
    hint_zh="请从列表中选择。",
    hint_en="Choose from the list.",
)
WRONG_VALUE = ErrorKind(
    code="facts.wrong-value",
    zh="“{fact}”不能填“{value}”：{reason_zh}",
    en="“{fact}” cannot be “{value}”: {reason_en}",
    hint_zh="请照材料原样填写；确有不同口径的，联系推荐单位。",
    hint_en="Copy it from the document; if it is measured otherwise, ask the unit.",
)
NO_VALUE = ErrorKind(
    code="facts.no-value",
    zh="“{fact}”没有填",
    en="“{fact}” is empty",
    hint_zh="请填写数值；确实不适用的，填“不适用”。",
    hint_en="Give a value; write 不适用 where it cannot apply.",
)
YEAR_WANTED = ErrorKind(
    code="facts.year-wanted",
    zh="“{fact}”是年度数据，要注明年份",
    en="“{fact}” is a yearly figure and needs its year",
    hint_zh="请填四位年份，如 2025。",
    hint_en="Give the year, such as 2025.",
)
NO_YEAR = ErrorKind(
    code="facts.no-year",
    zh="“{fact}”不分年度",
    en="“{fact}” has no year",
    hint_zh="请不要填年份。",
    hint_en="Leave the year out.",
)
YEAR_OPEN = ErrorKind(
    code="facts.year-open",
    zh="{year} 年还没有结束",
    en="the year {year} is not over",
    hint_zh="年度数据在年后填报；最近可填 {last} 年。",
    hint_en="A yearly figure is given after its year; the latest is {last}.",
)
NOT_LAWFUL = ErrorKind(
    code="facts.not-lawful",
    zh="“{fact}”不能来自“{source_zh}”",
    en="“{fact}” cannot come from: {source_en}",
    hint_zh="这一项的合法来源是：{lawful_zh}。",
    hint_en="Its lawful sources are: {lawful_en}.",
)
STATISTICAL_RETURN = ErrorKind(
    code="facts.statistical-return",
    zh="“{name}”是统计调查中单个企业的资料，不得进入平台",
    en="“{name}” is an individual return of a statistical survey and never enters the platform",
    hint_zh="《统计法》规定，能够识别单个统计调查对象身份的资料不得用于统计以外的目的；请改用企业申报、审计报告、经授权的税务数据，或统计部门的汇总数和是否确认。",
    hint_en="The Statistics Law forbids any other use of what identifies a single respondent; use the firm's "
    "declaration, an audit, authorised tax data, or the bureau's aggregates and yes/no confirmations.",
)
NOT_BY_HAND = ErrorKind(
    code="facts.not-by-hand",
    zh="“{source_zh}”由平台自己计算，不能手工登记",
    en="figures of this source are computed, not recorded by hand: {source_en}",
    hint_zh="请改选实际的来源。",
    hint_en="Choose where the figure really comes from.",
)
EVIDENCE_WANTED = ErrorKind(
    code="facts.evidence-wanted",
    zh="来自“{source_zh}”的数据要有依据",
    en="a figure of this source needs evidence: {source_en}",
    hint_zh="请上传证明材料，或选择有效的共享数据目录。",
    hint_en="Hand in the document, or name a shared source in force.",
)
SHARED_EXPIRED = ErrorKind(
    code="facts.shared-expired",
    zh="共享数据“{shared}”的使用期限到 {day} 为止",
    en="the use of the shared source “{shared}” ended on {day}",
    hint_zh="请先向 {provider} 续期并更新目录，再使用。",
    hint_en="Have {provider} extend it first.",
)
SHARED_OTHER = ErrorKind(
    code="facts.shared-other",
    zh="共享数据“{shared}”的来源类别与“{source_zh}”不符",
    en="the shared source “{shared}” is not of this kind: {source_en}",
    hint_zh="请选择同类来源的目录。",
    hint_en="Choose a shared source of the same kind.",
)
TAX_NOT_AUTHORISED = ErrorKind(
    code="facts.tax-not-authorised",
    zh="{firm}在 {day} 没有有效的税务数据使用授权",
    en="{firm} has not authorised the use of its tax data on {day}",
    hint_zh="请企业确认人先在平台授权，或交来书面授权后登记。",
    hint_en="The firm's confirmer authorises it first, here or in writing.",
)
TAX_ALREADY = ErrorKind(
    code="facts.tax-already",
    zh="{firm}的授权已登记到 {day}",
    en="{firm} has authorised it until {day} already",
    hint_zh="不用重复授权；要改期限，请先收回原授权。",
    hint_en="To change the days, withdraw the present one first.",
)
TAX_WITHDRAWN = ErrorKind(
    code="facts.tax-withdrawn",
    zh="这项授权已在 {day} 收回",
    en="this authorisation was withdrawn on {day}",
    hint_zh="不用再收回。",
    hint_en="There is nothing to do.",
)
FUTURE_DAY = ErrorKind(
    code="facts.future-day",
    zh="“{day}”还没有到",
    en="“{day}” has not come",
    hint_zh="数据日期不能晚于今天。",
    hint_en="A figure cannot be valid from a later day than today.",
)
FACT_CHANGED = ErrorKind(
    code="facts.fact-changed",
    zh="“{fact}”刚被别人更新",
    en="“{fact}” was just changed by somebody else",
    hint_zh="请刷新页面，看看新的数值后再办。",
    hint_en="Reload the page and look at the new value.",
)
OWN_DECLARATION = ErrorKind(
    code="facts.own-declaration",
    zh="“{fact}”是本企业自己填报的",
    en="“{fact}” is the firm's own declaration",
    hint_zh="不用申请更正，直接重新填报即可，当时生效。",
    hint_en="No correction is needed: declare it again, which takes effect at once.",
)
CORRECTION_OPEN = ErrorKind(
    code="facts.correction-open",
    zh="“{fact}”已有一件更正待核",
    en="a correction of “{fact}” is pending",
    hint_zh="请等待核定；要补充材料，联系推荐单位。",
    hint_en="Wait for the decision; for more evidence, ask the unit.",
)
CORRECTION_SAME = ErrorKind(
    code="facts.correction-same",
    zh="更正后的数值与现在登记的相同",
    en="the corrected value is the recorded one",
    hint_zh="请核对后填写正确的数值。",
    hint_en="Give the right value.",
)
CORRECTION_DONE = ErrorKind(
    code="facts.correction-done",
    zh="这件更正已有结果：{state}",
    en="this correction is decided: {state}",
    hint_zh="不用重复办理。",
    hint_en="There is nothing to do.",
)
ANSWER_WANTED = ErrorKind(
    code="facts.answer-wanted",
    zh="不采纳更正要说明理由",
    en="a refusal needs its reason",
    hint_zh="请写明依据，企业看得到这段话。",
    hint_en="State the grounds; the firm reads them.",
)
TOO_FEW_FIRMS = ErrorKind(
    code="facts.too-few-firms",
    zh="“{name}”只含 {firms} 家企业，能推断出单个企业",
    en="“{name}” is of {firms} firms and tells about single ones",
    hint_zh="统计汇总数每格至少三家；请与相邻分组合并。",
    hint_en="A cell has three firms or more; join it with its neighbour.",
)
NOT_A_CONFIRMATION = ErrorKind(
    code="facts.not-a-confirmation",
    zh="“{fact}”不是可以用“是”或“否”确认的事项",
    en="“{fact}” cannot be confirmed by yes or no",
    hint_zh="统计部门和会商部门只确认是否，不提供单个企业的数字。",
    hint_en="Offices confirm yes or no and give no figures of single firms.",
)
FORM_GROUNDLESS = ErrorKind(
    code="facts.form-groundless",
    zh="“{name}”没有批准文号和有效期，也没有写明不属于统计调查的依据",
    en="“{name}” has neither an approval with its last day nor a ground why it is no survey",
    hint_zh="请填批准（备案）文号和有效期；不属于统计调查的，写明依据的文件。",
    hint_en="Give the approval number and its last day, or the ground why it is no survey.",
)
APPROVAL_EXPIRED = ErrorKind(
    code="facts.approval-expired",
    zh="“{name}”的批准有效期到 {day}，早于截止时间",
    en="the approval of “{name}” ends on {day}, before the form closes",
    hint_zh="请把截止时间提前，或先办理续批。",
    hint_en="Close the form earlier, or have the approval renewed.",
)
FORM_EMPTY = ErrorKind(
    code="facts.form-empty",
    zh="“{name}”没有要填的内容",
    en="“{name}” asks nothing",
    hint_zh="请至少选择一项。",
    hint_en="Choose at least one fact.",
)
FORM_DAYS = ErrorKind(
    code="facts.form-days",
    zh="“{name}”的截止时间不在开放日期之后",
    en="“{name}” closes before it opens",
    hint_zh="请核对开放日期和截止时间。",
    hint_en="Check both.",
)
FORM_SHUT = ErrorKind(
    code="facts.form-shut",
    zh="“{name}”已于 {moment} 截止",
    en="“{name}” closed at {moment}",
    hint_zh="逾期的，请联系区级经办人，看能否并入下一期。",
    hint_en="Ask a district officer whether the next one can take it.",
)
FORM_NOT_OPEN = ErrorKind(
    code="facts.form-not-open",
    zh="“{name}”从 {day} 起才能填报",
    en="“{name}” opens on {day}",
    hint_zh="请到时再填。",
    hint_en="Come back then.",
)
SOURCE_TAKEN = ErrorKind(
    code="facts.source-taken",
    zh="目录编号“{number}”已经登记",
    en="the catalogue number “{number}” is recorded already",
    hint_zh="请在原有目录上修改。",
    hint_en="Change the one that is there.",
)
SOURCE_PAST = ErrorKind(
    code="facts.source-past",
    zh="到期日 {day} 已过",
    en="its last day {day} is over",
    hint_zh="请填写批文上今天以后的到期日。",
    hint_en="Give a last day after today.",
)

KINDS = (
    NO_SUCH_FACT,
    WRONG_VALUE,
    NO_VALUE,
    YEAR_WANTED,
    NO_YEAR,
    YEAR_OPEN,
    NOT_LAWFUL,
    STATISTICAL_RETURN,
    NOT_BY_HAND,
    EVIDENCE_WANTED,
    SHARED_EXPIRED,
    SHARED_OTHER,
    TAX_NOT_AUTHORISED,
    TAX_ALREADY,
    TAX_WITHDRAWN,
    FUTURE_DAY,
    FACT_CHANGED,
    OWN_DECLARATION,
    CORRECTION_OPEN,
    CORRECTION_SAME,
    CORRECTION_DONE,
    ANSWER_WANTED,
    TOO_FEW_FIRMS,
    NOT_A_CONFIRMATION,
    FORM_GROUNDLESS,
    APPROVAL_EXPIRED,
    FORM_EMPTY,
    FORM_DAYS,
    FORM_SHUT,
    FORM_NOT_OPEN,
    SOURCE_TAKEN,
    SOURCE_PAST,
)
