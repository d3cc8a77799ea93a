"""From a measure file to the model.

Comes in: a located measure file and the names its rules may use. Goes out: a Measure.
Must not know: other measures.
"""

from __future__ import annotations

from ceyuan.errors import CeyuanError
from ceyuan.model.benefit import (
    Award,
    Benefit,
    Instalment,
    LumpSum,
    Money,
    NoneStated,
    Share,
    Tier,
    Tiers,
    Title,
)
from ceyuan.model.condition import Condition, Criterion, Group, Join
from ceyuan.model.measure import ClosedDays, Interval, Lack, Measure, OwnWords, Requirement
from ceyuan.model.provenance import Reading
from ceyuan.packs import errors
from ceyuan.packs.build.rules import RuleReader
from ceyuan.packs.build.scorecard import build_scorecard
from ceyuan.packs.located import Path_
from ceyuan.packs.schema.measure import (
    BenefitSchema,
    ClosedSchema,
    CriterionSchema,
    GroupSchema,
    IntervalSchema,
    MeasureSchema,
    RequirementSchema,
)

_JOINS = {"all": Join.ALL, "any": Join.ANY, "none": Join.NONE, "at_least": Join.AT_LEAST}


def build_measure(entry: MeasureSchema, reader: RuleReader, *, pack: str) -> Measure:
    """Build one measure from its validated file."""
    located = reader.located
    if entry.conditions is None and not entry.lacks and not entry.requires:
        raise CeyuanError(errors.NO_CONDITIONS, data={"measure": entry.measure}, spans=[located.span(("measure",))])
    card = entry.scorecard
    return Measure(
        id=entry.measure,
        pack=pack,
        scheme=entry.scheme or entry.measure,
        title=entry.title.zh,
        en=entry.title.en,
        kind=entry.kind,
        subject=entry.subject,
        lane=entry.lane,
        decided_by=entry.decided_by,
        clause=entry.clause,
        intervals=tuple(_build_interval(one, reader, ("applies", index)) for index, one in enumerate(entry.applies)),
        requires=tuple(
            _build_requirement(one, reader, ("requires", index), entry.read) for index, one in enumerate(entry.requires)
        ),
        condition=None
        if entry.conditions is None
        else _build_condition(entry.conditions, reader, ("conditions",), entry.read),
        scorecard=None if card is None else build_scorecard(card, reader, entry.read),
        benefit=_build_benefit(entry.benefit, reader, entry.valid_for),
        confers=entry.confers,
        valid_years=entry.valid_for,
        lacks=tuple(Lack(one.what, one.lead, one.ground) for one in entry.lacks),
        reading=entry.read,
        span=located.span(("measure",)),
        note=entry.note,
        closed=tuple(_build_closed(one, reader, ("closed", index)) for index, one in enumerate(entry.closed)),
        own_words=_build_words(entry),
    )


def _build_words(entry: MeasureSchema) -> OwnWords | None:
    if entry.yes_means is None or entry.no_means is None:
        return None
    yes, no = ((one.zh, one.en or one.zh) for one in (entry.yes_means, entry.no_means))
    return OwnWords(yes, no)


def _build_closed(entry: ClosedSchema, reader: RuleReader, path: Path_) -> ClosedDays:
    if entry.end < entry.start:
        raise CeyuanError(errors.INTERVAL_ORDER, spans=[reader.located.span(path)])
    return ClosedDays(entry.start, entry.end, entry.why)


def _build_interval(entry: IntervalSchema, reader: RuleReader, path: Path_) -> Interval:
    if entry.start is not None and entry.end is not None and entry.end < entry.start:
        raise CeyuanError(errors.INTERVAL_ORDER, spans=[reader.located.span(path)])
    return Interval(entry.application, entry.start, entry.end)


def _build_requirement(entry: RequirementSchema, reader: RuleReader, path: Path_, reading: Reading) -> Requirement:
    span = reader.located.span((*path, "holds"))
    return Requirement(entry.holds, entry.clause, entry.text, entry.read or reading, span, entry.id)


def _build_condition(
    entry: CriterionSchema | GroupSchema, reader: RuleReader, path: Path_, reading: Reading
) -> Condition:
    if isinstance(entry, CriterionSchema):
        return Criterion(
            id=entry.id,
            text=entry.text,
            en=entry.en,
            clause=entry.clause,
            rule=None if entry.when is None else reader.rule((*path, "when")),
            unpublished=entry.unpublished,
            reading=entry.read or reading,
            span=reader.located.span((*path, "id")),
            note=entry.note,
            ground=entry.ground,
            ground_until=entry.ground_until,
        )
    key = next(one for one in _JOINS if getattr(entry, one) is not None)
    members = getattr(entry, key)
    inner: Path_ = (*path, key)
    if (*inner, "of") in reader.located.spans:
        inner = (*inner, "of")
    return Group(
        join=_JOINS[key],
        members=tuple(_build_condition(one, reader, (*inner, index), reading) for index, one in enumerate(members.of)),
        span=reader.located.span(path),
        title=members.title.zh,
        title_en=members.title.en,
        least=members.count if key == "at_least" else 0,
    )


def _build_benefit(entry: BenefitSchema, reader: RuleReader, valid_years: int | None) -> Benefit:
    if entry.none_stated is not None:
        return NoneStated(entry.none_stated)
    if entry.title is not None:
        return Title(entry.title, valid_years)
    return Money(
        _build_award(entry, reader),
        entry.yearly_cap,
        tuple(Instalment(one.share, one.year, one.when) for one in entry.instalments),
        entry.discretionary,
    )


def _build_award(entry: BenefitSchema, reader: RuleReader) -> Award:
    if entry.lump_sum is not None:
        return LumpSum(entry.lump_sum)
    if entry.share is not None:
        lowest, rate = entry.share.rate
        unpublished = entry.share.cap == "unpublished"
        return Share(
            rate,
            reader.rule(("benefit", "share", "of")),
            None if isinstance(entry.share.cap, str) else entry.share.cap,
            None if lowest == rate else lowest,
            unpublished,
        )
    return Tiers(
        tuple(
            Tier(reader.rule(("benefit", "tiers", index, "when")), one.amount) for index, one in enumerate(entry.tiers)
        )
    )
