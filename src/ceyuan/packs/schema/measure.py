"""Schema of a measure file: conditions, points table, benefit, intervals.

Comes in: plain data from YAML. Goes out: typed entries, rules still as text.
Must not know: FEEL.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from ceyuan.model.facts import SubjectKind
from ceyuan.model.measure import Application, Lane, MeasureKind
from ceyuan.model.provenance import Reading
from ceyuan.packs.schema.scalars import Day, Flag, Number, OpenDay, Strict, Years, parse_number


class TitlePair(Strict):
    """A title in both languages."""

    zh: str
    en: str = ""


class CriterionSchema(Strict):
    """One requirement."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    clause: str
    text: str
    en: str = ""
    when: str | None = None
    unpublished: str = ""
    read: Reading | None = None
    note: str = ""
    ground: str = ""
    ground_until: str = ""

    @model_validator(mode="after")
    def _one_rule(self) -> CriterionSchema:
        if (self.when is None) == (not self.unpublished):
            raise ValueError("when 与 unpublished 应恰有一个 / exactly one of when and unpublished")
        return self


class MembersSchema(Strict):
    """The members of a group with its title; `count` only for at_least."""

    title: TitlePair = TitlePair(zh="")
    of: Annotated[tuple[ConditionSchema, ...], Field(min_length=1)]
    count: Annotated[int, Field(ge=1)] = 1


def _members(value: object) -> object:
    return {"of": value} if isinstance(value, list | tuple) else value


Members = Annotated[MembersSchema, BeforeValidator(_members)]


class GroupSchema(Strict):
    """Exactly one of four ways to join conditions."""

    all: Members | None = None
    any: Members | None = None
    none: Members | None = None
    at_least: Members | None = None

    @model_validator(mode="after")
    def _one_join(self) -> GroupSchema:
        if sum(one is not None for one in (self.all, self.any, self.none, self.at_least)) != 1:
            raise ValueError("all、any、none、at_least 应恰有一个 / exactly one of all, any, none, at_least")
        return self


def _condition_tag(value: object) -> str:
    if isinstance(value, dict):
        return "criterion" if "id" in value or "when" in value or "text" in value else "group"
    return "criterion" if isinstance(value, CriterionSchema) else "group"


ConditionSchema = Annotated[
    Annotated[CriterionSchema, Tag("criterion")] | Annotated[GroupSchema, Tag("group")],
    Discriminator(_condition_tag),
]


class PointsRange(Strict):
    """Points, as a range; a deduction is a table of its own, so points are never negative."""

    low: Number
    high: Number

    @model_validator(mode="after")
    def _in_order(self) -> PointsRange:
        if not 0 <= self.low <= self.high:
            raise ValueError("得分不能为负，也不能先高后低 / points cannot be negative or out of order")
        return self


def _points(value: object) -> object:
    if isinstance(value, list | tuple) and len(value) == 2:
        return {"low": value[0], "high": value[1]}
    return value if isinstance(value, dict | PointsRange) else {"low": value, "high": value}


PointsField = Annotated[PointsRange, BeforeValidator(_points)]


class CaseSchema(Strict):
    """Points when a rule holds."""

    when: str
    points: PointsField
    text: str = ""


