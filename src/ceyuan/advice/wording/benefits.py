"""What a measure gives, in words; where the text states no amount, none is shown.

Comes in: a benefit and a voice. Goes out: one phrase.
Must not know: what a subject will get; 最高 and 择优 are never promises.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ceyuan.advice.wording.numbers import MONEY, SHARE, written
from ceyuan.advice.wording.phrases import Pair, quoted
from ceyuan.advice.wording.voice import Voice
from ceyuan.engines.answer import AwardTrace
from ceyuan.model.benefit import Award, Benefit, Instalment, LumpSum, Money, NoneStated, Share, Tiers, Title
from ceyuan.model.facts import SubjectKind

# A firm may have several of these in a year: the answer is about one, and nobody has added them up.
COUNTED_SINGLY: Mapping[SubjectKind, Pair] = {
    SubjectKind.PRODUCT: ("跨产品", "all products of a firm"),
    SubjectKind.PROJECT: ("跨项目", "all projects of a firm"),
    SubjectKind.EVENT: ("跨活动", "all events of a firm"),
}


def benefit_words(benefit: Benefit, voice: Voice, subject: SubjectKind = SubjectKind.ENTERPRISE) -> str:
    """Give the benefit in words; a yearly cap over several subjects says that this one is counted alone.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> benefit_words(Money(LumpSum(Decimal(500000)), None, (), discretionary=True), voice)
    '一次性50万元（择优确定，不作承诺）'
    """
    match benefit:
        case NoneStated(wording=wording):
            return voice.say(wording or "原文未载明金额", f"no amount stated{f' ({wording})' if wording else ''}")
        case Title(title=title, valid_years=years):
            term = voice.say(f"，有效期{years}年", f", valid for {years} years") if years is not None else ""
            return voice.say(f"授予{quoted(title)}称号{term}", f"title {quoted(voice.title_name(title))}{term}")
        case Money():
            return _money(benefit, voice, subject)


def _money(money: Money, voice: Voice, subject: SubjectKind) -> str:
    limits = []
    if money.yearly_cap is not None:
        cap = _yuan(money.yearly_cap, voice)
        several = COUNTED_SINGLY.get(subject)
        limit = voice.say(f"每年累计不超过{cap}", f"at most {cap} a year in total")
        if several is not None:
            zh, en = several
            limit += voice.say(
                f"，{zh}合计的年度上限，这里按单项计算，未合计", f" over {en}; counted here for one alone, not added up"
            )
        limits.append(limit)
    if money.instalments:
        limits.append(_instalments(money.instalments, voice))
    if money.discretionary:
        limits.append(voice.say("择优确定，不作承诺", "decided by selection, no promise"))
    tail = voice.say(f"（{'；'.join(limits)}）", f" ({'; '.join(limits)})") if limits else ""
    return _award(money.award, voice) + tail


def _award(award: Award, voice: Voice) -> str:
    match award:
        case LumpSum(amount=amount):
            return voice.say(f"一次性{_yuan(amount, voice)}", f"lump sum of {_yuan(amount, voice)}")
        case Share(rate=rate, base=base, cap=cap, lowest_rate=lowest):
            share = written(Fraction(rate), SHARE, voice.language)
            if lowest is not None:
                share = voice.say("{}至{}", "{} to {}").format(written(Fraction(lowest), SHARE, voice.language), share)
            top = voice.say("，限额未公布", ", cap not published") if award.cap_unpublished else ""
            if cap is not None:
                top = voice.say(f"，最高{_yuan(cap, voice)}", f", at most {_yuan(cap, voice)}")
            return voice.say(f"按{base.text}的{share}{top}", f"{share} of {base.text}{top}")
        case Tiers(tiers=tiers):
            steps = [
                voice.say(
                    f"{one.when.text}：{_yuan(one.amount, voice)}", f"{one.when.text}: {_yuan(one.amount, voice)}"
                )
                for one in tiers
            ]
            return voice.say("分档：" + "；".join(steps), "by tier: " + "; ".join(steps))


def _instalments(instalments: tuple[Instalment, ...], voice: Voice) -> str:
    parts = []
    for one in instalments:
        share = written(Fraction(one.share), SHARE, voice.language)
        year = voice.say("当年" if one.year == 0 else f"第{one.year + 1}年", f"year {one.year + 1}")
        parts.append(voice.say(f"{year}{share}（{one.when}）", f"{share} in {year} ({one.when})"))
    return voice.say("分期：" + "、".join(parts), "instalments: " + ", ".join(parts))


def _yuan(amount: Decimal, voice: Voice) -> str:
    return written(Fraction(amount), MONEY, voice.language)


def award_words(award: AwardTrace | None, voice: Voice) -> str:
    """Say what this subject would get; never as a promise, and empty where the text states no money.

    >>> from datetime import date
    >>> from ceyuan.model.facts import Vocabulary
    >>> voice = Voice("zh", Vocabulary({}, {}), date(2026, 6, 30), 2025)
    >>> award_words(AwardTrace(Fraction(0), Fraction(500000), discretionary=True), voice)
    '最高50万元，由主管部门择优确定，不作承诺'
    """
    if award is None:
        return ""
    if award.unpublished and award.high is not None:
        most = written(award.high, MONEY, voice.language)
        gap = "、".join(award.unpublished)
        return voice.say(f"不超过{most}（{gap}未公布）", f"not above {most} ({gap}: not published)")
    low = written(award.low, MONEY, voice.language)
    high = written(award.high, MONEY, voice.language) if award.high is not None else ""
    if award.discretionary:
        most = voice.say(f"最高{high}" if high else "金额未定", f"at most {high}" if high else "no amount fixed")
        return voice.say(f"{most}，由主管部门择优确定，不作承诺", f"{most}, decided by selection, no promise")
    if award.low == award.high:
        return voice.say(f"按现有数据测算为{low}", f"{low} by the data at hand")
    if high:
        return voice.say(f"按现有数据测算为{low}至{high}", f"{low} to {high} by the data at hand")
    return voice.say(f"按现有数据测算不少于{low}", f"at least {low} by the data at hand")
