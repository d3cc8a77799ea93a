"""Facts are recorded once and for good: superseded, never changed; unlawful ones are refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from fact_world import CONFIRMED, MONEY, SHARE, authorise, delivery, make_source, make_town, member, says
from platform_factories import AT, DAY, make_enterprise

from ceyuan.district.accounts.enums import Role
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.confirm_fact import confirm_fact
from ceyuan.district.registry.actions.declare_facts import declare_facts
from ceyuan.district.registry.actions.record_facts import record_fact, record_facts
from ceyuan.district.registry.actions.withdraw_fact import withdraw_fact
from ceyuan.district.registry.actions.write_facts import Written, write_facts
from ceyuan.district.registry.facts.entry import Entry, Statement
from ceyuan.district.registry.facts.sources import refuse_statistical_return
from ceyuan.district.registry.facts.values import Kept, keep_value, read_value
from ceyuan.district.registry.models import FactRow
from ceyuan.district.registry.words import facts_by_key
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db
LAST = DAY.year - 1


def refusal(code: str) -> object:
    return pytest.raises(Refused, check=lambda error: error.kind.code == code)


def numbers(**wanted: object) -> list[tuple[int | None, bool]]:
    return [(row.number, row.superseded_by_id is None) for row in FactRow.objects.filter(**wanted).order_by("pk")]


def test_a_newer_value_supersedes_that_of_the_same_source() -> None:
    town = make_town()
    first = record_fact(town.officer, town.firm, says(MONEY, "1200万元"), at=AT)
    second = record_fact(town.officer, town.firm, says(MONEY, "1300万元"), at=AT + timedelta(hours=1))
    assert numbers() == [(1_200_000_000, False), (1_300_000_000, True)]
    old, new = FactRow.objects.order_by("pk")
    assert (first.rows, second.rows, second.superseded, old.superseded_by_id) == ((old.pk,), (new.pk,), 1, new.pk)
    assert (new.recorded_by, new.recorded_at, new.valid_from) == ("甲经办", AT + timedelta(hours=1), DAY)


def test_other_sources_years_firms_stay_live() -> None:
    town = make_town()
    record_fact(town.officer, town.firm, says(MONEY, "1"), at=AT)
    record_fact(town.officer, town.firm, says(MONEY, "2", year=LAST - 1), at=AT)
    record_fact(town.officer, town.firm, says(MONEY, "3", LawfulSource.DECLARATION), at=AT)
    record_fact(town.officer, make_enterprise("同镇企业", town.unit), says(MONEY, "4"), at=AT)
    assert numbers() == [(100, True), (200, True), (300, True), (400, True)]


@pytest.mark.parametrize("key", [MONEY, SHARE])
def test_two_live_rows_cannot_be(key: str) -> None:
    """With a year and without one: the database itself refuses, on both."""
    town = make_town()
    row = declare_facts(town.filer, town.firm, [says(key, "0.5", LawfulSource.DECLARATION)], at=AT).rows[0]
    twin = FactRow.objects.get(pk=row)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_the_same_again_is_no_new_row() -> None:
    town = make_town()
    one = says(MONEY, "5", LawfulSource.DECLARATION)
    declare_facts(town.filer, town.firm, [one], at=AT)
    again = declare_facts(town.filer, town.firm, [one], at=AT + timedelta(days=1))
    assert (again, again.recorded, again.unchanged) == (Written((None,), 0), 0, 1)
    assert numbers() == [(500, True)]


def test_an_act_leaves_one_event_without_figures() -> None:
    town = make_town()
    record_facts(town.officer, town.firm, [says(MONEY, "77"), says("employees", "8")], at=AT)
    event = Event.objects.get(verb=verbs.RECORD_FACTS.code)
    assert (event.firm, event.actor_unit) == (town.firm.credit_code, "甲镇")
    assert '"fact":"revenue"' in event.data
    assert "7700" not in event.data
    assert verify_trail().holds


def test_the_firm_knows_that_something_changed() -> None:
    town = make_town()
    record_facts(town.officer, town.firm, [says(MONEY, "77"), says("employees", "8")], at=AT)
    town.firm.refresh_from_db()
    assert town.firm.facts_revision == 1


def test_a_value_recorded_by_mistake_is_taken_back() -> None:
    town = make_town()
    (key,) = record_fact(town.officer, town.firm, says(MONEY, "77"), at=AT).rows
    row = FactRow.objects.get(pk=key)
    withdraw_fact(town.officer, row, reason="录错企业", at=AT)
    assert [(one.withdrawn, one.superseded_by_id is None) for one in FactRow.objects.order_by("pk")] == [
        (False, False),
        (True, True),
    ]
    with refusal("facts.fact-changed"):
        withdraw_fact(town.officer, row, reason="再撤", at=AT)


def test_after_a_value_was_taken_back_it_can_be_recorded_again() -> None:
    town = make_town()
    (key,) = record_fact(town.officer, town.firm, says(MONEY, "77"), at=AT).rows
    withdraw_fact(town.officer, FactRow.objects.get(pk=key), reason="录错", at=AT)
    record_fact(town.officer, town.firm, says(MONEY, "77"), at=AT)
    assert numbers() == [(7700, False), (None, False), (7700, True)]


# -- what is refused


@pytest.mark.parametrize(
    ("title", "statement", "code"),
    [
        ("a source the vocabulary does not name", lambda: says(MONEY, "1", LawfulSource.EXPERT), "facts.not-lawful"),
        ("a yearly figure without its year", lambda: says(MONEY, "1", year=None), "facts.year-wanted"),
        ("a year that is not over", lambda: says(MONEY, "1", year=DAY.year), "facts.year-open"),
        (
            "a year where there is none",
            lambda: says("listing_board", "科创板", LawfulSource.REGISTER, year=LAST),
            "facts.no-year",
        ),
        ("a day to come", lambda: says(MONEY, "1", valid_from=DAY + timedelta(days=1)), "facts.future-day"),
        ("an audited figure without the audit", lambda: says(MONEY, "1", delivery=None), "facts.evidence-wanted"),
        ("what the platform computes", lambda: says("cmmm_total", "1", LawfulSource.PLATFORM), "facts.not-by-hand"),
        ("tax data without authorisation", lambda: says(MONEY, "1", LawfulSource.TAX), "facts.tax-not-authorised"),
    ],
)
def test_refused_when_recorded(title: str, statement: Callable[[], Statement], code: str) -> None:
    town = make_town()
    with refusal(code):
        record_fact(town.officer, town.firm, statement(), at=AT)
    assert not FactRow.objects.exists(), title
    assert Event.objects.get().outcome == "refused"


@pytest.mark.parametrize(
    ("key", "text", "part"),
    [
        (MONEY, "1.234", "小数超过2位；不作四舍五入"),
        (MONEY, "1000000000001", "超过上限1000000000000元"),
        (MONEY, "一百万左右", "不是一个确定的数"),
        (MONEY, "100人", "不能准确换算为“元”"),
        ("employees", "12.5", "小数"),
        ("employees", "-1", "低于下限"),
        (SHARE, "0.12345", "小数超过4位"),
        ("founded_on", "2025年", "日"),
        ("legal_form", "合伙", "合伙"),
        (CONFIRMED, "也许", "也许"),
        (MONEY, " ", "没有填"),
    ],
)
def test_a_value_is_refused_with_its_reason_never_rounded(key: str, text: str, part: str) -> None:
    with pytest.raises(Refused) as raised:
        read_value(facts_by_key()[key], text)
    assert part in str(raised.value)


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        (MONEY, "1.5万元", Kept(1_500_000)),
        (MONEY, "0.01", Kept(1)),
        (MONEY, "12,345,678.9", Kept(1_234_567_890)),
        (SHARE, "12.34%", Kept(1234)),
        ("employees", "不适用", Kept(applies=False)),
        ("founded_on", "2020年2月29日", Kept(text="2020-02-29")),
        ("legal_form", "股份有限公司", Kept(text="股份有限公司")),
        (CONFIRMED, "否", Kept(text="false")),
    ],
)
def test_a_value_is_kept_exactly(key: str, text: str, kept: Kept) -> None:
    fact = facts_by_key()[key]
    assert keep_value(fact, read_value(fact, text)) == kept


def test_a_shared_source_out_of_date_is_not_used() -> None:
    town = make_town()
    stale = make_source(until=DAY - timedelta(days=1))
    with refusal("facts.shared-expired"):
        record_fact(
            town.officer, town.firm, says("founded_on", "2020-01-01", LawfulSource.REGISTER, shared=stale), at=AT
        )


def test_a_shared_source_speaks_only_for_its_kind() -> None:
    town = make_town()
    other = make_source(LawfulSource.CONFIRMATION)
    with refusal("facts.shared-other"):
        record_fact(
            town.officer, town.firm, says("founded_on", "2020-01-01", LawfulSource.REGISTER, shared=other), at=AT
        )


@pytest.mark.parametrize(
    ("title", "since", "until", "withdrawn", "taken"),
    [
        ("on its first day", DAY, DAY, None, True),
        ("before", DAY + timedelta(days=1), DAY + timedelta(days=2), None, False),
        ("after", DAY - timedelta(days=9), DAY - timedelta(days=1), None, False),
        ("withdrawn today", DAY - timedelta(days=9), DAY, DAY, False),
        ("withdrawn tomorrow", DAY, DAY, DAY + timedelta(days=1), True),
    ],
)
def test_tax_data_want_an_authorisation_in_force(
    title: str, since: date, until: date, withdrawn: date | None, *, taken: bool
) -> None:
    town = make_town()
    given = authorise(town.firm, since, until)
    given.withdrawn_on = withdrawn
    given.save()
    authorise(make_enterprise("别家", town.unit))
    statement = says(MONEY, "1", LawfulSource.TAX)
    if taken:
        assert record_fact(town.officer, town.firm, statement, at=AT).recorded == 1, title
    else:
        with refusal("facts.tax-not-authorised"):
            record_fact(town.officer, town.firm, statement, at=AT)


def test_the_writer_itself_asks_for_the_authorisation() -> None:
    """An import writes without the act for single facts: the gate stands where rows come to be."""
    town = make_town()
    with refusal("facts.tax-not-authorised"), acting(verbs.RECORD_FACTS, actor=PLATFORM, at=AT):
        write_facts([says(MONEY, "1", LawfulSource.TAX).entry(town.firm.pk, None)], by="导入", at=AT)


def test_a_firm_speaks_for_itself_alone() -> None:
    town = make_town()
    declare_facts(town.filer, town.firm, [says(MONEY, "1", LawfulSource.AUDIT)], at=AT)
    assert [row.source for row in FactRow.objects.all()] == ["declaration"]


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.LEADER])
def test_nobody_declares_for_a_firm_but_its_people(role: Role) -> None:
    town, other = make_town(), make_town("乙")
    viewer = other.officer if role is Role.UNIT_OFFICER else town.district
    with refusal("registry.not-yours"):
        declare_facts(viewer, town.firm, [says(MONEY, "1", LawfulSource.DECLARATION)], at=AT)


def test_another_units_officer_records_nothing() -> None:
    town, other = make_town(), make_town("乙")
    with refusal("registry.not-yours"):
        record_fact(other.officer, town.firm, says(MONEY, "1"), at=AT)


# -- statistics


@pytest.mark.parametrize(
    "name", ["工业统计报表 B203-1", "联网直报导出", "一套表平台", "2025统计年报.xlsx", "统 计 月 报"]
)
def test_an_individual_statistical_return_never_enters(name: str) -> None:
    with pytest.raises(Refused, match="不得进入平台") as raised:
        refuse_statistical_return(["来文", name])
    assert "《统计法》规定" in raised.value.render("zh")


@pytest.mark.parametrize("name", ["是否纳统", "统计部门在库确认", "2025年营业收入", "区统计局汇总数"])
def test_what_is_no_return_passes(name: str) -> None:
    refuse_statistical_return([name])


def test_no_source_is_a_statistical_return() -> None:
    assert not [one for one in LawfulSource if "stat" in one.value]


def test_the_bureau_confirms_yes_or_no() -> None:
    town = make_town()
    bureau = town.district
    confirm_fact(bureau, town.firm, facts_by_key()[CONFIRMED], answer=True, at=AT)
    row = FactRow.objects.get()
    assert (row.source, row.text, row.number) == ("confirmation", "true", None)


def test_a_figure_is_never_confirmed() -> None:
    town = make_town()
    with refusal("facts.not-a-confirmation"):
        confirm_fact(town.district, town.firm, facts_by_key()[MONEY], answer=True, at=AT)


def test_a_unit_does_not_confirm_for_the_bureau() -> None:
    town = make_town()
    with refusal("registry.not-yours"):
        confirm_fact(town.officer, town.firm, facts_by_key()[CONFIRMED], answer=True, at=AT)


# -- many at once


def entries(firms: int, text: str) -> list[Entry]:
    unit = make_town(f"批{text}").unit
    fact = facts_by_key()[MONEY]
    kept = keep_value(fact, read_value(fact, text))
    return [
        Entry(make_enterprise(f"{text}号{number}", unit).pk, fact, LAST, kept, LawfulSource.DECLARATION, DAY)
        for number in range(firms)
    ]


def test_many_take_as_many_queries_as_few() -> None:
    counts = set()
    for firms in (1, 3, 50):
        wanted = entries(firms, str(firms))
        with (
            CaptureQueriesContext(
                connection,
            ) as queries,
            acting(verbs.RECORD_FACTS, actor=PLATFORM, at=AT),
        ):
            assert write_facts(wanted, by="导入", at=AT).recorded == firms
        counts.add(len(queries))
    assert len(counts) == 1


def test_two_values_for_one_place_are_the_callers_mistake() -> None:
    (one,) = entries(1, "1")
    with pytest.raises(ValueError, match="two entries"), acting(verbs.RECORD_FACTS, actor=PLATFORM, at=AT):
        write_facts([one, one], by="导入", at=AT)


def test_a_mark_goes_with_the_value() -> None:
    town = make_town()
    declare_facts(town.filer, town.firm, [says(MONEY, "1", LawfulSource.DECLARATION, mark=Mark.TRADE_SECRET)], at=AT)
    assert FactRow.objects.get().mark == Mark.TRADE_SECRET


def test_an_agent_declares_with_a_letter_in_force_only() -> None:
    town = make_town()
    from_elsewhere = member(make_town("丙").firm, Role.ENTERPRISE_FILER)
    with refusal("registry.not-yours"):
        declare_facts(from_elsewhere, town.firm, [says(MONEY, "1", LawfulSource.DECLARATION)], at=AT)


def test_a_paper_stands_behind_the_value() -> None:
    town = make_town()
    record_fact(town.officer, town.firm, says(MONEY, "1", delivery=delivery("审计报告.pdf")), at=AT)
    paper = FactRow.objects.get().evidence
    assert paper is not None
    assert (paper.name, paper.kept_by) == ("审计报告.pdf", "甲经办")
