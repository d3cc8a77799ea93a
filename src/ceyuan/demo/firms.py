"""Invent firms: names, codes, figures and titles that belong together and to nobody.

Comes in: a number and a seed. Goes out: subjects, the same ones for the same seed.
Must not know: workbooks, measures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from ceyuan.demo.accounts import YEARS, draw_accounts, draw_profile
from ceyuan.demo.current_facts import Draw, Sketch, draw_current_facts
from ceyuan.demo.gaps import leave_gaps
from ceyuan.demo.industries import SEGMENTS, Segment
from ceyuan.demo.names import credit_code, firm_name
from ceyuan.demo.thresholds import CASES, put_on_line
from ceyuan.demo.titles import TitleShare, draw_titles
from ceyuan.model.subject import Subject


def invent_firms(count: int, seed: int) -> Sequence[Subject]:
    """Invent firms; the first few stand exactly on a line that rules draw and have no gaps.

    >>> [firm.name for firm in invent_firms(2, 146)] == [firm.name for firm in invent_firms(2, 146)]
    True
    """
    random = Random(seed)  # noqa: S311 -- a sample, not a secret
    taken: set[str] = set()
    firms = []
    for number in range(count):
        firm = invent_firm(random, taken)
        firms.append(put_on_line(firm, CASES[number]) if number < len(CASES) else leave_gaps(random, firm))
    random.shuffle(firms)
    return firms


@dataclass(frozen=True, slots=True)
class Recipe:
    """What invented firms do, in which fiscal years, and what they have beyond the facts and titles of the sample."""

    segments: Sequence[Segment] = SEGMENTS
    years: Sequence[int] = YEARS
    facts: Sequence[Mapping[str, Draw]] = ()
    titles: Sequence[TitleShare] = ()


SAMPLE = Recipe()


def invent_firm(random: Random, taken: set[str], recipe: Recipe = SAMPLE) -> Subject:
    """Invent one firm with nothing missing, under a name not yet taken.

    >>> invent_firm(Random(146), set()).id[2:8]
    '999999'
    """
    segment = random.choices(recipe.segments, [one.weight for one in recipe.segments])[0]
    profile = draw_profile(random, segment)
    accounts = draw_accounts(random, profile, recipe.years)
    revenue = float(accounts["营业收入"][recipe.years[-1]])
    sketch = Sketch(random, profile, revenue)
    name, code = firm_name(random, segment, taken), credit_code(random)
    current = draw_current_facts(sketch, recipe.facts)
    drawn = Subject(code, name, current=current, yearly=accounts, holdings=draw_titles(sketch, recipe.titles))
    return replace(drawn, current={"企业名称": name, "统一社会信用代码": code, **drawn.current})
