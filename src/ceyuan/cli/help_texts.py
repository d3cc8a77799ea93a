"""What `--help` says, in both languages: one literal table for commands, one for options.

Comes in: nothing. Goes out: (Chinese, English) by command, and by option name.
Must not know: how help is shown.
"""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[str, str]

PROGRAM: Pair = (
    "策源：把产业政策变成可运行的规则。回答三种：符合、不符合、待定，并逐条说明理由。",
    "Ceyuan puts a published industrial policy into operation. Three answers: yes, no, unknown, each with its reasons.",
)

COMMANDS: Mapping[str, Pair] = {
    "match": (
        "用登记表（Excel、CSV 或 Parquet）匹配全部事项，写出带理由的工作簿，或每家企业的结论。",
        "Match a register (Excel, CSV, Parquet) against every measure; write a workbook with reasons, or answers.",
    ),
    "explain": (
        "逐条说明一家企业对各事项的结论。",
        "Explain one firm's verdicts, clause by clause.",
    ),
    "advise": (
        "为一家企业做政策体检：已符合什么、差什么、怎样做到、所处阶梯；可写出 Word 报告。",
        "Check one firm up: what it meets, what it lacks and how to come by it, its ladders; as a Word report too.",
    ),
    "ask": (
        "匿名自测：逐题提问，先问最能定结论的，问到再问也不会改变结论为止。",
        "An anonymous check-up: ask what settles most first, and stop when no answer can change anything.",
    ),
    "combine": (
        "从能得的事项（或自备的事项表）中选出不冲突、合计最高的组合，可限定预算。",
        "Choose the best combination that may be had together: a firm's awards, or your own items, within a budget.",
    ),
    "check": (
        "检查政策包：读入、核对、法律审读，并运行其中的样例。",
        "Check packs: load them, prove that they fit together, read them as a lawyer would, and run their cases.",
    ),
    "coverage": (
        "列出一份文件的每一条款变成了什么，还缺哪些实施细则。",
        "List what every clause of a document became, and which implementing rules are still lacking.",
    ),
    "text": (
        "把官方文件读成条、款、项，并给出稳定的锚点。",
        "Read an official document into articles, paragraphs and items with stable anchors.",
    ),
    "template": (
        "写出空白登记表，列名、单位、年份都已填好。",
        "Write an empty register with headings, units and years in place.",
    ),
    "columns": (
        "把登记表转换成列式文件（Parquet 或 CSV），供大批量匹配；给出列式文件时则检查它。",
        "Convert a register into a file in columns (Parquet or CSV) for large batches, or check such a file.",
    ),
    "demo-register": (
        "写出一份虚构企业的演示登记表。",
        "Write a sample register of invented firms.",
    ),
    "district prepare": (
        "准备运行：升级数据库、放置网页文件、核对指标词汇；PostgreSQL 上给平台角色按需授权。可重复运行。",
        "Prepare: upgrade the database, put the pages' files in place, read the vocabulary, grant the role its rights.",
    ),
    "district serve": (
        "启动平台，并每分钟运行一次定时任务；不安全或没准备好时说明原因，不启动。",
        "Serve the platform and tick each minute; where something is unsafe or not prepared, say so and stop.",
    ),
    "district demo": (
        "在演示环境里建一个虚构的区，并列出演示账号。",
        "Fill a demonstration with an invented district, and list its accounts.",
    ),
    "district first-administrators": (
        "为新装的平台建三位管理员，给出各自设置密码的链接（三人不同）。",
        "Create the three administrators of a fresh installation: three people, each with a link that sets a password.",
    ),
    "district check": (
        "检查运行状况：数据库、磁盘、网页文件、政策包、留痕链、定时任务。",
        "Look at database, disk, pages, packs, trail and ticking.",
    ),
    "district tick": (
        "运行一次定时任务：锚定昨天的留痕、结束过期的登录、清理无主文件。重复运行没有副作用。",
        "Do what time does: anchor yesterday's trail, end old logins, sweep stray files. Twice does no more than once.",
    ),
    "district verify-trail": (
        "查验留痕链有没有被改动、删除、插入、调换或截断。",
        "Prove that no event of the trail was changed, deleted, inserted, exchanged or cut off.",
    ),
    "district backup": (
        "把数据库、材料和锚点备份成一个文件，运行中即可备份，不覆盖任何文件。",
        "Back up database, papers and anchors into one file, while the service runs; nothing is overwritten.",
    ),
    "district restore": (
        "把备份恢复到新装的平台（两种数据库通用），并查验留痕链。",
        "Restore a backup into a fresh installation, on either database, and prove its trail.",
    ),
}

