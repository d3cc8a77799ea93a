"""The literal tables of the pair reader: action verbs and what each expresses, adverbs, and words that deceive.

Comes in: nothing. Goes out: tables.
Must not know: how they are applied.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.packs.text.document import Force


@dataclass(frozen=True, slots=True)
class ActionVerb:
    """A verb of policy language.

    - `moves`: it takes somebody who acts (支持企业应用…), so the whole clause after it is its object.
    - `serial`: another verb may follow it directly (加快培育).
    - `opens`: hardly ever a noun, so inside an object it begins the next pair (提升企业影响力助力拓展国内外市场).
    - `also_noun`: often part of a noun (建设用地).
    - `second`: counts only after another verb (支持获得认证).
    - `gives`: support only where what is given is support (给予奖励, but 给予处分 is a task).
    """

    word: str
    force: Force
    moves: bool = False
    serial: bool = False
    opens: bool = False
    also_noun: bool = False
    second: bool = False
    gives: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ACTION_VERBS: tuple[ActionVerb, ...] = (
    ActionVerb("支持", Force.SUPPORT, moves=True, serial=True, also_noun=True),
    ActionVerb("扶持", Force.SUPPORT, moves=True, serial=True, also_noun=True),
    ActionVerb("给予", Force.TASK, gives=True),
    ActionVerb("予以", Force.TASK, gives=True),
    ActionVerb("鼓励", Force.ENCOURAGE, moves=True, serial=True),
    ActionVerb("引导", Force.ENCOURAGE, moves=True, serial=True),
    ActionVerb("倡导", Force.ENCOURAGE, moves=True),
    *(
        ActionVerb(word, Force.TASK, moves=True, serial=True, opens=True)
        for word in _words("推动 推进 促进 助力 助推 加快 加速")
    ),
    *(ActionVerb(word, Force.TASK, moves=True) for word in _words("驱动 吸引 推荐")),
    *(ActionVerb(word, Force.TASK, opens=True) for word in _words("增强 构建 打响 打造 实现 开拓")),
    *(ActionVerb(word, Force.TASK, serial=True) for word in _words("探索 统筹")),
    *(
        ActionVerb(word, Force.TASK)
        for word in _words(
            "强化 加强 加大 健全 完善 优化 提升 提高 改善 巩固 夯实 稳固 抓实 做大 做强 做优 做实 壮大 扩大 "
            "建立 设立 构筑 搭建 储备 布局 形成 催生 突破 攻克 深化 拓展 拓宽 畅通 激发 释放 赋能 整合 盘活 "
            "用好 发挥 抢占 对接 落实 编制 推行 推广 开展 举办 维护 引进 招引 创建 争创 降低 简化 压缩 营造 "
            "厚植 实行 提供 制定 做好"
        )
    ),
    *(ActionVerb(word, Force.TASK, also_noun=True) for word in _words("培育 建设 发展 保障 保护 规范 融合 实施 贯彻")),
    ActionVerb("组织", Force.TASK, serial=True, also_noun=True),
    *(ActionVerb(word, Force.TASK, also_noun=True, second=True) for word in _words("应用 获得 参加 引领")),
    *(ActionVerb(word, Force.DIRECTION) for word in _words("围绕 聚焦 面向 瞄准 紧抓 坚持 紧扣 立足 对标")),
)
# Two verbs that stand together as one, where the first is not serial
COMPOUNDS: frozenset[str] = frozenset(
    _words(
        "建立健全 建立完善 健全完善 巩固提升 巩固拓展 培育壮大 培育打造 培育发展 培育引进 引进培育 "
        "贯彻落实 优化提升 优化完善 完善优化 完善提升 制定实施 制定完善 编制实施 整合优化 规范发展 "
        "发展壮大 深化拓展 拓展深化 打造提升 建设完善 推广应用 扩大提升"
    )
)
# Phrases whose verbs are never verbs
FIXED_NOUNS: tuple[str, ...] = _words(
    "高质量发展 可持续发展 贯彻执行 投资促进 招商促进 住房保障 社会保障 劳动保障 发展改革 城乡建设 "
    "规范性文件 统筹规划 制定机关 建设工程 建设项目"
)
# What 给予 and 予以 give when they express support
SUPPORT_NOUNS: tuple[str, ...] = _words("支持 补贴 补助 奖励 奖金 资助 扶持 贴息 优惠 减免 便利 倾斜 保障 配套 万元")
# Clauses of the form 为…提供…: the verb is the one after the frame
FRAME_VERBS: tuple[str, ...] = ("提供", "营造")
MODALS: tuple[str, ...] = ("应当", "必须", "可以")
# Direction verbs whose object may run over a comma: 围绕以…为引领的…，以…为代表的…
LONG_REACH = frozenset({"围绕", "聚焦"})

# Words between two verbs, or before the first, that do not change the pair
ADVERBS: tuple[str, ...] = _words(
    "积极 大力 持续 不断 深入 全面 进一步 着力 前瞻 超前 主动 稳步 高标准 高质量 合力 重点 逐步 切实 "
    "充分 有序 联合 协同 共同 另行 依法 及时 严格 优先 分类 适当 有效 继续 定期 统一 自主 同步 全力 "
    "认真 扎实 广泛 牵头 快速 尽快 适时 分级 分别 额外 一次性 直接 择优 相应 更好 更加 努力 依规 "
    "公开 动态 视情 科学 合理"
)
# What may stand directly before a verb that does not begin its clause: the actor, or the end of a circumstance …
ACTORS: tuple[str, ...] = _words(
    "国家 政府 部门 机构 单位 各区 各镇 街道 机关 法院 协会 商会 园区 主体 领域 方面 基础上 前提下 "
    "过程中 渠道 方式 中心 经费 资金 局 委 各方 导向 抓手 核心 目标 载体 契机 程序"
)
# … or a word that only a verb can follow
BOUNDARIES: tuple[str, ...] = _words(
    "应当 应 要 可以 可 须 必须 需要 将 能够 负责 为了 为 以 并 并且 且 同时 以及 来 用于 本市 我市 "
    "本区 我区 全市 全区 市区 协助 配合 会同 原则上 规定 要求 对其"
)
# Endings that only look like a boundary: 主要, 作为
FALSE_BOUNDARIES: tuple[str, ...] = _words("主要 重要 作为 行为 认为 所以 将来 相应 供应 适应 委员会")
NEGATIONS: tuple[str, ...] = _words(
    "不 不得 未 未能 无需 无须 不再 禁止 严禁 不予 不应 难以 停止 拒不 非法 违法 不依法"
)
# After a verb that is also a noun, these show that the noun is meant: 建设用地, 发展环境, 支持政策
NOUN_FOLLOWS: tuple[str, ...] = _words(
    "工作 力度 进度 环境 机制 体系 水平 能力 效率 质量 政策 资金 用地 单位 规划 计划 方式 模式 潜力 "
    "空间 型 性 化 库 器 感 条件 成本 需求 优势 成果 场景 后劲 能级 规模 导向 目标 理念 格局 趋势 "
    "活力 动力 改革 部门 标准 对象 制度 期限 要求 情况 资格 年限 机关 职能 程序 措施 办法 意见 细则 "
    "方案 范围 作用 平台 机构 等"
)
# Nouns of action in which the members of an open list may end: 卫星星座建设、航天器生产发射、…
ACTION_NOUNS: tuple[str, ...] = _words(
    "建设 打造 拓展 发射 培育 提升 升级 发展 转型 推广 应用 攻关 合作 改造 更新 集聚 保护 引进 研发 孵化 招商 对接 交流"
)
# Words that close a list by naming the whole: A、B、C等X is one thing, and so is A、B四大领域
WHOLE = r"等(?!级|候|额|值|同|价)|[两二三四五六七八九十]+(?:大|个|类|项|种|方面)"
