"""What is refused about people and offices.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NOT_YOURS = ErrorKind(
    code="accounts.not-yours",
    zh="您现在的角色不能办理“{verb_zh}”",
    en="your roles of today do not allow this: “{verb_en}”",
    hint_zh="请联系：{who_zh}。",
    hint_en="Please ask: {who_en}.",
)
WRONG_PASSWORD = ErrorKind(
    code="accounts.wrong-password",
    zh="用户名或密码不对",
    en="wrong user name or password",
    hint_zh="请核对后重试；连续输错会暂停登录。",
    hint_en="Please check and try again; after several failures the login is paused.",
)
WRONG_CODE = ErrorKind(
    code="accounts.wrong-code",
    zh="动态口令或恢复码不对",
    en="wrong code of the second factor",
    hint_zh="请核对手机时间，或改用恢复码。",
    hint_en="Please check the phone's clock, or use a recovery code.",
)
PAGE_CLOSED = ErrorKind(
    code="accounts.page-closed",
    zh="现在的角色不能打开 {path}",
    en="roles of today do not open {path}",
    hint_zh="需要办理时，请联系安全管理员。",
    hint_en="Please ask the security administrator if you need it.",
)
NAME_TAKEN = ErrorKind(
    code="accounts.name-taken",
    zh="用户名“{username}”已有人使用",
    en="the user name “{username}” is taken",
    hint_zh="请换一个，例如在后面加上单位简称。",
    hint_en="Please choose another, for example with the office's short name behind it.",
)
INVITATION_DEAD = ErrorKind(
    code="accounts.invitation-dead",
    zh="这个设置链接不能用：可能已经用过、过期，或已重发新的",
    en="this link cannot be used: it was used, is out of date, or a newer one was made",
    hint_zh="请安全管理员（企业请本企业确认人）重发一个。",
    hint_en="Please ask the security administrator, or your firm's confirmer, for a new one.",
)
ACCOUNT_OFF = ErrorKind(
    code="accounts.account-off",
    zh="{name} 的账号已停用",
    en="{name}'s account is switched off",
    hint_zh="先恢复账号，再办理。",
    hint_en="Switch it on first.",
)
ACCOUNT_ON = ErrorKind(
    code="accounts.account-on",
    zh="{name} 的账号没有停用",
    en="{name}'s account is not switched off",
    hint_zh="无需恢复。",
    hint_en="There is nothing to do.",
)
ROLE_OF_FIRMS = ErrorKind(
    code="accounts.role-of-firms",
    zh="“{role_zh}”是企业方的角色，不在这里授予",
    en="“{role_en}” is a role of firms and is not granted here",
    hint_zh="由企业确认人在“企业人员”中添加。",
    hint_en="A firm's confirmer adds it under “people of the firm”.",
)
ROLES_CLASH = ErrorKind(
    code="accounts.roles-clash",
    zh="“{role_zh}”与 {name} 同期的“{held_zh}”不能由一人担任：{why_zh}",
    en="“{role_en}” cannot go with “{held_en}”, which {name} holds at that time: {why_en}",
    hint_zh="先收回其中一个角色，或授予另一个人。",
    hint_en="End one of the two first, or grant it to somebody else.",
)
UNIT_WANTED = ErrorKind(
    code="accounts.unit-wanted",
    zh="“{role_zh}”要写明所属单位，类别应是：{kinds_zh}",
    en="“{role_en}” wants a unit of one of these kinds: {kinds_en}",
    hint_zh="请选择单位。",
    hint_en="Please choose the unit.",
)
UNIT_CLOSED = ErrorKind(
    code="accounts.unit-closed",
    zh="{unit} 已于 {day} 撤销",
    en="{unit} was closed on {day}",
    hint_zh="请选择在用的单位。",
    hint_en="Please choose a unit that is open.",
)
DAYS_BACKWARDS = ErrorKind(
    code="accounts.days-backwards",
    zh="起止日期不对：自 {since} 至 {until}",
    en="the days are the wrong way round: from {since} to {until}",
    hint_zh="截止日期不能早于起始日期。",
    hint_en="The last day cannot be before the first.",
)
DAY_PAST = ErrorKind(
    code="accounts.day-past",
    zh="日期 {day} 早于今天 {today}",
    en="the day {day} is before today, {today}",
    hint_zh="角色和代理不能倒签；请从今天或以后的一天开始。",
    hint_en="Roles and deputyships are not dated back; begin today or later.",
)
ALREADY_HELD = ErrorKind(
    code="accounts.already-held",
    zh="{name} 同期已有角色“{role_zh}”",
    en="{name} already holds “{role_en}” at that time",
    hint_zh="需要改期时，先收回原来的。",
    hint_en="End the one that stands, if the days should change.",
)
ROLE_OVER = ErrorKind(
    code="accounts.role-over",
    zh="{name} 的“{role_zh}”已于 {until} 结束",
    en="{name}'s “{role_en}” ended on {until}",
    hint_zh="无需再收回。",
    hint_en="There is nothing to end.",
)
LAST_ADMINISTRATOR = ErrorKind(
    code="accounts.last-administrator",
    zh="{name} 是唯一在任的“{role_zh}”",
    en="{name} is the only “{role_en}”",
    hint_zh="先授予另一个人，再收回。",
    hint_en="Grant the role to somebody else first.",
)
OWN_ACCOUNT = ErrorKind(
    code="accounts.own-account",
    zh="不能为自己办理“{verb_zh}”",
    en="nobody does this for their own account: “{verb_en}”",
    hint_zh="请另一位安全管理员办理。",
    hint_en="Please ask another security administrator.",
)
NOTHING_TO_DELEGATE = ErrorKind(
    code="accounts.nothing-to-delegate",
    zh="{name} 在这段日期没有可以代理的角色",
    en="{name} holds no role on these days that a deputy could exercise",
    hint_zh="请核对日期和角色。",
    hint_en="Please check the days and the roles.",
)
DEPUTY_OF_ONESELF = ErrorKind(
    code="accounts.deputy-of-oneself",
    zh="{name} 不能代理自己",
    en="{name} cannot be one's own deputy",
    hint_zh="请选择另一个人。",
    hint_en="Please choose somebody else.",
)
DELEGATION_STANDS = ErrorKind(
    code="accounts.delegation-stands",
    zh="{deputy} 同期已是 {principal} 的代理",
    en="{deputy} already stands in for {principal} at that time",
    hint_zh="需要改期时，先结束原来的。",
    hint_en="End the one that stands, if the days should change.",
)
DELEGATION_OVER = ErrorKind(
    code="accounts.delegation-over",
    zh="这个代理已经结束",
    en="this deputyship is over",
    hint_zh="无需再结束。",
    hint_en="There is nothing to end.",
)
WORK_OPEN = ErrorKind(
    code="accounts.work-open",
    zh="{name} 还有没办完的工作：{work}",
    en="{name} still has open work: {work}",
    hint_zh="请指定接手人，停用时一并移交。",
    hint_en="Name who takes it over; it is handed over in the same step.",
)
BAD_SUCCESSOR = ErrorKind(
    code="accounts.bad-successor",
    zh="{name} 不能接手：不是另一位在用账号的人员",
    en="{name} cannot take the work over: not another person whose account is in use",
    hint_zh="请选择另一个人。",
    hint_en="Please choose somebody else.",
)
NO_FACTOR = ErrorKind(
    code="accounts.no-factor",
    zh="{name} 没有绑定双因素",
    en="{name} has no second factor",
    hint_zh="无需清除。",
    hint_en="There is nothing to clear.",
)
UNIT_TAKEN = ErrorKind(
    code="accounts.unit-taken",
    zh="已有名称或代号为“{text}”的单位",
    en="there is a unit named “{text}” already",
    hint_zh="请换一个，或更改原有的单位。",
    hint_en="Please choose another name, or change the unit that stands.",
)
UNIT_IN_USE = ErrorKind(
    code="accounts.unit-in-use",
    zh="{unit} 还有在任人员：{names}",
    en="{unit} still has people in office: {names}",
    hint_zh="先收回他们在这个单位的角色。",
    hint_en="End their roles for this unit first.",
)
ADMINISTRATORS_EXIST = ErrorKind(
    code="accounts.administrators-exist",
    zh="已经设立过管理员",
    en="there have been administrators already",
    hint_zh="以后由安全管理员在“人员”中办理。",
    hint_en="From now on the security administrator does this under “people”.",
)
THREE_PEOPLE = ErrorKind(
    code="accounts.three-people",
    zh="三个管理员须是三个不同的人，现有用户名：{usernames}",
    en="the three administrators are three people; the user names given: {usernames}",
    hint_zh="系统、审计、安全管理员各写一个用户名。",
    hint_en="Give one user name each for system, audit and security.",
)
BAD_IDENTITY_SLOT = ErrorKind(
    code="accounts.bad-identity-slot",
    zh="电子身份接口 {slot} 的设置不全，缺：{missing}",
    en="the identity provider {slot} is set up in part; missing: {missing}",
    hint_zh="三个环境变量要么都写，要么都不写。",
    hint_en="Set all three environment variables, or none.",
)
BAD_IDENTITY_ADDRESS = ErrorKind(
    code="accounts.bad-identity-address",
    zh="电子身份接口 {slot} 的地址 {address} 不能用：须以 https:// 开头，也不能是演示用的",
    en="the address {address} of the identity provider {slot} cannot be used: it begins with https:// and is no stub",
    hint_zh="请向该平台的运营方索取正式地址。",
    hint_en="Ask whoever runs the provider for its address in service.",
)
UNKNOWN_IDENTITY = ErrorKind(
    code="accounts.unknown-identity",
    zh="这个{provider}还没有绑定账号",
    en="this identity of {provider} is linked to no account yet",
    hint_zh="先用用户名和密码登录，在“我的账号”中绑定。",
    hint_en="Log in with user name and password first and link it under “my account”.",
)

KINDS = (
    NOT_YOURS,
    WRONG_PASSWORD,
    WRONG_CODE,
    PAGE_CLOSED,
    NAME_TAKEN,
    INVITATION_DEAD,
    ACCOUNT_OFF,
    ACCOUNT_ON,
    ROLE_OF_FIRMS,
    ROLES_CLASH,
    UNIT_WANTED,
    UNIT_CLOSED,
    DAYS_BACKWARDS,
    DAY_PAST,
    ALREADY_HELD,
    ROLE_OVER,
    LAST_ADMINISTRATOR,
    OWN_ACCOUNT,
    NOTHING_TO_DELEGATE,
    DEPUTY_OF_ONESELF,
    DELEGATION_STANDS,
    DELEGATION_OVER,
    WORK_OPEN,
    BAD_SUCCESSOR,
    NO_FACTOR,
    UNIT_TAKEN,
    UNIT_IN_USE,
    ADMINISTRATORS_EXIST,
    THREE_PEOPLE,
    BAD_IDENTITY_SLOT,
    BAD_IDENTITY_ADDRESS,
    UNKNOWN_IDENTITY,
)