class WaySchema(Strict):
    """One way to count: bands, first case, or every case."""

    input: str | None = None
    bands: tuple[tuple[str, PointsField], ...] = ()
    cases: tuple[CaseSchema, ...] = ()
    otherwise: PointsField | None = None
    each: tuple[CaseSchema, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> WaySchema:
        _exactly_one({"input + bands": bool(self.bands), "cases": bool(self.cases), "each": bool(self.each)})
        if bool(self.bands) != (self.input is not None):
            raise ValueError("input 与 bands 应同时给出 / input and bands go together")
        return self


class ScoreItemSchema(Strict):
    """One line of a points table."""

    item: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    en: str = ""
    dimension: str = ""
    max: Number
    clause: str = ""
    read: Reading | None = None
    note: str = ""
    input: str | None = None
    bands: tuple[tuple[str, PointsField], ...] = ()
    cases: tuple[CaseSchema, ...] = ()
    otherwise: PointsField | None = None
    each: tuple[CaseSchema, ...] = ()
    given: str | None = None
    best_of: tuple[WaySchema, ...] = ()
    unpublished: str = ""

    @model_validator(mode="after")
    def _one_way(self) -> ScoreItemSchema:
        _exactly_one(
            {
                "input + bands": bool(self.bands),
                "cases": bool(self.cases),
                "each": bool(self.each),
                "given": self.given is not None,
                "best_of": bool(self.best_of),
                "unpublished": bool(self.unpublished),
            }
        )
        if bool(self.bands) != (self.input is not None):
            raise ValueError("input 与 bands 应同时给出 / input and bands go together")
        return self


def _exactly_one(given: dict[str, bool]) -> None:
    if sum(given.values()) != 1:
        names = "、".join(given)
        raise ValueError(f"{names} 应恰有一个 / exactly one is expected")


class DimensionSchema(Strict):
    """A group of lines; `max` caps its points, where the text caps them below the sum of its lines."""

    name: str
    max: Number | None = None


def _dimension(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class ScorecardSchema(Strict):
    """A points table."""

    name: str = "总分"
    en: str = "Total"
    maximum: Number
    dimensions: tuple[Annotated[DimensionSchema, BeforeValidator(_dimension)], ...] = ()
    items: Annotated[tuple[ScoreItemSchema, ...], Field(min_length=1)]


class InstalmentSchema(Strict):
    """A part of an award."""

    share: Number
    year: int = 0
    when: str = ""


def _rates(value: object) -> object:
    """Take one rate for both ends; a lowest rate above the highest is refused."""
    if not isinstance(value, list | tuple):
        return (value, value)
    ends = [parse_number(one) for one in value]
    if len(ends) == 2 and ends[0] >= ends[1]:
        raise ValueError("rate 的两端应由低到高 / the two ends of rate go from low to high")
    return value


class ShareSchema(Strict):
    """A share of a base; `rate` is one, or the lowest and the highest; `cap` may be unpublished."""

    rate: Annotated[tuple[Number, Number], BeforeValidator(_rates)]
    of: str
    cap: Annotated[Number | Literal["unpublished"], Field(union_mode="left_to_right")] | None = None


class TierSchema(Strict):
    """An amount when a rule holds."""

    when: str
    amount: Number


class BenefitSchema(Strict):
    """What a measure gives."""

    none_stated: str | None = None
    title: str | None = None
    lump_sum: Number | None = None
    share: ShareSchema | None = None
    tiers: tuple[TierSchema, ...] = ()
    yearly_cap: Number | None = None
    instalments: tuple[InstalmentSchema, ...] = ()
    discretionary: Flag = False

    @model_validator(mode="after")
    def _one_form(self) -> BenefitSchema:
        parts = [one.share for one in self.instalments]
        if parts and sum(parts) != 1:
            raise ValueError(f"各期比例合计 {sum(parts):.2%}，应为100% / instalments total {sum(parts):.2%}, not 100%")
        _exactly_one(
            {
                "none_stated": self.none_stated is not None,
                "title": self.title is not None,
                "lump_sum": self.lump_sum is not None,
                "share": self.share is not None,
                "tiers": bool(self.tiers),
            }
        )
        return self


def _benefit(value: object) -> object:
    return {"none_stated": ""} if value in ("none stated", "none") else value


class IntervalSchema(Strict):
    """Days whose applications of one kind a measure answers."""

    application: Application
    start: OpenDay = Field(default=None, alias="from")
    end: OpenDay = Field(default=None, alias="to")


class ClosedSchema(Strict):
    """Days on which nobody may apply although the scheme goes on."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    why: Annotated[str, Field(min_length=1)]


class RequirementSchema(Strict):
    """Titles, any one of which must be held."""

    holds: Annotated[tuple[str, ...], Field(min_length=1)]
    clause: str
    text: str
    read: Reading | None = None
    id: str = "requires"


class LackSchema(Strict):
    """What still has to be issued."""

    what: str
    lead: str = ""
    ground: str = ""


class MeasureSchema(Strict):
    """One measure."""

    measure: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    scheme: str = ""
    title: TitlePair
    kind: MeasureKind
    subject: SubjectKind = SubjectKind.ENTERPRISE
    lane: Lane = Lane.REVIEWED
    decided_by: str = ""
    clause: str
    read: Reading
    applies: tuple[IntervalSchema, ...] = ()
    closed: tuple[ClosedSchema, ...] = ()
    yes_means: TitlePair | None = None
    no_means: TitlePair | None = None
    confers: str = ""
    valid_for: Years = None
    requires: tuple[RequirementSchema, ...] = ()
    conditions: ConditionSchema | None = None
    scorecard: ScorecardSchema | None = None
    benefit: Annotated[BenefitSchema, BeforeValidator(_benefit)]
    lacks: tuple[LackSchema, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _both_answers(self) -> MeasureSchema:
        if (self.yes_means is None) != (self.no_means is None):
            raise ValueError("yes_means 与 no_means 应同时给出 / yes_means and no_means go together")
        return self


MembersSchema.model_rebuild()
