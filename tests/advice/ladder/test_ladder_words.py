"""What a place on a ladder reads like, in both languages. The sentences stand in ladder_sentences.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from ceyuan.advice.ladder.results import Due, LadderPlace, Pace
from ceyuan.advice.wording.ladders import due_sentence, ladder_sentences, ladder_words
from ceyuan.advice.wording.paces import pace_sentence
from ceyuan.advice.wording.voice import Voice
from ceyuan.errors import Language
from ceyuan.model.facts import Fact, FactType, RecognitionTitle, Vocabulary
from ceyuan.model.ladder import Ladder, Rung
from ceyuan.model.provenance import Reading
from ceyuan.model.recheck import MonthDay, Recheck
from ceyuan.source import Source, Span

DAY = date(2026, 6, 30)
NOWHERE = Span(Source("test", ""), 0, 0)
LOW, HIGH = "创新型中小企业", "专精特新中小企业"
VOCABULARY = Vocabulary(
    {
        "营业收入": Fact("营业收入", "revenue", "Operating revenue", FactType.NUMBER, NOWHERE, unit="元", yearly=True),
        "职工人数": Fact("职工人数", "staff", "Staff", FactType.NUMBER, NOWHERE, unit="人", yearly=True),
    },
    {
        LOW: RecognitionTitle(LOW, "l", "Innovative SME", NOWHERE),
        HIGH: RecognitionTitle(HIGH, "h", "Specialised SME", NOWHERE),
    },
)
RUNGS = (
    Rung(LOW, (LOW,), ("low",), (), NOWHERE),
    Rung(HIGH, (HIGH,), ("high",), ((LOW,),), NOWHERE),
    Rung("重点支持", (), ("key",), ((HIGH, LOW),), NOWHERE),
)
LADDER = Ladder("优质中小企业", "quality", "Quality SMEs", "样〔2026〕1号", "一", Reading.OFFICIAL, RUNGS, NOWHERE)
UPDATE = Recheck("每年5月31日前更新信息", "样〔2026〕1号", "一", Reading.OFFICIAL, MonthDay(5, 31))
REVIEW = Recheck("期满复核", "样〔2026〕1号", "", Reading.OFFICIAL)
MONEY = Fraction(10_000)


def stands(rung: int | None, following: int | None, **more: object) -> LadderPlace:
    lacking, unsure = more.get("lacking", ()), more.get("unsure", ())
    assert isinstance(lacking, tuple)
    assert isinstance(unsure, tuple)
    own = None if rung is None else RUNGS[rung]
    return LadderPlace(LADDER, DAY, own, None if following is None else RUNGS[following], lacking, unsure, (), (), ())


def pace(*, first: int, last: int, needed: int, months: int | None, beyond: bool = False) -> Pace:
    return Pace("营业收入", 2025, 2, first * MONEY, last * MONEY, needed * MONEY, beyond, months)


SAID: Mapping[str, LadderPlace | Pace | Due] = {
    "on none": stands(None, 0),
    "on the first": stands(0, 1),
    "at the top": stands(2, None),
    "the next rung grants no title, and one of two is lacking": stands(1, 2, lacking=((HIGH, LOW),)),
    "a title is lacking": stands(None, 1, lacking=((LOW,),)),
    "nobody knows": stands(None, 0, unsure=(LOW, HIGH)),
    "one year of growth": pace(first=4000, last=4840, needed=5324, months=12),
    "three years, to be passed": pace(first=4000, last=4840, needed=6000, months=36, beyond=True),
    "no growth": pace(first=5000, last=4840, needed=5324, months=None),
    "too slow": pace(first=4839, last=4840, needed=5324, months=None),
    "a yearly update": Due(LOW, UPDATE, date(2027, 5, 31), date(2028, 1, 2)),
    "a review without a day of its own": Due(LOW, REVIEW, None, date(2028, 1, 2)),
    "a title ends": Due(LOW, None, None, date(2027, 1, 2)),
}
SENTENCES = yaml.safe_load(Path(__file__).with_name("ladder_sentences.yaml").read_text(encoding="utf-8"))


def said(entry: LadderPlace | Pace | Due, language: Language) -> list[str]:
    voice = Voice(language, VOCABULARY, DAY, 2025)
    match entry:
        case LadderPlace():
            return list(ladder_sentences(ladder_words(entry, voice), voice))
        case Pace():
            return [pace_sentence(entry, voice)]
        case Due():
            return [due_sentence(entry, voice)]


def test_every_case_has_its_sentences() -> None:
    assert list(SAID) == list(SENTENCES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", SAID)
def test_it_reads(title: str, language: Language) -> None:
    assert said(SAID[title], language) == SENTENCES[title][language]
