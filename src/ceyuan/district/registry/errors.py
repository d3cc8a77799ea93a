"""What the register refuses.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NOT_YOURS = ErrorKind(
    code="registry.not-yours",
    zh="您现在的角色不能{verb_zh}：{firm}",
    en="your roles of today do not allow this for {firm}: {verb_en}",
    hint_zh="请交由这家企业的推荐单位或区级经办人办理；角色有误时联系本单位的安全管理员。",
    hint_en="Leave it to the unit that recommends the firm or to a district officer; if your role is wrong, tell your "
    "security administrator.",
)
BAD_CODE = ErrorKind(
    code="registry.bad-code",
    zh="统一社会信用代码“{code}”的校验位不对",
    en="the credit code “{code}” fails its check character",
    hint_zh="请对照营业执照核对18位代码；{meant}",
    hint_en="Compare the 18 characters with the business licence; {meant}",
)
CODE_TAKEN = ErrorKind(
    code="registry.code-taken",
    zh="统一社会信用代码 {code} 已经登记",
    en="the credit code {code} is registered already",
    hint_zh="请按代码查找这家企业；不在本单位名录中的，联系区级经办人移交。",
    hint_en="Look the firm up by its code; if it is not on your list, ask a district officer to hand it over.",
)
NOT_ACTIVE = ErrorKind(
    code="registry.not-active",
    zh="{firm}已不在册，不能{verb_zh}",
    en="{firm} is no longer on the register: {verb_en}",
    hint_zh="请在承继企业名下办理；登记有误时，由区级经办人登记迁入恢复。",
    hint_en="Do it for its successor; if the register is wrong, a district officer records its return.",
)
STILL_ACTIVE = ErrorKind(
    code="registry.still-active",
    zh="{firm}仍在册，不用登记迁入",
    en="{firm} is on the register already",
    hint_zh="要改注册地、税收户管地或经营地，请用“更正三地”。",
    hint_en="To change a place, correct the three places.",
)
NOT_RECOMMENDING = ErrorKind(
    code="registry.not-recommending",
    zh="{unit}不是推荐单位",
    en="{unit} recommends no firms",
    hint_zh="请选择街镇、开发区、综合保税区或直管园区。",
    hint_en="Choose a town, a zone, or a directly managed park.",
)
SAME_UNIT = ErrorKind(
    code="registry.same-unit",
    zh="{firm}现在就由{unit}推荐",
    en="{firm} is recommended by {unit} already",
    hint_zh="请选择另一个推荐单位。",
    hint_en="Choose another unit.",
)
TOO_EARLY = ErrorKind(
    code="registry.too-early",
    zh="{day}早于{firm}现在的推荐单位接手之日（{since}）",
    en="{day} lies before the day on which the present unit took over {firm} ({since})",
    hint_zh="请填 {since} 或以后的日期。",
    hint_en="Give {since} or a later day.",
)
NOT_TODAY = ErrorKind(
    code="registry.not-today",
    zh="{day}还没有到",
    en="{day} has not come yet",
    hint_zh="请在当天或以后登记；登记的日期不能晚于今天。",
    hint_en="Record it on that day or later.",
)
DAYS_CROSSED = ErrorKind(
    code="registry.days-crossed",
    zh="“{last}”早于“{first}”",
    en="“{last}” lies before “{first}”",
    hint_zh="请核对两个日期。",
    hint_en="Check both days.",
)
SAME_NAME = ErrorKind(
    code="registry.same-name",
    zh="{firm}现在就叫这个名称",
    en="{firm} has this name already",
    hint_zh="请填写营业执照上的新名称。",
    hint_en="Give the new name as on the business licence.",
)
OWN_SUCCESSOR = ErrorKind(
    code="registry.own-successor",
    zh="{firm}不能承继自己",
    en="{firm} cannot succeed itself",
    hint_zh="请填写另一家企业的统一社会信用代码。",
    hint_en="Give the credit code of another firm.",
)
NO_SUCCESSOR = ErrorKind(
    code="registry.no-successor",
    zh="名录中没有统一社会信用代码为 {code} 的在册企业",
    en="no firm on the register has the credit code {code}",
    hint_zh="请先登记承继企业，再办理合并或分立。",
    hint_en="Register the successor first.",
)
NO_SUCH_TITLE = ErrorKind(
    code="registry.no-such-title",
    zh="词表中没有称号“{title}”",
    en="the vocabulary has no title “{title}”",
    hint_zh="请从列表中选择；词表缺少的称号，请区级经办人补入词表。",
    hint_en="Choose from the list; a title that is missing is added to the vocabulary first.",
)
NO_SUCH_CODE = ErrorKind(
    code="registry.no-such-industry",
    zh="“{code}”不是行业代码",
    en="“{code}” is no industry code",
    hint_zh="请填 GB/T 4754-2017 的门类字母加两至四位数字，如 C3562；或不带字母的四位小类，如 3562。",
    hint_en="Give GB/T 4754-2017 as C3562, or the four digits of the class.",
)
TITLE_HELD = ErrorKind(
    code="registry.title-held",
    zh="{firm}的“{title}”已登记同一认定日期",
    en="“{title}” of {firm} is recorded with that day already",
    hint_zh="请核对认定日期；有效期写错的，先登记撤销，再重新登记。",
    hint_en="Check the day; if its validity is wrong, withdraw it and record it again.",
)
EVENT_SEALED = ErrorKind(
    code="registry.event-sealed",
    zh="这条信用事项已经{state}",
    en="this event is already {state}",
    hint_zh="已修复或异议成立的事项只供审计查阅，不再更改。",
    hint_en="An event that was repaired or rightly contested is kept for audit and not changed.",
)
CONTEST_OPEN = ErrorKind(
    code="registry.contest-open",
    zh="这条信用事项的异议{state}，不能重复办理",
    en="the contest of this event is {state}",
    hint_zh="请等待处理结果；有新证据时，在结果告知后再提出。",
    hint_en="Wait for the decision; with new evidence, contest it again afterwards.",
)
NO_CONTEST = ErrorKind(
    code="registry.no-contest",
    zh="这条信用事项没有待处理的异议",
    en="there is no open contest of this event",
    hint_zh="请刷新页面，看看是否已有人处理。",
    hint_en="Reload the page; somebody may have decided it.",
)
NO_SUCH_USER = ErrorKind(
    code="registry.no-such-user",
    zh="没有用户名为“{username}”的账号",
    en="nobody has the user name “{username}”",
    hint_zh="请本人先到街镇窗口或由推荐单位开通账号，再添加。",
    hint_en="The person first gets an account from the unit or at the counter.",
)
STAFF_MEMBER = ErrorKind(
    code="registry.staff-member",
    zh="{name}是工作人员，不能代表企业",
    en="{name} is staff and cannot act for a firm",
    hint_zh="请添加企业自己的人员或受托代办人。",
    hint_en="Add somebody of the firm's own, or its agent.",
)
MEMBER_ALREADY = ErrorKind(
    code="registry.member-already",
    zh="{name}已是{firm}的{role}",
    en="{name} is {role} of {firm} already",
    hint_zh="不用重复添加；要改授权期限，请先移除再添加。",
    hint_en="There is nothing to add; to change the days, end the membership first.",
)
LETTER_NEEDED = ErrorKind(
    code="registry.letter-needed",
    zh="受托代办人要有授权书和授权截止日期",
    en="an agent needs a letter of authorisation and its last day",
    hint_zh="请上传盖章的授权书，并填写授权书上的截止日期。",
    hint_en="Hand in the sealed letter and give its last day.",
)
LAST_CONFIRMER = ErrorKind(
    code="registry.last-confirmer",
    zh="{name}是{firm}唯一的企业确认人",
    en="{name} is the only confirmer of {firm}",
    hint_zh="请先添加另一位企业确认人，再移除。",
    hint_en="Add another confirmer first.",
)
VIEW_TAKEN = ErrorKind(
    code="registry.view-taken",
    zh="您已有名为“{name}”的常用名单",
    en="you have a saved list “{name}” already",
    hint_zh="请换一个名称，或先删除原来的名单。",
    hint_en="Choose another name, or delete the old list first.",
)
VIEW_USED = ErrorKind(
    code="registry.view-used",
    zh="常用名单“{name}”正用来填表",
    en="the saved list “{name}” fills a template",
    hint_zh="请先在“给我一张表”里删除用它的表。",
    hint_en="Delete the template first.",
)

KINDS = (
    NOT_YOURS,
    BAD_CODE,
    CODE_TAKEN,
    NOT_ACTIVE,
    STILL_ACTIVE,
    NOT_RECOMMENDING,
    SAME_UNIT,
    TOO_EARLY,
    NOT_TODAY,
    DAYS_CROSSED,
    SAME_NAME,
    OWN_SUCCESSOR,
    NO_SUCCESSOR,
    NO_SUCH_TITLE,
    NO_SUCH_CODE,
    TITLE_HELD,
    EVENT_SEALED,
    CONTEST_OPEN,
    NO_CONTEST,
    NO_SUCH_USER,
    STAFF_MEMBER,
    MEMBER_ALREADY,
    LETTER_NEEDED,
    LAST_CONFIRMER,
    VIEW_TAKEN,
    VIEW_USED,
)