GROUPS: Mapping[str, Pair] = {
    "district": (
        "运行区级平台：准备、启动、检查、备份，见 docs/operations.md。",
        "Run the district's platform: prepare, serve, check, back up; see docs/operations.md.",
    ),
}

OPTIONS: Mapping[str, Pair] = {
    "lang": ("界面语言。", "Language of what is shown."),
    "json": ("以 JSON 输出，格式见 docs/commands.md。", "Write JSON; docs/commands.md describes it."),
    "version": ("显示版本。", "Show the version."),
    "help": ("显示本说明。", "Show this help."),
    "packs": ("政策包文件夹；不写则用随程序附带的政策包。", "Folder of packs; without it, those that come along."),
    "as_of": (
        "申报日期，如 2026-06-30 或 2026年6月30日；不写则为今天。",
        "Day of application, such as 2026-06-30; today unless given.",
    ),
    "reference_year": (
        "基准年度（条款中的“上年度”）；不写则为申报日期的上一年。",
        "Reference year (上年度 in the clauses); the year before the day unless given.",
    ),
    "measure": (
        "只看这些事项（事项编号，可写多次）。",
        "Only these measures (ids; may be given several times).",
    ),
    "kind": (
        "登记表中的对象：enterprise 企业、park 园区、carrier 创新载体、town 街镇、project 项目、product 产品等。",
        "What the register holds: enterprise, park, carrier, town, district, project, product or event.",
    ),
    "sheet": (
        "只读这些工作表（可写多次）；不写则读全部可见的。",
        "Read only these sheets; all visible ones unless given.",
    ),
    "year": ("登记表中“本年”是哪一年。", "The fiscal year that the register calls 本年."),
    "money_unit": (
        "登记表没写金额单位时按此单位读取，如 万元。",
        "Unit of money where the register states none, e.g. 万元.",
    ),
    "column": (
        "指明某一列是哪项指标，如 产值=营业收入（可写多次）。",
        "Say which fact a column holds, such as 产值=营业收入 (may be given several times).",
    ),
    "unit": (
        "指明某一列的单位，如 产值=万元（可写多次）。",
        "Say which unit a column has, such as 产值=万元 (may be given several times).",
    ),
    "header_rows": ("表头的首行和末行，从1算起，如 2-3。", "First and last row of the header, from 1, such as 2-3."),
    "encoding": ("CSV 的文字编码，如 gb18030。", "Encoding of a CSV file, such as gb18030."),
    "register": (
        "登记表：.xlsx、.xls、.ods、.csv，或列式的 .parquet、.csv（见 docs/columns.md）。",
        "The register: .xlsx, .xls, .ods, .csv, or in columns: .parquet, .csv (see docs/columns.md).",
    ),
    "out": (
        "写出的文件：办公表格得工作簿（.xlsx），列式登记表得 .parquet 或 .csv。",
        "File to write: a workbook (.xlsx) for office tables, .parquet or .csv for registers in columns.",
    ),
    "answers": (
        "已有的答案（YAML 或 JSON，指标名: 值）；不在终端中运行时给出下一题的 JSON。",
        "Answers so far (YAML or JSON, name: value); where nobody types, the next question is given as JSON.",
    ),
    "kept": (
        "把答案写成 ceyuan match 能读的登记表（.xlsx），或 --answers 能读的 .json。",
        "Write the answers as a register that ceyuan match reads (.xlsx), or as .json that --answers reads.",
    ),
    "one_firm": (
        "统一社会信用代码、企业名称，或名称中独有的一段；列式登记表不写则逐户分析。",
        "Credit code, name, or a part of the name that only it has; left out, every firm of a register in columns.",
    ),
    "advice": (
        "写出的文件：一家企业得 .docx 体检报告或 .json，整份列式登记表得 .parquet 或 .csv。",
        "File to write: a .docx report or .json for one firm, .parquet or .csv for a whole register in columns.",
    ),
    "with_advice": (
        "工作簿中另加怎样做到、组合、阶梯三页（每家企业约需几十毫秒）。",
        "Add the sheets of advice to the workbook: routes, combinations, ladders (tens of milliseconds a firm).",
    ),
    "engine": (
        "由哪个引擎回答：auto（即 block 分块引擎）、record 逐户引擎、duckdb、spark。结论都相同。",
        "Which engine answers: auto (block), record, duckdb or spark. The answers are the same.",
    ),
    "threads": ("用几个线程；不写则与可用的核数相同。", "Threads to use; as many as cores unless given."),
    "memory": (
        "读入和计算可用的内存，如 512MB 或 2GB；程序本身另占约200MB。",
        "Memory for reading and deciding, such as 512MB or 2GB; the program itself takes about 200 MB more.",
    ),
    "criteria": ("列式结果中连同逐条条件的结论。", "Answers in columns hold those of every criterion too."),
    "by_measure": (
        "把结论写进这个新文件夹，每个事项一个 Parquet。",
        "Write the answers into this new folder, one Parquet for each measure.",
    ),
    "reasons": (
        "前几家企业写出理由、差一点和待补材料；结论总是全部企业。",
        "For how many firms reasons, near misses and facts to collect are told; answers are told for all.",
    ),
    "table": (
        "写出的列式登记表（.parquet 或 .csv）；检查列式文件时不写。",
        "The register in columns to write (.parquet or .csv); leave it out to check such a file.",
    ),
    "firm": (
        "统一社会信用代码、企业名称，或名称中独有的一段。",
        "Credit code, name, or a part of the name that only it has.",
    ),
    "items": (
        "自备的事项表：.xlsx、.csv 等，或 .json、.yaml；格式见 docs/commands.md。",
        "Your own items: .xlsx, .csv and so on, or .json, .yaml; docs/commands.md shows the form.",
    ),
    "budget": ("总预算，如 500万元；只用于 --items。", "The whole budget, such as 500万元; only with --items."),
    "group_budget": (
        "一个分组的预算，如 泗泾镇=200万元（可写多次）。",
        "Budget of one group, such as 泗泾镇=200万元 (may be given several times).",
    ),
    "result": ("写出的文件：.xlsx 或 .csv。", "File to write: .xlsx or .csv."),
    "folder": ("政策包文件夹；不写则用随程序附带的政策包。", "Folder of packs; without it, those that come along."),
    "mutate": (
        "逐一改动规则，看样例能否发现（较慢）。",
        "Change every rule a little and see whether a case notices (slow).",
    ),
    "pack": ("政策包编号，如 songjiang/sjf-2025-146。", "Id of a pack, such as songjiang/sjf-2025-146."),
    "document": ("官方文件的文本（UTF-8）。", "Text of an official document (UTF-8)."),
    "firms": ("虚构企业的数量。", "How many firms to invent."),
    "file": ("备份文件（.zip）。", "The backup, a .zip."),
    "anchors": (
        "存放在别处的锚点文件；不写则用数据文件夹里的 anchors.txt。",
        "Anchors kept elsewhere; anchors.txt of the data folder unless given.",
    ),
    "every": ("每隔多少秒运行一次，不写则只运行一次。", "Seconds between ticks; once unless given."),
    "address": ("监听的地址。", "Address to listen on."),
    "port": ("监听的端口。", "Port to listen on."),
    "workers": ("用几个进程应答。", "Processes that answer."),
    "system": ("系统管理员，如 zhang=张三。", "The system administrator, such as zhang=张三."),
    "audit": ("审计管理员，如 li=李四。", "The audit administrator, such as li=李四."),
    "security": ("安全管理员，如 wang=王五。", "The security administrator, such as wang=王五."),
    "seed": ("随机种子；同一种子得到同一文件。", "Seed; the same seed gives the same file."),
}

EXIT_CODES: Mapping[int, Pair] = {
    0: ("正常", "fine"),
    1: (
        "检查发现问题（check、coverage；district 的 check、verify-trail、backup、restore）",
        "the check found problems (check, coverage; check, verify-trail, backup, restore of district)",
    ),
    2: ("用法有误，或输入无法读取", "wrong use, or input that cannot be read"),
    3: ("程序意外错误", "an unexpected failure"),
    130: ("被中断", "interrupted"),
}
