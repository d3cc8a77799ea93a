"""The trail in plain words: every verb of the platform, and what a verification found.

Comes in: codes, a proof. Goes out: words in the page's language.
Must not know: rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from ceyuan.district.accounts import verbs as accounts
from ceyuan.district.common.trail import verbs as trail
from ceyuan.district.common.trail.verb import Verb
from ceyuan.district.common.trail.verify import Fault, Finding, Proof
from ceyuan.district.registry import verbs as registry

VERBS: Mapping[str, Verb] = {one.code: one for one in (*accounts.VERBS, *registry.VERBS, *trail.VERBS)}
SHOWN = 50  # findings on a page
FAULTS: Mapping[Fault, object] = {
    Fault.CHANGED: gettext_lazy("第 %(number)s 条的内容、或它前面一条，被改动过"),
    Fault.MISSING: gettext_lazy("缺第 %(number)s 条起的记录"),
    Fault.OUT_OF_ORDER: gettext_lazy("第 %(number)s 条的次序不对"),
    Fault.HEAD: gettext_lazy("最后一条不是登记的第 %(number)s 条：末尾被删掉或添上了记录"),
    Fault.ANCHOR: gettext_lazy("与 %(day)s 的锚点（第 %(number)s 条）不符：那天以前的记录被改写或删除"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a verification found, in words; `more` is how many findings are not listed."""

    holds: bool
    sentence: str
    findings: tuple[str, ...]
    more: int


def verb_words(code: str) -> str:
    """Give a verb's words; one that the platform lost stays readable."""
    found = VERBS.get(code)
    if found is None:
        return code
    return found.en if (get_language() or "").startswith("en") else found.zh


def verb_choices() -> list[tuple[str, str]]:
    """Give every verb to choose from."""
    return sorted(((code, verb_words(code)) for code in VERBS), key=lambda one: one[1])


def result_of(proof: Proof) -> Result:
    """Say what a proof found."""
    if proof.holds:
        held = _("%(events)s 条记录逐条相扣，与 %(anchors)s 个锚点一致：没有发现改动、删除、插入或调换。")
        if not proof.anchors:
            held = _("%(events)s 条记录逐条相扣。还没有锚点可对照：末尾是否被删，要等有了存放在别处的锚点才能证明。")
        return Result(
            holds=True, sentence=held % {"events": proof.events, "anchors": proof.anchors}, findings=(), more=0
        )
    counted = Counter(one.fault for one in proof.findings)
    sentence = _("发现 %(count)s 处不符，这份留痕不能再作为证据。请保留现场，不要修复，马上报告审计和安全管理员。")
    shown = tuple(_words(one) for one in proof.findings[:SHOWN])
    total = sum(counted.values())
    return Result(False, sentence % {"count": total}, shown, total - len(shown))


def _words(finding: Finding) -> str:
    return str(FAULTS[finding.fault]) % {"number": finding.number, "day": finding.day}
