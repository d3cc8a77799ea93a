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

    `moves`: it takes somebody who acts (支持企业应用…), so the whole clause after it is its object. `opens`: hardly ever
    a noun, so inside an object it begins the next pair (提升企业影响力助力拓展国内外市场). `also_noun`: often part of a
    noun (建设用地). `second`: counts only after another verb (支持获得认证).
    """

    word: str
    force: Force
    moves: bool = False
    opens: bool = False
    also_noun: bool = False
    second: bool = False


ACTION_VERBS: tuple[ActionVerb, ...] = (
    ActionVerb("支持", Force.SUPPORT, moves=True, also_noun=True),
    ActionVerb("扶持", Force.SUPPORT, moves=True, also_noun=True),
    ActionVerb("给予", Force.SUPPORT),
    ActionVerb("予以", Force.SUPPORT),
    ActionVerb("鼓励", Force.ENCOURAGE, moves=True),
    ActionVerb("引导", Force.ENCOURAGE, moves=True),
    ActionVerb("倡导", Force.ENCOURAGE, moves=True),
    *(ActionVerb(word, Force.TASK, moves=True, opens=True) for word in "推动 推进 促进 助力 助推 加快 加速".split()),
    *(ActionVerb(word, Force.TASK, moves=True) for word in "驱动 吸引 推荐".split()),
    *(ActionVerb(word, Force.TASK, opens=True) for word in "增强 构建 打响 打造 实现 开拓".split()),
    *(
        ActionVerb(word, Force.TASK)
        for word in (
            "强化 加强 加大 健全 完善 优化 提升 提高 改善 巩固 夯实 稳固 抓实 做大 做强 做优 做实 壮大 扩大 建立 设立 构筑 "
            "搭建 储备 布局 形成 催生 突破 攻克 深化 拓展 拓宽 畅通 激发 释放 赋能 整合 统筹 盘活 用好 发挥 抢占 对接 贯彻 "
            "落实 制定 编制 推行 推广 探索 开展 举办 维护 引进 招引 创建 争创 降低 简化 压缩 营造 厚植"
        ).split()
    ),
    *(ActionVerb(word, Force.TASK, also_noun=True) for word in "培育 建设 发展 保障 保护 规范 融合 实施 组织".split()),
    *(ActionVerb(word, Force.TASK, also_noun=True, second=True) for word in "应用 获得 参加 引领".split()),
    *(ActionVerb(word, Force.DIRECTION) for word in "围绕 聚焦 面向 瞄准 紧抓 坚持 紧扣 立足 对标".split()),
)
# Direction verbs whose object may run over a comma: 围绕以…为引领的…，以…为代表的…
LONG_REACH = frozenset({"围绕", "聚焦"})

# Words between two verbs, or before the first, that do not change the pair
ADVERBS: tuple[str, ...] = tuple(
    "积极 大力 持续 不断 深入 全面 进一步 着力 前瞻 超前 主动 稳步 高标准 高质量 合力 重点 逐步 切实 充分 有序 联合 协同 "
    "共同 另行 依法 及时 严格 优先 分类 适当 有效 继续 定期 统一 自主 同步 全力 认真 扎实 广泛 牵头 快速 尽快 适时 分级 "
    "分别 额外 一次性 直接 择优 相应 更好 更加 努力 依规 公开 动态".split()
)
# What may stand directly before a verb that does not begin its clause
BOUNDARIES: tuple[str, ...] = tuple(
    "应当 应 要 可以 可 须 必须 需要 将 能够 负责 为了 为 以 并 并且 且 同时 以及 来 用于 本市 我市 本区 我区 全市 全区 市区 "
    "国家 政府 部门 机构 单位 各区 各镇 街道 机关 法院 协会 商会 园区 主体 领域 方面 基础上 前提下 过程中 渠道 方式 中心 "
    "局 委 协助 配合 会同 原则上".split()
)
# Endings that only look like a boundary: 主要, 作为
FALSE_BOUNDARIES: tuple[str, ...] = ("主要", "重要", "作为", "行为", "认为", "所以", "可以", "予以", "将来")
NEGATIONS: tuple[str, ...] = tuple(
    "不 不得 未 未能 无需 无须 不再 禁止 严禁 不予 不应 难以 停止 拒不 非法 违法 不依法".split()
)
# After a verb that is also a noun, these show that the noun is meant: 建设用地, 发展环境, 支持政策
NOUN_FOLLOWS: tuple[str, ...] = tuple(
    "工作 力度 进度 环境 机制 体系 水平 能力 效率 质量 政策 资金 用地 单位 规划 计划 方式 模式 潜力 空间 型 性 化 库 器 感 "
    "条件 成本 需求 优势 成果 场景 后劲 能级 规模 导向 目标 理念 格局 趋势 活力 动力 改革 部门 项目 工程 标准 对象 制度 "
    "期限 要求 情况 资格 年限 程序 措施 办法 意见 细则 方案 范围 作用 平台 机构 等".split()
)
# Nouns of action in which the members of an open list may end: 卫星星座建设、航天器生产发射、…
ACTION_NOUNS: tuple[str, ...] = tuple(
    "建设 打造 拓展 发射 培育 提升 升级 发展 转型 推广 应用 攻关 合作 改造 更新 集聚 保护 引进 研发 孵化 招商 对接 交流".split()
)
# Words that close a list by naming the whole: A、B、C等X is one thing, and so is A、B四大领域
WHOLE = r"等(?!级|候|额|值|同|价)|[两二三四五六七八九十]+(?:大|个|类|项|种|方面)"
