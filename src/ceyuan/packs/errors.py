"""What can be wrong with a pack: one literal table.

Comes in: nothing. Goes out: error kinds with messages in Chinese and English.
Must not know: how packs are read.
"""

from __future__ import annotations

from ceyuan.errors import ErrorKind

UNREADABLE = ErrorKind(
    "packs.unreadable",
    "读不了文件 {file}：{detail}",
    "cannot read {file}: {detail}",
    "请确认文件存在、是 UTF-8 编码、当前用户可读。",
    "check that the file exists, is UTF-8 and may be read",
)
BAD_YAML = ErrorKind(
    "packs.bad-yaml",
    "YAML 写法有误：{detail_zh}",
    "broken YAML: {detail_en}",
    "请检查缩进、引号和冒号后的空格；含冒号的文字请加引号。",
    "check indentation, quotes and the blank after a colon; quote texts that contain a colon",
)
NOT_UTF8 = ErrorKind(
    "packs.not-utf8",
    "文件 {file} 第{line}行有字节不是 UTF-8 编码",
    "line {line} of {file} is not UTF-8",
    "请用编辑器以原来的编码（多半是 GBK）打开，另存为 UTF-8。",
    "open it in its own encoding (often GBK) and save it as UTF-8",
)
TAB = ErrorKind(
    "packs.tab",
    "第{line}行的缩进里有制表符（Tab）",
    "the indentation of line {line} has a tab",
    "请把制表符换成空格；YAML 只认空格缩进。",
    "use blanks: YAML takes no tabs for indentation",
)
FORBIDDEN_CHARACTER = ErrorKind(
    "packs.forbidden-character",
    "第{line}行有不可见的字符 {character}",
    "line {line} has an invisible character, {character}",
    "请删去这个字符；多半是从别处粘贴来的。",
    "delete it; it was probably pasted from elsewhere",
)
ALIAS = ErrorKind(
    "packs.alias",
    "政策包里不用 YAML 的锚点和别名（& 和 *）",
    "packs do not use YAML anchors and aliases (& and *)",
    "请把内容写全。",
    "write the content out",
)
TOO_DEEP = ErrorKind(
    "packs.too-deep",
    "嵌套超过 {deepest} 层",
    "nested more than {deepest} levels deep",
    "请拆成几个条件，或用定义。",
    "split the condition, or use definitions",
)
BAD_KEY = ErrorKind(
    "packs.bad-key",
    "键必须是一个词",
    "a key must be a word",
    "键不能是列表或映射。",
    "a key cannot be a list or a mapping",
)
DOUBLE_KEY = ErrorKind(
    "packs.double-key",
    "键“{key}”写了两次",
    "key '{key}' is given twice",
    "请删去其中一个。",
    "remove one of the two",
)
BAD_FIELD = ErrorKind(
    "packs.bad-field",
    "字段“{field}”不合格式：{detail}",
    "field '{field}': {detail}",
    "格式见 docs/packs.md。",
    "see docs/packs.md for the format",
)
UNKNOWN_FIELD = ErrorKind(
    "packs.unknown-field",
    "没有字段“{field}”",
    "there is no field '{field}'",
    "最接近的是“{nearest}”；格式见 docs/packs.md。",
    "the nearest is '{nearest}'; see docs/packs.md for the format",
)
MISSING_FIELD = ErrorKind(
    "packs.missing-field",
    "缺少字段“{field}”",
    "field '{field}' is missing",
    "请补上；格式见 docs/packs.md。",
    "add it; see docs/packs.md for the format",
)
EXACTLY_ONE = ErrorKind(
    "packs.exactly-one",
    "{fields} 中应当恰有一个",
    "exactly one of {fields} is expected",
    "请只保留一个。",
    "keep just one",
)
NO_PACKS = ErrorKind(
    "packs.no-packs",
    "“{folder}”里没有政策包",
    "there are no packs in '{folder}'",
    "政策包文件夹里应有 vocabulary/ 和若干 pack.yaml；随程序安装的政策包不需要指定文件夹。",
    "a packs folder holds vocabulary/ and pack.yaml files; the bundled packs need no folder",
)
NO_DOCUMENT = ErrorKind(
    "packs.no-document",
    "政策包“{pack}”缺少 pack.yaml",
    "pack '{pack}' has no pack.yaml",
    "请写明文号、标题、制定机关和来源。",
    "state number, title, issuer and sources",
)
DOUBLE_NAME = ErrorKind(
    "packs.double-name",
    "“{name}”定义了两次",
    "'{name}' is defined twice",
    "名称在整个政策库中只能定义一次，请改名或删去其中一个。",
    "a name may be defined only once; rename or remove one",
)
IMPLIED_BY = ErrorKind(
    "packs.implied-by",
    "“{name}”的 implied_by 写的“{fact}”不是词汇表里当前的文字事实，或没有取值“{words}”",
    "implied_by of '{name}' names '{fact}', which is no current text fact of the vocabulary or has no word '{words}'",
    "请核对事实的名称和取值；最接近的名称：{nearest}。",
    "check the fact's name and its words; the nearest name: {nearest}",
)
FILE_NAME = ErrorKind(
    "packs.file-name",
    "事项“{measure}”应放在 {measure}.yaml 中",
    "measure '{measure}' belongs in {measure}.yaml",
    "请改文件名或事项编号。",
    "rename the file or the measure",
)
UNKNOWN_TITLE = ErrorKind(
    "packs.unknown-title",
    "没有称号“{title}”",
    "there is no title '{title}'",
    "最接近的是“{nearest}”；称号见 vocabulary/recognitions.yaml。",
    "the nearest is '{nearest}'; titles stand in vocabulary/recognitions.yaml",
)
UNKNOWN_DIMENSION = ErrorKind(
    "packs.unknown-dimension",
    "评分表没有维度“{dimension}”",
    "the points table has no dimension '{dimension}'",
    "维度有：{known}。",
    "the dimensions are: {known}",
)
OVERLAP = ErrorKind(
    "packs.interval-overlap",
    "“{scheme}”的{application}申请在{day}同时有两个版本",
    "{application} applications of '{scheme}' have two versions on {day}",
    "同一事项同一类申请的适用期间不得重叠，也不得与 closed 重叠，请调整 applies 或 closed。",
    "intervals of one scheme and kind may not overlap, nor with closed days; adjust applies or closed",
)
HOLE = ErrorKind(
    "packs.interval-hole",
    "“{scheme}”的{application}申请在{day}没有适用的版本",
    "{application} applications of '{scheme}' have no version on {day}",
    "请让后一版本的开始日期紧接前一版本的结束日期；原文就不受理的日子写进 closed。",
    "let the later version begin the day after the earlier one ends; days the text leaves shut go in closed",
)
INTERVAL_ORDER = ErrorKind(
    "packs.interval-order",
    "适用期间的结束日期早于开始日期",
    "an interval ends before it begins",
    "请检查 from 和 to。",
    "check from and to",
)
BAND_OVERLAP = ErrorKind(
    "packs.band-overlap",
    "档次“{first}”与“{second}”重叠",
    "bands '{first}' and '{second}' overlap",
    "请用半开区间，例如 [0.03..0.05)。",
    "use half-open ranges such as [0.03..0.05)",
)
BAND_HOLE = ErrorKind(
    "packs.band-hole",
    "档次之间有空档：{value}",
    "no band covers {value}",
    "请让各档首尾相接。",
    "let the bands touch",
)
BAND_SHAPE = ErrorKind(
    "packs.band-shape",
    "档次“{band}”不是常数界限",
    "band '{band}' has no constant bounds",
    '请写成 >= 0.05、[0.03..0.05) 或 "是" 这样的形式。',
    "write it like >= 0.05, [0.03..0.05) or a word in quotes",
)
POINTS_ABOVE = ErrorKind(
    "packs.points-above-maximum",
    "得分{points}超过本项满分{maximum}",
    "{points} points exceed the item's maximum {maximum}",
    "请检查 points 和 max。",
    "check points and max",
)
NO_CONDITIONS = ErrorKind(
    "packs.no-conditions",
    "事项“{measure}”既无 conditions 也无 lacks",
    "measure '{measure}' has neither conditions nor lacks",
    "没有可计算的条件时，请在 lacks 中写明还缺什么、由谁牵头。",
    "where nothing can be computed yet, say in lacks what is missing and who leads",
)
UNKNOWN_MEASURE = ErrorKind(
    "packs.unknown-measure",
    "没有事项“{measure}”",
    "there is no measure '{measure}'",
    "最接近的是“{nearest}”。",
    "the nearest is '{nearest}'",
)
UNKNOWN_SCHEME = ErrorKind(
    "packs.unknown-scheme",
    "没有事项系列“{scheme}”",
    "there is no scheme '{scheme}'",
    "最接近的是“{nearest}”；没有这份文件的政策库，请从 vocabulary/ladders.yaml 删去这一级。",
    "the nearest is '{nearest}'; a library without that document drops the rung from vocabulary/ladders.yaml",
)
LADDER_TITLE = ErrorKind(
    "packs.ladder-title",
    "事项“{measure}”授予“{title}”，梯级“{rung}”却没有写这个称号",
    "measure '{measure}' confers '{title}', which rung '{rung}' does not name",
    "请核对 ladders.yaml 的 titles 和 schemes。",
    "compare titles and schemes in ladders.yaml",
)
LADDER_ORDER = ErrorKind(
    "packs.ladder-order",
    "“{ladder}”的顺序与前置资质相反：“{rung}”要求先有{titles}",
    "the order of '{ladder}' contradicts a prerequisite: '{rung}' asks for {titles}",
    "请按原文调整 rungs 的顺序，或核对事项的 requires。",
    "put the rungs in the order of the text, or check the measure's requires",
)
LADDER_NEEDS = ErrorKind(
    "packs.ladder-needs",
    "梯级“{rung}”写的前置资质是：{stated}；事项要求的是：{asked}",
    "rung '{rung}' states the prerequisites {stated}; its measures ask for {asked}",
    "请让 needs 与最新一版事项的 requires 一致。",
    "let needs agree with requires of the newest version",
)
TITLE_INCOMPLETE = ErrorKind(
    "packs.title-incomplete",
    "称号“{title}”由事项“{measure}”授予，词汇表里却没有写：{fields}",
    "title '{title}' is conferred by measure '{measure}' but the vocabulary lacks: {fields}",
    "请在 vocabulary/recognitions.yaml 补上；没有读到的写 not stated，没有期限的写 unlimited。",
    "add it in vocabulary/recognitions.yaml: `not stated` where nothing was read, `unlimited` without a term",
)
STACKING_CONTRADICTION = ErrorKind(
    "packs.stacking-contradiction",
    "规则“{first}”与“{second}”对同一对事项（{pair}）、同一范围说法相反",
    "rules '{first}' and '{second}' disagree about the same pair ({pair}) within the same scope",
    "请核对原文：改 direction 或 scope，或删去其中一条。",
    "read the text again: change direction or scope, or drop one",
)
WEIGHTS = ErrorKind(
    "packs.weights",
    "定义“{definition}”里各项权重合计{total}，应为1：{weights}",
    "the weights in definition '{definition}' add up to {total}, not 1: {weights}",
    "请核对 parameters.yaml 里的权重；没有公布的写 unpublished，其余的合计不得超过1。",
    "check the weights in parameters.yaml; where one is unpublished, the others may not exceed 1",
)
UNLAWFUL_SOURCE = ErrorKind(
    "packs.unlawful-source",
    "来源“{source}”不合法：单个企业的统计报表不得用于政策兑现",
    "source '{source}' is not lawful: an individual statistical return may not decide support",
    "统计法规定统计资料不得用于其他目的；请改用申报、审计、税务授权数据或统计部门的在库确认。",
    "use declarations, audits, authorised tax data, or a yes/no confirmation of the statistics bureau",
)
KINDS = (
    UNREADABLE,
    BAD_YAML,
    NOT_UTF8,
    TAB,
    FORBIDDEN_CHARACTER,
    ALIAS,
    TOO_DEEP,
    BAD_KEY,
    DOUBLE_KEY,
    BAD_FIELD,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    EXACTLY_ONE,
    NO_PACKS,
    NO_DOCUMENT,
    DOUBLE_NAME,
    IMPLIED_BY,
    FILE_NAME,
    UNKNOWN_TITLE,
    UNKNOWN_DIMENSION,
    OVERLAP,
    HOLE,
    INTERVAL_ORDER,
    BAND_OVERLAP,
    BAND_HOLE,
    BAND_SHAPE,
    POINTS_ABOVE,
    NO_CONDITIONS,
    UNKNOWN_MEASURE,
    UNKNOWN_SCHEME,
    LADDER_TITLE,
    LADDER_ORDER,
    LADDER_NEEDS,
    TITLE_INCOMPLETE,
    STACKING_CONTRADICTION,
    WEIGHTS,
    UNLAWFUL_SOURCE,
)
