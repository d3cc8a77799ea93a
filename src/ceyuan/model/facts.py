"""The vocabulary: what may be known about a subject, in which unit, from whom, and for what purpose.

Comes in: declared facts and recognitions (from packs). Goes out: lookup by name, key or alias.
Must not know: files, rules, values of any firm.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from ceyuan.model.credit import CreditTest
from ceyuan.model.recheck import Recheck
from ceyuan.source import Span


class FactType(StrEnum):
    """What kind of value a fact takes."""

    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXT = "text"
    DATE = "date"


class LawfulSource(StrEnum):
    """Where a value may come from. An individual statistical return is deliberately not among them (Statistics Law)."""

    DECLARATION = "declaration"
    AUDIT = "audit"
    TAX = "tax"
    REGISTER = "register"
    RECOGNITION = "recognition"
    EXPERT = "expert"
    PLATFORM = "platform"
    CONFIRMATION = "confirmation"


class Supplier(StrEnum):
    """Who can supply a missing value."""

    ENTERPRISE = "enterprise"
    AUDITOR = "auditor"
    EXPERT = "expert"
    PLATFORM = "platform"
    DISTRICT = "district"
    STATISTICS = "statistics"


class SubjectKind(StrEnum):
    """What a measure may be about."""

    ENTERPRISE = "enterprise"
    PARK = "park"
    CARRIER = "carrier"
    TOWN = "town"
    DISTRICT = "district"
    PROJECT = "project"
    PRODUCT = "product"
    EVENT = "event"


class Movement(StrEnum):
    """Which way doing something moves a fact: up (or to yes, or to held), down (or to no), or either."""

    UP = "up"
    DOWN = "down"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Changeable:
    """How a fact or a title may be moved by doing something, so that advice can weigh ways against each other.

    `effort` (1 = ordinary) counts for doubling a number, for one `step` where the number is smaller than a step, and
    once for a yes/no fact or a title. `months` is how long it takes. `step` is in the fact's own unit; None stands for
    1,000,000 元 for money, else one unit of the last decimal place a person would speak of (1, or 0.01 for shares).
    """

    effort: Decimal
    months: int = 12
    movement: Movement = Movement.UP
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Implied:
    """What another current fact's words imply for this one, such as 门类 C for 划型行业 工业."""

    fact: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be asked.

    A money fact has unit `元`. `scale` is the number of decimal places a value may have; a finer one, or one outside
    `minimum`..`maximum`, is a wrong fact. `yearly` facts hold one value per fiscal year, `depth` years back at most.
    `choices` limits a text fact. `lawful_sources` is ordered, best first. `credit` is what makes a yes/no fact about a
    clean record true, where a record of events can tell; `implied_by` fills a word that nobody supplied.
    """

    name: str
    key: str
    en: str
    type: FactType
    span: Span
    subject: SubjectKind = SubjectKind.ENTERPRISE
    unit: str = ""
    yearly: bool = False
    depth: int = 5
    scale: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    choices: tuple[str, ...] = ()
    lawful_sources: tuple[LawfulSource, ...] = (LawfulSource.DECLARATION,)
    supplied_by: Supplier = Supplier.ENTERPRISE
    also_called: tuple[str, ...] = ()
    changeable: Changeable | None = None
    definition: str = ""
    personal: bool = False
    credit: tuple[CreditTest, ...] = ()
    implied_by: Implied | None = None


class Term(StrEnum):
    """Whether a title ends by itself: after years, never, or nobody has read."""

    YEARS = "years"
    UNLIMITED = "unlimited"
    NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class RecognitionTitle:
    """A title a subject may hold, such as 高新技术企业.

    `valid_years` is None where there is no fixed term; `term` then says whether the title is unlimited or its term was
    not read (None: nobody has looked). `rechecks` is what a holder must do again, as far as read. `changeable` says
    that a firm can work towards it.
    """

    name: str
    key: str
    en: str
    span: Span
    level: str = ""
    granted_by: str = ""
    valid_years: int | None = None
    also_called: tuple[str, ...] = ()
    term: Term | None = None
    rechecks: tuple[Recheck, ...] = ()
    changeable: Changeable | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All facts and recognition titles, by their Chinese name."""

    facts: Mapping[str, Fact]
    titles: Mapping[str, RecognitionTitle]
    aliases: Mapping[str, str] = field(init=False)
    implied: tuple[Fact, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Index aliases, keys and English labels once, and the facts that others imply."""
        aliases: dict[str, str] = {}
        for fact in self.facts.values():
            for alias in (fact.name, fact.key, *fact.also_called):
                aliases[alias] = fact.name
        object.__setattr__(self, "aliases", aliases)
        object.__setattr__(self, "implied", tuple(one for one in self.facts.values() if one.implied_by is not None))

    def find_fact(self, name: str) -> Fact | None:
        """Give the fact of that name, key or alias."""
        known = self.aliases.get(name)
        return None if known is None else self.facts[known]

    def find_title(self, name: str) -> RecognitionTitle | None:
        """Give the title of that name, key or alias."""
        for title in self.titles.values():
            if name in (title.name, title.key, *title.also_called):
                return title
        return None

    def nearest(self, name: str) -> str | None:
        """Give the most similar fact or title name, for a hint."""
        close = difflib.get_close_matches(name, [*self.aliases, *self.titles], n=1, cutoff=0.5)
        return close[0] if close else None
