"""What forms, commands and imports tell about enterprises.

Comes in: what somebody typed, already of the right type. Goes out: frozen values.
Must not know: who may, what is lawful; the actions do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ceyuan.district.accounts.enums import Role
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.papers.keep import Delivery
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.registry.enums import ProjectKind, SiteUse
from ceyuan.model.credit import CreditGrade, CreditKind, CreditSubject


@dataclass(frozen=True, slots=True)
class Places:
    """The three places of a firm, by division code, with the addresses of two."""

    registered: str = ""
    registered_address: str = ""
    taxed: str = ""
    operating: str = ""
    operating_address: str = ""


@dataclass(frozen=True, slots=True)
class NewEnterprise:
    """A firm to be registered; `demo` only for invented ones."""

    credit_code: str
    name: str
    unit: Unit
    founded_on: date | None = None
    places: Places = Places()
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """That something happened to a firm on a day, with a note and a paper."""

    on: date
    note: str = ""
    paper: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Who succeeds a firm: credit codes, and for each the keys of recognitions that its grantor confirmed.

    `survives` says of a split that the firm itself goes on (存续分立).
    """

    successors: tuple[str, ...]
    recognitions: tuple[tuple[int, str], ...] = ()  # recognition, credit code of its new holder
    survives: bool = False


@dataclass(frozen=True, slots=True)
class NewSite:
    """A place where a firm works."""

    name: str
    use: SiteUse
    address: str
    place: str = ""
    area: Decimal | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class NewIndustry:
    """An industry by its code in GB/T 4754-2017."""

    code: str
    since: date
    main: bool = True


@dataclass(frozen=True, slots=True)
class NewRecognition:
    """A title a firm holds, by its key in the vocabulary."""

    title: str
    source: str
    number: str = ""
    granted_on: date | None = None
    expires_on: date | None = None
    evidence: Delivery | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product."""

    name: str
    description: str = ""
    main: bool = False
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project; `investment` in 元."""

    name: str
    kind: ProjectKind
    code: str = ""
    place: str = ""
    investment: Decimal | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class NewCreditEvent:
    """A credit event, with who decided it and where it was read: a veto needs source and date."""

    kind: CreditKind
    about: CreditSubject
    summary: str
    authority: str
    source: str
    grade: CreditGrade | None = None
    number: str = ""
    decided_on: date | None = None
    published_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody who is to act for a firm; an agent with the letter and its last day."""

    username: str
    role: Role
    since: date
    until: date | None = None
    letter: Delivery | None = None
