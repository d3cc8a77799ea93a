"""The demo district: everything in it holds, everybody can log in, every kind of thing is there to be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from demo_invariants import INVARIANTS
from django.contrib.auth.hashers import check_password
from django.db import connection
from django.db.models import Count
from django.http import QueryDict
from django.utils import timezone
from platform_factories import AT, DAY

from ceyuan.demo.thresholds import CASES
from ceyuan.district.accounts.access import viewer_of
from ceyuan.district.accounts.clashes import clash_of
from ceyuan.district.accounts.enums import ADMINISTRATORS, Role, UnitKind
from ceyuan.district.accounts.held import Days, all_roles
from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verify import verify_trail
from ceyuan.district.demo.judge import Tally, judge_district
from ceyuan.district.demo.make import CHAPTERS, FIRMS, Demo, make_demo_district
from ceyuan.district.demo.verbs import MAKE
from ceyuan.district.registry.enums import ChangeKind, Contest, ProjectKind, Standing
from ceyuan.district.registry.models import (
    Change,
    Correction,
    CorrectionState,
    CreditEventRow,
    Enterprise,
    FactRow,
    FormReturn,
    ImportBatch,
    ImportFault,
    ImportRow,
    Membership,
    Project,
    Recognition,
    RecurringForm,
    SavedView,
    StatisticsCell,
    TaxAuthorisation,
)
from ceyuan.district.registry.models.imports import ImportState
from ceyuan.district.registry.queries.enterprises import Wanted, enterprises_wanted
from ceyuan.district.registry.queries.visits import visits_of

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda one: one.__name__.replace("_", " "))
def test_no_row_breaks_what_must_hold(invariant: Callable[[], Iterator[str]]) -> None:
    assert list(invariant()) == []


def test_no_row_points_to_nothing() -> None:
    """Foreign keys are asked at the end of a transaction, which a test never reaches."""
    connection.check_constraints()


def test_units_are_those_of_the_district() -> None:
    kinds = dict(Unit.objects.order_by().values_list("kind").annotate(number=Count("pk")))
    assert (kinds[UnitKind.TOWN], kinds[UnitKind.ZONE], kinds[UnitKind.PARK]) == (17, 2, 20)
    direct = Unit.objects.filter(kind=UnitKind.PARK, parent__kind=UnitKind.BUREAU)
    assert direct.count() == direct.filter(enterprises__isnull=False).distinct().count() == 4


def test_every_role_has_somebody_who_holds_it_today(demo: Demo) -> None:
    held = {role for user in User.objects.all() for role in all_roles(user.pk, Days(DAY, DAY))}
    assert held == set(Role)
    assert {one.role for one in demo.accounts} == set(Role)


def test_three_administrators_are_three_people_and_nothing_else() -> None:
    people = [viewer_of(one, day=DAY) for one in User.objects.all()]
    administrators = [one for one in people if one.has(*ADMINISTRATORS)]
    assert [len(one.hats) for one in administrators] == [1, 1, 1]


def test_nobody_holds_two_roles_that_must_not_meet() -> None:
    for user in User.objects.all():
        roles = all_roles(user.pk, Days(DAY, DAY))
        assert [clash_of(role, roles - {role}) for role in roles if clash_of(role, roles - {role})] == []


def test_everybody_logs_in_with_the_password_that_is_told(demo: Demo) -> None:
    """All have one hash, so that one check speaks for all."""
    hashes = set(User.objects.values_list("password", flat=True))
    assert [check_password(demo.password, one) for one in hashes] == [True]
    assert {one.username for one in demo.accounts} == set(User.objects.values_list("username", flat=True))


def test_a_deputy_stands_in_for_the_town_s_officer() -> None:
    deputy = viewer_of(User.objects.get(username="town2"), day=DAY)
    assert {hat.deputy_for for hat in deputy.hats} == {"", "郑新桥（演示）"}


def test_the_agent_has_a_letter_and_a_last_day() -> None:
    agent = Membership.objects.get(role=Role.AGENT)
    assert (agent.letter is not None, agent.until is not None and agent.until > DAY) == (True, True)


def test_the_trail_holds_and_tells_what_was_made_up(demo: Demo) -> None:
    assert verify_trail().holds
    told = Event.objects.filter(verb=MAKE.code).order_by("number")
    assert [one.about_key for one in told] == [one.key for one in CHAPTERS]
    counts = dict(demo.counts.items())
    declared = FactRow.objects.filter(recorded_by="曹填报（演示）").exclude(key__in=_asked()).count()
    assert counts["四年事实"]["事实"] == FactRow.objects.exclude(key__in=_asked()).count() - declared
    assert counts["企业、推荐单位、行业和场所"]["企业"] == Enterprise.objects.count() == demo.firms
    assert counts["产品和项目"]["项目"] == Project.objects.count()


def test_every_chapter_says_how_far_it_is(lines: list[str]) -> None:
    assert [chapter.title in line for chapter, line in zip(CHAPTERS, lines[: len(CHAPTERS)], strict=True)] == [
        True for _ in CHAPTERS
    ]


def _asked() -> list[str]:
    return list(RecurringForm.objects.get().keys)


def test_every_kind_of_thing_can_be_seen() -> None:
    assert set(Change.objects.values_list("kind", flat=True)) == set(ChangeKind)
    assert set(Enterprise.objects.values_list("standing", flat=True)) == set(Standing) - {
        Standing.SPLIT,
        Standing.MISTAKEN,
    }
    assert set(CreditEventRow.objects.values_list("contest", flat=True)) == set(Contest)
    assert set(Project.objects.values_list("kind", flat=True)) == set(ProjectKind)
    assert TaxAuthorisation.objects.count() == 40
    assert StatisticsCell.objects.filter(firms__lt=3).count() == 0 < StatisticsCell.objects.count()


def test_events_count_are_past_or_repaired() -> None:
    events = CreditEventRow.objects.all()
    past, repaired = events.filter(published_until__lt=DAY).count(), events.exclude(repaired_on=None).count()
    assert min(past, repaired, events.count() - past - repaired) > 0


def test_titles_are_in_force_and_lapsed() -> None:
    lapsed = Recognition.objects.filter(expires_on__lt=DAY).count()
    assert 0.03 < lapsed / Recognition.objects.count() < 0.25


def test_two_sources_disagree_for_a_few_and_most_reports_are_missing() -> None:
    audits = FactRow.objects.filter(source="audit", key="revenue", year=DAY.year - 1)
    declared = {
        row.enterprise_id: row.number
        for row in FactRow.objects.filter(source="declaration", key="revenue", year=DAY.year - 1)
    }
    differing = [row for row in audits if declared.get(row.enterprise_id, row.number) != row.number]
    assert 0 < len(differing) < audits.count() / 5
    assert 0 < audits.exclude(evidence=None).count() < audits.count()


def test_a_correction_waits_and_a_value_was_declared_anew() -> None:
    assert [one.state for one in Correction.objects.all()] == [CorrectionState.PENDING]
    assert FactRow.objects.exclude(superseded_by=None).count() == 1
    assert [one.office for one in visits_of([Correction.objects.get().enterprise.credit_code])] == ["", "区经济委员会"]


def test_a_form_is_open_under_its_number_and_some_returned_it() -> None:
    form = RecurringForm.objects.get()
    assert form.approval_number
    assert timezone.localdate(form.closes_at) > DAY >= form.opens_on
    assert FormReturn.objects.count() == 2


def test_an_import_waits_with_its_faults() -> None:
    batch = ImportBatch.objects.get()
    assert batch.state == ImportState.STAGED
    assert ImportRow.objects.filter(batch=batch).count() > 10
    assert ImportFault.objects.filter(batch=batch, serious=True).count() >= 3


def test_saved_lists_find_firms() -> None:
    for view in SavedView.objects.select_related("owner"):
        asked = QueryDict(view.query)
        assert set(asked) <= set(Wanted.__slots__)
        found = enterprises_wanted(viewer_of(view.owner, day=DAY), Wanted(**asked.dict()))  # type: ignore[arg-type] # words only
        assert found.exists(), view


def test_a_second_run_changes_nothing_and_says_so(demo: Demo) -> None:
    before, said = Event.objects.count(), list[str]()
    again = make_demo_district(at=AT, say=said.append)
    assert (again.fresh, again.accounts, again.firms) == (False, demo.accounts, demo.firms)
    assert said == ["演示区已经建好，没有改动。"]
    assert Event.objects.count() == before


def test_the_district_is_judged_with_all_three_answers() -> None:
    tallies = judge_district(DAY)
    told = sum(one.yes + one.no + one.unknown for one in tallies)
    shares = [sum(getattr(one, word) for one in tallies) / told for word in ("yes", "no", "unknown")]
    assert [0.05 < shares[0] < 0.25, 0.4 < shares[1] < 0.75, 0.15 < shares[2] < 0.45] == [True, True, True], shares
    assert sum(1 for one in tallies if min(one.yes, one.no, one.unknown) > 0) >= 10
    assert [one.pending for one in tallies if "sjf-2025-146#merger" in one.measure] > [0]


def test_firms_on_a_line_are_answered_by_what_the_register_says() -> None:
    """Three per cent exactly is enough, a hundred yuan less is not, and a missing year leaves it open."""
    titles = {one.title: one.name for one in CASES}
    wanted = {"研发费用恰为营业收入的3%": "yes", "研发费用差100元不足3%": "no", "缺2024年研发费用": "unknown"}
    for title, answer in wanted.items():
        Enterprise.objects.exclude(name=titles[title]).update(standing=Standing.MOVED)
        Enterprise.objects.filter(name=titles[title]).update(standing=Standing.ACTIVE)
        tally = next(one for one in judge_district(DAY) if one.measure.endswith("#specialised-sme-2026"))
        assert _only(tally) == answer, title


def _only(tally: Tally) -> str:
    assert tally.yes + tally.no + tally.unknown == 1
    return next(word for word in ("yes", "no", "unknown") if getattr(tally, word))


def test_the_whole_has_two_thousand_firms() -> None:
    assert FIRMS == 2000
