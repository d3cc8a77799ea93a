"""Whatever is done to the chain shows: change, deletion, insertion, another order, a cut back to the last anchor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from final_rows import rows_are_final, rows_may_go
from hypothesis import assume, given
from hypothesis import strategies as st
from platform_factories import AT, DAY

from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import Actor
from ceyuan.district.common.trail.anchor import AnchorLine, anchor_day
from ceyuan.district.common.trail.chain import EMPTY, FIELDS, digest_of
from ceyuan.district.common.trail.models import Event, Head
from ceyuan.district.common.trail.verb import About, Verb
from ceyuan.district.common.trail.verify import Fault, Finding, Proof, follow_chain, verify_trail

Row = tuple[object, ...]
VERB = Verb("test.do", "做", "do")
WHO = Actor("7", "张三", "区级经办人", "区经委", "李四", "10.0.0.1")
TEXTS = [one for one in FIELDS if one != "number"]


def chain_of(count: int) -> list[Row]:
    """Give rows as verification reads them."""
    rows: list[Row] = []
    digest = EMPTY
    for number in range(1, count + 1):
        values = (number, *(f"{name} {number}" for name in TEXTS))
        digest = digest_of(digest, values)
        rows.append((*values, digest))
    return rows


def end_of(rows: Sequence[Row]) -> tuple[int, str]:
    return (int(str(rows[-1][0])), str(rows[-1][-1])) if rows else (0, EMPTY)


def prove(rows: Sequence[Row], head: tuple[int, str], anchors: Sequence[AnchorLine] = ()) -> Proof:
    return follow_chain(rows, anchors=anchors, heads=(head, lambda: head))


def anchor_at(rows: Sequence[Row], number: int) -> AnchorLine:
    return AnchorLine(DAY, number, str(rows[number - 1][-1]) if number else EMPTY)


@given(st.integers(0, 30))
def test_an_untouched_chain_holds(count: int) -> None:
    rows = chain_of(count)
    assert prove(rows, end_of(rows), [anchor_at(rows, one) for one in range(count + 1)]).holds


@st.composite
def tampered(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """Give a chain, and the chain after somebody without the digests' recipe changed it."""
    rows = chain_of(draw(st.integers(2, 25)))
    kind = draw(st.sampled_from(["change", "delete", "insert", "swap", "repeat", "renumber", "move"]))
    place = draw(st.integers(0, len(rows) - 1))
    other = draw(st.integers(0, len(rows) - 1))
    changed = list(rows)
    match kind:
        case "change":
            column = draw(st.integers(1, len(FIELDS)))
            row = list(rows[place])
            row[column] = draw(st.text(max_size=6))
            changed[place] = tuple(row)
        case "delete":
            upto = draw(st.integers(place + 1, len(rows)))
            del changed[place:upto]
        case "insert":
            changed.insert(place, (*rows[other][:-1], draw(st.text(max_size=6))))
        case "swap":
            changed[place], changed[other] = changed[other], changed[place]
        case "repeat":
            changed.insert(place, rows[other])
        case "renumber":
            changed[place] = (draw(st.integers(-3, 60)), *rows[place][1:])
        case "move":
            changed.insert(other, changed.pop(place))
    assume(changed != rows)
    return rows, changed


@given(tampered())
def test_no_tampering_is_missed(case: tuple[list[Row], list[Row]]) -> None:
    rows, changed = case
    assert not prove(changed, end_of(rows)).holds


@given(st.integers(2, 25), st.data())
def test_a_forger_who_chains_anew_is_stopped_by_the_anchor(count: int, data: st.DataObject) -> None:
    """Whoever can rewrite every row and the head makes a chain that holds by itself: only an anchor says no."""
    rows = chain_of(count)
    anchored = data.draw(st.integers(1, count))
    place = data.draw(st.integers(1, anchored))
    forged = rows[: place - 1]
    digest = str(forged[-1][-1]) if forged else EMPTY
    for row in rows[place - 1 :]:
        values = (row[0], "forged", *row[2:-1])
        digest = digest_of(digest, values)
        forged.append((*values, digest))
    assert prove(forged, end_of(forged)).holds
    proof = prove(forged, end_of(forged), [anchor_at(rows, anchored)])
    assert proof.findings == (Finding(Fault.ANCHOR, anchored, DAY.isoformat()),)


@given(st.integers(1, 25), st.data())
def test_a_cut_shows_back_to_the_last_anchor_and_no_further(count: int, data: st.DataObject) -> None:
    rows = chain_of(count)
    anchored = data.draw(st.integers(1, count))
    left = rows[: data.draw(st.integers(0, count - 1))]
    assert not prove(left, end_of(rows)).holds  # the head was forgotten
    proof = prove(left, end_of(left), [anchor_at(rows, anchored)])
    assert proof.holds is (len(left) >= anchored)


# -- on the database itself


