"""What offices and firms do with files: open them, declare anew, ask for a correction with evidence.

Comes in: the firms on the register and the people. Goes out: rows and events, by the acts that a real district uses.
Must not know: what is decided; the correction waits.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.district.demo.making import Making
from ceyuan.district.demo.papers import demo_paper
from ceyuan.district.registry.actions.ask_correction import Claim, ask_correction
from ceyuan.district.registry.actions.declare_facts import declare_facts
from ceyuan.district.registry.actions.open_file import open_file
from ceyuan.district.registry.facts.entry import Statement
from ceyuan.district.registry.facts.values import Kept, keep_value
from ceyuan.district.registry.models import Enterprise, FactRow
from ceyuan.district.registry.words import vocabulary
from ceyuan.model.facts import LawfulSource

VISITORS = ("officer", "auditor")
FIRM, OTHER_FIRM = "filer", "filer2"  # who acts for them
DISPUTED, DECLARED = "职工人数", "拥有自主品牌"


def look_and_correct(making: Making) -> Mapping[str, int]:
    """Let two offices open a file; one firm asks for a correction, another declares something anew."""
    firm = _firm_of(FIRM)
    for username in VISITORS:
        open_file(making.viewer(username), firm, at=making.at)
    facts = vocabulary().facts
    row = FactRow.objects.get(
        enterprise=firm, key=facts[DISPUTED].key, year=making.day.year - 1, source=LawfulSource.AUDIT
    )
    claim = Claim(Kept(number=(row.number or 0) + 2), "演示：年末有两名新职工未计入", demo_paper("社会保险缴纳证明"))
    ask_correction(making.viewer(FIRM), row, claim, at=making.at)
    _declare_anew(making)
    return {"查阅": len(VISITORS), "更正申请": 1, "重新填报": 1}


def _declare_anew(making: Making) -> None:
    """Turn a yes or no round, so that a row stands superseded."""
    firm, fact = _firm_of(OTHER_FIRM), vocabulary().facts[DECLARED]
    before = FactRow.objects.filter(enterprise=firm, key=fact.key, superseded_by=None).first()
    kept = keep_value(fact, before is None or before.text != "true")
    statement = Statement(fact, None, kept, LawfulSource.DECLARATION, making.day)
    declare_facts(making.viewer(OTHER_FIRM), firm, [statement], at=making.at)


def _firm_of(username: str) -> Enterprise:
    return Enterprise.objects.get(memberships__user__username=username)
