"""Lawful sources: their words, their order for a fact, and the one that never enters.

Comes in: a fact, a source, the words of a file. Goes out: words, a rank, a refusal.
Must not know: rows. There is no source for an individual statistical return, and no way to name one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ceyuan.district.common.trail.act import Refused
from ceyuan.district.registry.facts import errors
from ceyuan.model.facts import Fact, LawfulSource

SOURCE_WORDS: Mapping[LawfulSource, object] = {
    LawfulSource.DECLARATION: _("企业填报"),
    LawfulSource.AUDIT: _("审计报告"),
    LawfulSource.TAX: _("税务数据（经企业授权）"),
    LawfulSource.REGISTER: _("登记信息"),
    LawfulSource.RECOGNITION: _("认定文件"),
    LawfulSource.EXPERT: _("专家意见"),
    LawfulSource.PLATFORM: _("平台计算"),
    LawfulSource.CONFIRMATION: _("部门确认"),
}
# recorded by hand, these want a document or a shared source; whoever imports has the file, who confirms is the source
WITH_EVIDENCE = frozenset(LawfulSource) - {LawfulSource.DECLARATION, LawfulSource.PLATFORM}

_RETURN = re.compile(
    r"统计(报表|年报|月报|季报|快报|台账|直报|调查表|基层表|个体|单户|原始)|联网直报|一套表|统计上报|直报系统"
)


def rank_of(fact: Fact, source: str) -> int | None:
    """Give how good a source is for a fact, 0 the best; None for one that the vocabulary does not name for it."""
    order = [one.value for one in fact.lawful_sources]
    return order.index(source) if source in order else None


def source_words(source: str) -> dict[str, object]:
    """Give a source's words in both languages, as error tables name them."""
    return _in_both(lambda: str(SOURCE_WORDS[LawfulSource(source)]), "source")


def refuse_unlawful(fact: Fact, source: LawfulSource) -> None:
    """Refuse a source that the vocabulary does not name for a fact."""
    if source not in fact.lawful_sources:
        lawful = _in_both(lambda: "、".join(str(SOURCE_WORDS[one]) for one in fact.lawful_sources), "lawful")
        raise Refused(errors.NOT_LAWFUL, data={"fact": fact.name, **source_words(source), **lawful})


def refuse_statistical_return(names: Iterable[str]) -> None:
    """Refuse a file, a sheet or a sender's word that names an individual return of a statistical survey.

    >>> refuse_statistical_return(["2025年财务数据", "是否纳统"])
    """
    for name in names:
        if _RETURN.search(re.sub(r"\s", "", name)):
            raise Refused(errors.STATISTICAL_RETURN, data={"name": name.strip()})


def _in_both(words: Callable[[], str], key: str) -> dict[str, object]:
    with translation.override("zh-hans"):
        zh = words()
    with translation.override("en"):
        return {f"{key}_zh": zh, f"{key}_en": words()}