def do(number: int) -> None:
    about = About("thing", str(number), f"第{number}件", "91310117MA0000001Y")
    with acting(VERB, actor=WHO, at=AT + timedelta(microseconds=number), about=about) as act:
        act.tell({"n": number})


def faults(kept: Sequence[AnchorLine] = ()) -> set[Fault]:
    return {one.fault for one in verify_trail(kept).findings}


def tamper(*statements: str) -> None:
    rows_may_go()
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)
    rows_are_final()


TAMPERINGS: dict[str, tuple[Sequence[str], set[Fault]]] = {
    "nothing": ((), set()),
    "a byte of the data": (["UPDATE trail_event SET data = '{\"n\":9}' WHERE number = 3"], {Fault.CHANGED}),
    "who it was": (["UPDATE trail_event SET actor_name = '王五' WHERE number = 3"], {Fault.CHANGED}),
    "when it was": (["UPDATE trail_event SET at = '2026-06-30 02:00:00.000009' WHERE number = 3"], {Fault.CHANGED}),
    "a refusal made an act": (["UPDATE trail_event SET outcome = 'refused' WHERE number = 3"], {Fault.CHANGED}),
    "a digest": (["UPDATE trail_event SET digest = 'a' WHERE number = 3"], {Fault.CHANGED}),
    "deleted in the middle": (["DELETE FROM trail_event WHERE number = 3"], {Fault.CHANGED, Fault.MISSING}),
    "deleted at the end": (["DELETE FROM trail_event WHERE number = 6"], {Fault.HEAD}),
    "all deleted": (["DELETE FROM trail_event"], {Fault.HEAD}),
    "numbers exchanged": (
        [
            "UPDATE trail_event SET number = 90 WHERE number = 2",
            "UPDATE trail_event SET number = 2 WHERE number = 4",
            "UPDATE trail_event SET number = 4 WHERE number = 90",
        ],
        {Fault.CHANGED, Fault.MISSING, Fault.OUT_OF_ORDER},
    ),
    "the head moved back": (["UPDATE trail_head SET number = 5"], {Fault.HEAD}),
    "the head moved on": (["UPDATE trail_head SET number = 7"], {Fault.HEAD}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("title", TAMPERINGS)
def test_tampering_with_the_rows_shows(title: str) -> None:
    for number in range(1, 7):
        do(number)
    statements, found = TAMPERINGS[title]
    tamper(*statements)
    assert faults() == found


@pytest.mark.django_db
def test_an_inserted_row_shows() -> None:
    for number in range(1, 4):
        do(number)
    row = Event.objects.get(number=3)
    row.pk, row.number = None, 4
    row.digest = digest_of(row.digest, [4, "x"])
    row.save(force_insert=True)
    assert faults() == {Fault.CHANGED, Fault.HEAD}


@pytest.mark.django_db
def test_what_was_cut_shows_by_the_file_kept_elsewhere() -> None:
    for number in range(1, 4):
        do(number)
    head = Head.objects.get(pk=1)
    line = AnchorLine(DAY, head.number, head.digest)
    tamper(
        "DELETE FROM trail_anchor",
        "DELETE FROM trail_event WHERE number = 3",
        "UPDATE trail_head SET number = 2, digest = (SELECT digest FROM trail_event WHERE number = 2)",
    )
    assert faults() == set()  # nothing inside the database knows
    assert verify_trail([line]).findings == (Finding(Fault.ANCHOR, 3, DAY.isoformat()),)


@pytest.mark.django_db(transaction=True)
def test_a_day_is_anchored_once_and_the_row_holds_too(tmp_path: Path) -> None:
    do(1)
    first = anchor_day(day=DAY, at=AT, folder=tmp_path)
    do(2)
    assert anchor_day(day=DAY, at=AT, folder=tmp_path) is None
    assert first is not None
    assert verify_trail([first]) == Proof(2, 2, ())
    tamper("UPDATE trail_anchor SET digest = 'b'")
    assert faults() == {Fault.ANCHOR}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "at",
    [
        AT,
        datetime(2026, 1, 1, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        AT.replace(microsecond=10),
    ],
)
def test_moments_are_read_back_as_they_were_chained(at: datetime) -> None:
    with acting(VERB, actor=WHO, at=at):
        pass
    assert verify_trail().holds


@pytest.mark.django_db
def test_acts_that_end_while_the_rows_are_read_are_no_fault() -> None:
    rows = chain_of(5)
    heads: list[Callable[[], tuple[int, str]]] = [lambda: end_of(rows[:3]), lambda: end_of(rows)]
    assert follow_chain(rows, anchors=(), heads=(heads[0](), heads[1])).holds
    assert follow_chain(rows[:4], anchors=(), heads=(heads[0](), heads[1])).holds
    assert not follow_chain(rows, anchors=(), heads=(heads[0](), lambda: end_of(rows[:4]))).holds
