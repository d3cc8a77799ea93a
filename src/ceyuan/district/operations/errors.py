"""What can be wrong with running the platform.

Comes in: nothing. Goes out: a literal table.
Must not know: Django.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

NO_ASSETS = ErrorKind(
    code="operations.no-assets",
    zh="缺少网页文件：{files}",
    en="files of the pages are missing: {files}",
    hint_zh="在源码目录运行 make assets；用安装包时请重新安装。",
    hint_en="Run make assets in the checkout; where a wheel is used, install it again.",
)
NO_STATIC = ErrorKind(
    code="operations.no-static",
    zh="网页文件还没有放到“{folder}”",
    en="the files of the pages are not yet in {folder}",
    hint_zh="请运行 ceyuan district prepare。",
    hint_en="Run ceyuan district prepare.",
)
PENDING = ErrorKind(
    code="operations.pending-migrations",
    zh="数据库还有 {count} 个升级步骤没有执行，第一个是 {first}",
    en="{count} upgrade steps of the database are pending, first {first}",
    hint_zh="请先备份，再运行 ceyuan district prepare。",
    hint_en="Back up, then run ceyuan district prepare.",
)
DEMO_IN_THE_OPEN = ErrorKind(
    code="operations.demo-in-the-open",
    zh="演示不能在“{address}”上开放：演示账号的密码是公开的",
    en="a demonstration cannot be served on {address}: the passwords of its accounts are public",
    hint_zh="演示请用 127.0.0.1；正式运行请去掉 CEYUAN_DEMO 并设置 CEYUAN_SECRET。",
    hint_en="Serve it on 127.0.0.1; for service leave CEYUAN_DEMO out and set CEYUAN_SECRET.",
)
WITHOUT_HTTPS = ErrorKind(
    code="operations.without-https",
    zh="不经 HTTPS 不能在“{address}”上开放",
    en="it cannot be served on {address} without HTTPS",
    hint_zh="去掉 CEYUAN_SECURE=0，由反向代理提供 HTTPS；只在本机试用时用 127.0.0.1。",
    hint_en="Leave CEYUAN_SECURE=0 out and let a reverse proxy give HTTPS; try things out on 127.0.0.1.",
)
ANY_HOST = ErrorKind(
    code="operations.any-host",
    zh="CEYUAN_HOSTS 含有“*”，任何域名都会被接受",
    en="CEYUAN_HOSTS holds “*”: any name would be accepted",
    hint_zh="写出用户访问的域名，多个用逗号隔开。",
    hint_en="Write the names under which people reach the service, parted by commas.",
)
UNBOUND_ROLE = ErrorKind(
    code="operations.unbound-role",
    zh="数据库角色“{role}”拥有 {tables} 张表或是超级用户，留痕约束不了它",
    en="the database role {role} owns {tables} tables or is a superuser: the trail would not bind it",
    hint_zh="CEYUAN_DATABASE 用一个不拥有表的角色，CEYUAN_DATABASE_OWNER 用拥有表的角色，再运行 prepare。",
    hint_en="Let CEYUAN_DATABASE name a role that owns no table and CEYUAN_DATABASE_OWNER the owner, then run prepare.",
)
FILE_EXISTS = ErrorKind(
    code="operations.file-exists",
    zh="“{path}”已经存在，备份不覆盖任何文件",
    en="{path} exists, and a backup never overwrites a file",
    hint_zh="请换一个文件名，例如加上日期。",
    hint_en="Choose another name, such as one with the day.",
)
NO_FILE = ErrorKind(
    code="operations.no-file",
    zh="找不到文件“{path}”",
    en="there is no file {path}",
    hint_zh="请检查路径。",
    hint_en="Check the path.",
)
NO_BACKUP = ErrorKind(
    code="operations.no-backup",
    zh="“{path}”不是完整的备份：{reason_zh}",
    en="{path} is no complete backup: {reason_en}",
    hint_zh="请换用另一份备份；用备份时显示的 SM3 核对文件。",
    hint_en="Take another backup, and hold the file against the SM3 shown when it was made.",
)
OTHER_VERSION = ErrorKind(
    code="operations.other-version",
    zh="备份来自另一个版本（{made_by}）：升级步骤不同，例如 {example}",
    en="the backup was made by another version ({made_by}): its upgrade steps differ, such as {example}",
    hint_zh="请安装备份时的版本，恢复后再升级。",
    hint_en="Install the version that made it, restore, then upgrade.",
)
NOT_EMPTY = ErrorKind(
    code="operations.not-empty",
    zh="“{place}”里已有内容，不能恢复到这里",
    en="{place} is not empty: nothing is restored over it",
    hint_zh="请用新的数据库和新的 CEYUAN_DATA 文件夹，先运行 prepare。",
    hint_en="Take a new database and a new folder CEYUAN_DATA, and run prepare there first.",
)
DEMO_DATA = ErrorKind(
    code="operations.demo-data",
    zh="数据库里是演示数据，演示账号的密码人人知道，不能正式运行",
    en="the database holds a demo district, whose passwords everybody knows: it is no service",
    hint_zh="正式运行请换一个新的数据库和新的 CEYUAN_DATA；要看演示，请设 CEYUAN_DEMO=1。",
    hint_en="Take a new database and a new folder CEYUAN_DATA for service; CEYUAN_DEMO=1 shows the demonstration.",
)
REAL_DATA = ErrorKind(
    code="operations.real-data",
    zh="数据库里有{people}个账号，不是演示区；演示设置会关掉双因素验证，不能用在这里",
    en="the database holds {people} accounts and is no demo district: demo settings would switch second factors off",
    hint_zh="请去掉 CEYUAN_DEMO；要看演示，请把 CEYUAN_DATA 和 CEYUAN_DATABASE 指向空的地方。",
    hint_en="Leave CEYUAN_DEMO out; for a demonstration point CEYUAN_DATA and CEYUAN_DATABASE to an empty place.",
)

KINDS = (
    NO_ASSETS,
    NO_STATIC,
    PENDING,
    DEMO_IN_THE_OPEN,
    WITHOUT_HTTPS,
    ANY_HOST,
    UNBOUND_ROLE,
    FILE_EXISTS,
    NO_FILE,
    NO_BACKUP,
    OTHER_VERSION,
    NOT_EMPTY,
    DEMO_DATA,
    REAL_DATA,
)
