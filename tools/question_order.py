"""How many questions a check-up takes on the bundled library: chosen, and in written order.

Comes in: a number of simulated firms and a seed. Goes out: medians and quartiles, and the time a question takes.
Must not know: how a question is chosen.

A simulated firm is a complete one of the demonstration register; what that register does not hold is drawn from around
the bounds that rules set. Written order asks what each measure lacks, one measure after the other, as a form would; the
strict baseline also leaves out what no longer matters and stops when nothing can change. All orders ask in the same
units: a fact with all its years still needed, and one question about all titles that still matter.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ceyuan.advice.question import (
    Book,
    FactQuestion,
    Interview,
    Question,
    TitleQuestion,
    answer_fact,
    answer_titles,
    begin,
    next_question,
    open_book,
    question_about,
    register_odds,
)
from ceyuan.demo.firms import invent_firm
from ceyuan.engines.record import decide
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.model.facts import Fact, FactType, SubjectKind
from ceyuan.model.holdings import find_holding
from ceyuan.model.policy import Library
from ceyuan.model.subject import Cell, Known, Missing, Subject
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower import lower_measure
from ceyuan.plan.nodes import Compare, Constant, Flag, MeasurePlan, Member, Quantity
from ceyuan.plan.reads import plan_reads
from ceyuan.plan.share import share_nodes

DAY = date(2026, 6, 30)
_BLEMISHED = 0.05  # how often a firm has what every rule about it excludes
_CLAIMED = 0.5

STRICT = "written order, skipping and stopping"
Choose = Callable[[Interview], Question | None]


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--firms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=146)
    parser.add_argument("--needed", type=int, default=20)
    asked = parser.parse_args()
    library = load_library(bundled_packs())
    plans = library_plans(library)
    book = open_book(plans, library.vocabulary, reference_year=DAY.year - 1)
    firms = simulated_firms(book, asked.firms, asked.seed)
    others = simulated_firms(book, 300, asked.seed + 1)
    register = columns_of(others, library.vocabulary, as_of=DAY)
    counted = register_odds(book.tests, register, library.vocabulary, as_of=DAY, reference_year=book.reference_year)
    orders: dict[str, tuple[Book, Choose]] = {
        "chosen, equal odds": (book, next_question),
        "chosen, odds of a register": (replace(book, odds=counted), next_question),
        STRICT: (book, written_question),
        "written order, one value at a time, skipping and stopping": (book, written_value),
    }
    counts: dict[str, list[int]] = {}
    for name, (one, choose) in orders.items():
        times: list[float] = []
        asked_of = [interrogate(begin(one, Subject("x", "x")), firm, choose, times) for firm in firms]
        counts[name] = [len(each) for each in asked_of]
        say(f"{name}: {_quartiles(counts[name])}; a question takes {_timing(times)}")
    form = len(written_form(begin(book, Subject("x", "x"))))
    say(f"written order as a form asks: {form}")
    some = firms[: asked.needed]
    needed = [questions_needed(book, firm) for firm in some]
    say(f"who knew all answers beforehand would still ask {_quartiles(needed)} (the first {len(some)} firms)")
    for name, strict in itertools.product(list(counts)[:2], (counts[one] for one in list(counts)[2:])):
        saved = [1 - own / other for own, other in zip(counts[name], strict, strict=True)]
        more = sum(own > other for own, other in zip(counts[name], strict, strict=True))
        median = _ratio(counts[name], strict)
        say(f"{name}, against {_name(counts, strict)}: fewer by {_shares(saved)}; by medians {median}; more for {more}")


def library_plans(library: Library) -> tuple[MeasurePlan, ...]:
    """Lower every measure about enterprises, as `ceyuan ask` does."""
    chosen = [one for one in library.measures() if one.subject is SubjectKind.ENTERPRISE]
    return share_nodes(lower_measure(one, library, as_of=DAY) for one in chosen)


def interrogate(interview: Interview, firm: Subject, choose: Choose, times: list[float]) -> list[Question]:
    """Ask until nothing can change; the firm knows everything about itself."""
    asked: list[Question] = []
    while True:
        began = time.process_time()
        question = choose(interview)
        if question is None:
            return asked
        asked.append(question)
        interview = reply(interview, question, firm)
        times.append(time.process_time() - began)


def reply(interview: Interview, question: Question, firm: Subject) -> Interview:
    """Answer a question as a firm would."""
    match question:
        case FactQuestion(fact=fact, years=years):
            cells: dict[int | None, Cell] = {year: firm.value_in(fact, year) for year in years}
            cells = cells or {None: firm.value(fact)}
            return answer_fact(interview, fact, cells)
        case TitleQuestion(titles=titles):
            held = [one for one in titles if find_holding((one,), firm.holdings, interview.book.as_of)[0]]
            return answer_titles(interview, titles, held, "")


def written_question(interview: Interview) -> Question | None:
    """Give the first fact that the first open measure still lacks, in written order."""
    book = interview.book
    for entry, stand in zip(book.entries, interview.stands, strict=True):
        if stand.open:
            verdict = decide(entry.plan, interview.subject, reference_year=book.reference_year)
            for one in verdict.missing:
                found = question_about(interview, stand, fact=one.fact, year=one.year, title=one.title)
                if found is not None:
                    return found
    return None


def written_value(interview: Interview) -> Question | None:
    """Give the first single value (a fact of one year, one title) that the first open measure still lacks."""
    book = interview.book
    for entry, stand in zip(book.entries, interview.stands, strict=True):
        if stand.open:
            verdict = decide(entry.plan, interview.subject, reference_year=book.reference_year)
            for one in verdict.missing:
                if question_about(interview, stand, fact=one.fact, year=one.year, title=one.title) is not None:
                    if one.title:
                        return TitleQuestion((one.title,), ())
                    return FactQuestion(one.fact, () if one.year is None else (one.year,), ())
    return None


def questions_needed(book: Book, firm: Subject) -> int:
    """Count the questions without any of which, knowing all answers, some measure would stay open."""
    begun = begin(book, Subject("x", "x"))
    kept = interrogate(begun, firm, next_question, [])
    for question in list(reversed(kept)):
        rest = [one for one in kept if one is not question]
        now = begun
        for one in rest:
            now = reply(now, one, firm)
        if next_question(now) is None:
            kept = rest
    return len(kept)


def written_form(interview: Interview) -> set[int]:
    """Give the questions a form would have: all that any open measure lacks before the first answer."""
    return {question for chances in interview.chances for question in chances}


def simulated_firms(book: Book, count: int, seed: int) -> list[Subject]:
    """Give complete firms; the same seed gives the same."""
    random = Random(seed)  # noqa: S311 -- a sample, not a secret
    taken: set[str] = set()
    return [_completed(book, invent_firm(random, taken), random) for _ in range(count)]


def _completed(book: Book, firm: Subject, random: Random) -> Subject:
    """Draw what the demonstration register does not hold."""
    bounds, excluded = _bounds(book), _excluded(book)
    for item in book.items:
        if item.title:
            continue
        cell = firm.value(item.fact) if item.year is None else firm.value_in(item.fact, item.year)
        if not isinstance(cell, Missing):
            continue
        value = _draw(book.vocabulary.facts[item.fact], bounds.get(item.fact, []), item.fact in excluded, random)
        if item.year is None:
            firm = replace(firm, current={**firm.current, item.fact: value})
        else:
            years = {**firm.yearly.get(item.fact, {}), item.year: value}
            firm = replace(firm, yearly={**firm.yearly, item.fact: years})
    return firm


def _draw(fact: Fact, bounds: Sequence[object], excluded: bool, random: Random) -> Known:  # noqa: FBT001 -- local
    match fact.type:
        case FactType.BOOLEAN:
            return random.random() < (_BLEMISHED if excluded else _CLAIMED)
        case FactType.TEXT:
            words = fact.choices or [*(str(one) for one in bounds), "其他"]
            return random.choice(words)
        case FactType.DATE:
            return DAY - timedelta(days=random.randrange(365 * 25))
    numbers = [one for one in bounds if isinstance(one, Decimal)] or [Decimal(10)]
    value = random.choice(numbers) * Decimal(str(round(4 ** random.uniform(-1, 1), 4)))
    value = round(value, fact.scale)
    low = fact.minimum if fact.minimum is not None else value
    high = fact.maximum if fact.maximum is not None else value
    return min(max(value, low), high)


def _bounds(book: Book) -> dict[str, list[object]]:
    """Give the numbers and words that rules hold against each fact alone."""
    found: dict[str, list[object]] = {}
    for test in book.tests:
        match test:
            case Compare(left=left, right=Constant(value=value)):
                for fact in _single(left):
                    found.setdefault(fact, []).append(Decimal(value.numerator) / Decimal(value.denominator))
            case Member(fact=fact, values=values):
                found.setdefault(fact, []).extend(values)
    return found


def _single(quantity: Quantity) -> Sequence[str]:
    facts = {fact for fact, _ in plan_reads(quantity).facts}
    return tuple(facts) if len(facts) == 1 else ()


def _excluded(book: Book) -> set[str]:
    """Give the yes/no facts that every rule wants to be no: a firm in order has none of them."""
    wanted: dict[str, set[bool]] = {}
    for test in book.tests:
        if isinstance(test, Flag):
            wanted.setdefault(test.fact, set()).add(test.expected)
    return {fact for fact, expected in wanted.items() if expected == {False}}


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _quartiles(counts: Sequence[int]) -> str:
    low, middle, high = statistics.quantiles(counts, n=4, method="inclusive")
    return f"median {middle:g}, quartiles {low:g} to {high:g}"


def _name(counts: Mapping[str, Sequence[int]], one: Sequence[int]) -> str:
    return next(name for name, each in counts.items() if each is one)


def _shares(shares: Sequence[float]) -> str:
    low, middle, high = statistics.quantiles(shares, n=4, method="inclusive")
    return f"a median of {middle:.0%}, quartiles {low:.0%} to {high:.0%}"


def _ratio(own: Sequence[int], other: Sequence[int]) -> str:
    return f"{1 - statistics.median(own) / statistics.median(other):.0%}"


def _timing(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered) * 1e3:.1f} ms (99 % below {ordered[int(len(ordered) * 0.99)] * 1e3:.1f} ms)"


if __name__ == "__main__":
    main()
