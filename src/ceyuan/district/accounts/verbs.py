"""What can be done about people and offices.

Comes in: nothing. Goes out: a literal table.
Must not know: who may.
"""

from __future__ import annotations

from ceyuan.district.common.trail.verb import Verb

LOG_IN = Verb("accounts.log-in", "登录", "logged in")
LOG_OUT = Verb("accounts.log-out", "退出", "logged out")
LOCK_OUT = Verb("accounts.lock-out", "暂停登录", "was locked out")
OPEN_PAGE = Verb("accounts.open-page", "打开页面", "opened a page")
CHANGE_PASSWORD = Verb("accounts.change-password", "更换密码", "changed one's password")
BIND_FACTOR = Verb("accounts.bind-factor", "绑定双因素", "bound a second factor")
UNBIND_FACTOR = Verb("accounts.unbind-factor", "解除双因素", "unbound a second factor")
RENEW_CODES = Verb("accounts.renew-codes", "重新生成恢复码", "made new recovery codes")
RESET_FACTOR = Verb("accounts.reset-factor", "清除他人双因素", "cleared somebody's second factor")
LINK_IDENTITY = Verb("accounts.link-identity", "绑定电子身份", "linked an electronic identity")
UNLINK_IDENTITY = Verb("accounts.unlink-identity", "解绑电子身份", "unlinked an electronic identity")
CHANGE_CONTACT = Verb("accounts.change-contact", "更改联系方式", "changed one's contact")
INVITE_USER = Verb("accounts.invite-user", "开通账号", "invited somebody")
RENEW_INVITATION = Verb("accounts.renew-invitation", "重发设置链接", "made a new link")
ACCEPT_INVITATION = Verb("accounts.accept-invitation", "设置密码", "set a password by invitation")
CREATE_FIRST_ADMINISTRATORS = Verb(
    "accounts.create-first-administrators", "设立首任管理员", "created the first administrators"
)
GRANT_ROLE = Verb("accounts.grant-role", "授予角色", "granted a role")
END_ROLE = Verb("accounts.end-role", "收回角色", "ended a role")
DELEGATE = Verb("accounts.delegate", "设定代理（AB角）", "named a deputy")
END_DELEGATION = Verb("accounts.end-delegation", "结束代理（AB角）", "ended a deputyship")
SWITCH_OFF_USER = Verb("accounts.switch-off-user", "停用账号", "switched an account off")
SWITCH_ON_USER = Verb("accounts.switch-on-user", "恢复账号", "switched an account on")
TRANSFER_WORK = Verb("accounts.transfer-work", "移交工作", "handed over open work")
OPEN_UNIT = Verb("accounts.open-unit", "设立单位", "opened a unit")
CHANGE_UNIT = Verb("accounts.change-unit", "更改单位", "changed a unit")
CLOSE_UNIT = Verb("accounts.close-unit", "撤销单位", "closed a unit")

VERBS = (
    LOG_IN,
    LOG_OUT,
    LOCK_OUT,
    OPEN_PAGE,
    CHANGE_PASSWORD,
    BIND_FACTOR,
    UNBIND_FACTOR,
    RENEW_CODES,
    RESET_FACTOR,
    LINK_IDENTITY,
    UNLINK_IDENTITY,
    CHANGE_CONTACT,
    INVITE_USER,
    RENEW_INVITATION,
    ACCEPT_INVITATION,
    CREATE_FIRST_ADMINISTRATORS,
    GRANT_ROLE,
    END_ROLE,
    DELEGATE,
    END_DELEGATION,
    SWITCH_OFF_USER,
    SWITCH_ON_USER,
    TRANSFER_WORK,
    OPEN_UNIT,
    CHANGE_UNIT,
    CLOSE_UNIT,
)
