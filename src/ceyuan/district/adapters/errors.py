"""What can be wrong with adapters.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_SUCH_ADAPTER = ErrorKind(
    code="adapters.no-such-adapter",
    zh="环境变量 {name} 的值“{value}”不是已有的适配器",
    en="the environment variable {name} is “{value}”, which is no adapter",
    hint_zh="现有：{known}。",
    hint_en="There are: {known}.",
)
NO_SIGNATURES = ErrorKind(
    code="adapters.no-signatures",
    zh="密码模块“{module}”不提供 SM2 签名",
    en="the cryptographic module “{module}” gives no SM2 signatures",
    hint_zh="请接入经国家密码管理部门认证的密码模块或密码服务平台，并用 CEYUAN_CRYPTOGRAPHY 选用。",
    hint_en="Connect a certified module or cryptographic service and choose it by CEYUAN_CRYPTOGRAPHY.",
)
NO_SUCH_KEY = ErrorKind(
    code="adapters.no-such-key",
    zh="字段“{field}”是用密钥“{key}”加密的，现在没有这个密钥",
    en="the field “{field}” was encrypted under the key “{key}”, which is not there",
    hint_zh="请把这个密钥加回 CEYUAN_KEYS（不必放在第一个）。",
    hint_en="Put that key back into CEYUAN_KEYS; it need not be the first.",
)
NOT_OURS = ErrorKind(
    code="adapters.not-ours",
    zh="字段“{field}”的内容解不开：被改动过，或不属于这个字段",
    en="the content of the field “{field}” cannot be decrypted: it was altered, or belongs to another field",
    hint_zh="请从备份恢复，并运行 ceyuan district verify-trail。",
    hint_en="Restore it from a backup, and run ceyuan district verify-trail.",
)
NO_SEAL = ErrorKind(
    code="adapters.no-seal",
    zh="没有接入电子印章，“{name}”没有盖章",
    en="no electronic seal is connected: “{name}” was not sealed",
    hint_zh="请打印后在办公室盖章，再把扫描件传回；接入后用 CEYUAN_SEAL 选用。",
    hint_en="Print it, have it sealed at the office and upload the scan; CEYUAN_SEAL chooses one that is connected.",
)
BAD_MAIL = ErrorKind(
    code="adapters.bad-mail",
    zh="环境变量 CEYUAN_MAIL 不是邮件服务器地址（开头是“{scheme}”）",
    en="the environment variable CEYUAN_MAIL is not the address of a mail server (it begins with “{scheme}”)",
    hint_zh="写成 smtp://用户:密码@主机:587（STARTTLS）或 smtps://…:465；不设置则写入 outbox 文件夹。",
    hint_en="Write smtp://user:password@host:587 (STARTTLS) or smtps://…:465; without it, mail goes to a folder.",
)

KINDS = (NO_SUCH_ADAPTER, NO_SIGNATURES, NO_SUCH_KEY, NOT_OURS, NO_SEAL, BAD_MAIL)
