"""What `ceyuan combine` does: read, combine, and lay the result out for a terminal, JSON or a file.

Comes in: a request and what is wanted. Goes out: an outcome with its lines, data and tables.
Must not know: how a combination is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ceyuan.advice.combination.budget import combine_within
from ceyuan.advice.combination.combine import choose
from ceyuan.advice.combination.conflicts import conflicts_of, in_words
from ceyuan.advice.combination.grids import listing_of
from ceyuan.advice.combination.items import items_of
from ceyuan.advice.combination.listing import Listing, Place, money
from ceyuan.advice.combination.results import Choice, Combination, Conflict, Item
from ceyuan.advice.combination.trees import listing_from
from ceyuan.advice.errors import BAD_FORM, NOTHING_TO_COMBINE
from ceyuan.advice.wording.combinations import item_words, left_words, rule_words, total_words
from ceyuan.cli import errors
from ceyuan.cli.files import require_file, require_output
from ceyuan.cli.firms import find_firm, find_in_columns
from ceyuan.cli.judging import Request, prepare
from ceyuan.cli.matching import require_table_options
from ceyuan.cli.output import Advance, libraries_silent, say, say_aside
from ceyuan.cli.reading import Typed
from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.columns.files import is_columns_file
from ceyuan.intake.files.opening import open_grids
from ceyuan.packs.located import read_located
from ceyuan.report.combinations import CombinationTable, exact_text, write_combination

_TREES = frozenset({".json", ".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for beside the register."""

    firm: str
    items: Path | None
    budget: str
    group_budgets: tuple[str, ...]
    language: Language

    @property
    def has_budget(self) -> bool:
        """Tell whether an amount to keep to was typed."""
        return bool(self.budget or self.group_budgets)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A choice with everything that is needed to tell it."""

    request: Request
    about: str
    choice: Choice
    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    unused: tuple[str, ...]
    budget: Fraction | None
    of_firm: bool

    def say(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.request.language == "zh" else en

    @property
    def names(self) -> Mapping[str, str]:
        """Give the items' names by key."""
        return {one.key: one.name for one in self.items}

    def readings(self) -> Iterator[tuple[str, str, Combination]]:
        """Walk over the best combination and what other readings bring: key, title, combination."""
        yield "best", self.say("最优组合", "Best combination"), self.choice.best
        if self.choice.possible is not None:
            yield "possible", self.say("若先比上限", "If upper ends are compared first"), self.choice.possible
        if self.choice.apart is not None:
            title = self.say("若推定相同的都不同（如不是同一项目）", "If what is assumed the same is not")
            yield "apart", title, self.choice.apart

    def data(self, written: Path | None) -> dict[str, object]:
        """Give everything as data; amounts are exact texts in 元."""
        found: dict[str, object] = {
            "about": self.about,
            "as_of": self.request.day.date.isoformat() if self.of_firm else None,
            "budget": None if self.budget is None else exact_text(self.budget),
            "best": None,
            "possible": None,
            "apart": None,
        }
        found |= {key: self._data(one) for key, _, one in self.readings()}
        return {**found, "notes": list(self.notes), "unused": list(self.unused), "written": str(written or "") or None}

    def _data(self, found: Combination) -> dict[str, object]:
        language = self.request.language
        return {
            "low": exact_text(found.low),
            "high": None if found.high is None else exact_text(found.high),
            "sentence": total_words(found, language),
            "taken": [self._item(one) | {"sentence": item_words(one, language)} for one in found.taken],
            "left": [
                self._item(one.item)
                | {
                    "reason": one.reason.value,
                    "against": list(one.against),
                    "sentence": left_words(one, self.conflicts, self.names, language),
                }
                for one in found.left
            ],
        }

    def _item(self, item: Item) -> dict[str, object]:
        return {
            "key": item.key,
            "name": item.name,
            "low": exact_text(item.low),
            "high": None if item.high is None else exact_text(item.high),
            "discretionary": item.discretionary,
            "decided_by": item.decided_by,
        }


def require_one(register: Path | None, wanted: Wanted) -> Path:
    """Give the file to read: a register with a firm, or a file of items; never both."""
    if register is None and wanted.items is None:
        raise CeyuanError(NOTHING_TO_COMBINE)
    if register is not None and wanted.items is not None:
        raise _bad(
            "REGISTER / --items",
            f"{register} + --items",
            "REGISTER --firm … | --items FILE",
        )
    if register is not None and not wanted.firm:
        raise _bad("--firm", "—", "--firm 企业名称 / --firm NAME")
    if register is None and wanted.firm:
        raise _bad("--firm", wanted.firm, "REGISTER --firm …")
    if register is not None and wanted.has_budget:
        raise _bad("--budget", wanted.budget or wanted.group_budgets[0], "--items FILE --budget 500万元")
    source = register or wanted.items
    if source is None:
        raise _bad("REGISTER", "—", "REGISTER --firm …")
    require_file(source)
    return source


def require_result(result: Path | None, source: Path) -> None:
    """Refuse a result that is neither a workbook nor separated text, or that would write over the input."""
    if result is None:
        return
    if result.suffix.lower() != ".csv":
        require_output(result, source)
    elif result.exists() and result.samefile(source):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(result)})


def combined(request: Request, typed: Typed, wanted: Wanted, advance: Advance) -> Outcome:
    """Read and combine."""
    return (
        _of_listing(request, typed, wanted) if wanted.items is not None else _of_firm(request, typed, wanted, advance)
    )


def _of_firm(request: Request, typed: Typed, wanted: Wanted, advance: Advance) -> Outcome:
    if is_columns_file(request.register):
        require_table_options(request, typed)
        bench, subject = find_in_columns(request, wanted.firm, advance)
    else:
        bench = prepare(request, advance)
        subject = find_firm(bench.subjects, wanted.firm)
    items = items_of(bench.verdicts(subject), request.language)
    conflicts = conflicts_of(bench.library, items)
    apart = conflicts_of(bench.library, items, assume_same=False)
    with libraries_silent():
        choice = choose(items, conflicts, apart)
    notes = tuple(rule_words(one, request.language) for one in in_words(bench.library, items))
    return Outcome(request, subject.name, choice, items, conflicts, notes, (), None, of_firm=True)


def _of_listing(request: Request, typed: Typed, wanted: Wanted) -> Outcome:
    path = request.register
    if path.suffix.lower() in _TREES:
        listing = listing_from(read_located(path, name=path.name))
    else:
        listing = listing_of(open_grids(path, request.intake), path=path.name, money_unit=typed.money_unit)
    listing = _with_budget(listing, wanted, typed)
    budget = listing.budget
    limited = budget.total is not None or budget.groups or budget.weights
    with libraries_silent():
        choice = (
            Choice(combine_within(listing.items, listing.conflicts, budget=budget))
            if limited
            else choose(listing.items, listing.conflicts)
        )
    return Outcome(
        request, path.name, choice, listing.items, listing.conflicts, (), listing.unused, budget.total, of_firm=False
    )


def _with_budget(listing: Listing, wanted: Wanted, typed: Typed) -> Listing:
    """Let what was typed go before what the file says."""
    total, groups = listing.budget.total, dict(listing.budget.groups)
    if wanted.budget:
        total = money(wanted.budget, typed.money_unit, Place("--budget"), column="--budget")
    for text in wanted.group_budgets:
        name, sign, amount = text.replace("＝", "=").partition("=")
        if not (sign and name.strip() and amount.strip()):
            raise _bad("--group-budget", text, "--group-budget 泗泾镇=200万元")
        groups[name.strip()] = money(amount.strip(), typed.money_unit, Place("--group-budget"), column="--group-budget")
    return replace(listing, budget=replace(listing.budget, total=total, groups=groups))


def show(found: Outcome, written: Path | None) -> None:
    """Write the result on the terminal."""
    language = found.request.language
    day = found.request.day
    today = found.say("（今天）", " (today)") if day.assumed else ""
    head = found.say(f"　申报日期 {day.date.isoformat()}{today}", f"; day of application {day.date.isoformat()}{today}")
    say(found.about + (head if found.of_firm else ""))
    if not found.items:
        say(found.say("没有已经符合、涉及资金的事项。", "Nothing about money is met yet."))
    for key, title, one in found.readings() if found.items else ():
        say("\n" + found.say(f"{title}：{total_words(one, language)}", f"{title}: {total_words(one, language)}"))
        for item in one.taken:
            say(
                found.say(
                    f"  ✓ {item.name}：{item_words(item, language)}", f"  ✓ {item.name}: {item_words(item, language)}"
                )
            )
        for left in one.left if key == "best" else ():
            why = left_words(left, found.conflicts, found.names, language)
            say(
                f"  – {left.item.name}{_bracket(item_words(left.item, language), language)}"
                + found.say("：", ": ")
                + why
            )
    for note in found.notes:
        say(found.say(f"\n注意：{note}", f"\nNote: {note}"))
    if found.unused:
        say_aside(found.say("没有用到的列：", "headings not used: ") + "、".join(found.unused))
    if written is not None:
        say_aside(found.say(f"已写出 {written}", f"wrote {written}"))


def write(found: Outcome, path: Path) -> None:
    """Write the result as a workbook or separated text."""
    write_combination([_table(found, title, one) for _, title, one in found.readings()], path)


def _table(found: Outcome, title: str, one: Combination) -> CombinationTable:
    language = found.request.language
    headings = found.say(
        "结果,编号,名称,下限（元）,上限（元）,决定部门,说明",
        "Result,Key,Name,Lower end (yuan),Upper end (yuan),Decided by,Remark",
    )
    yes, no, total = found.say("选用,未选,合计", "taken,left,total").split(",")
    rows: list[tuple[str | Fraction | None, ...]] = [
        (yes, item.key, item.name, item.low, item.high, item.decided_by, item_words(item, language))
        for item in one.taken
    ]
    rows += [
        (
            no,
            item.key,
            item.name,
            item.low,
            item.high,
            item.decided_by,
            left_words(left, found.conflicts, found.names, language),
        )
        for left in one.left
        for item in (left.item,)
    ]
    rows.append((total, "", "", one.low, one.high, "", total_words(one, language)))
    name = title.partition("（")[0][:31]
    return CombinationTable(name, (found.about, title, *found.notes), tuple(headings.split(",")), tuple(rows))


def _bracket(text: str, language: Language) -> str:
    return f"（{text}）" if language == "zh" else f" ({text})"


def _bad(field: str, text: str, expected: str) -> CeyuanError:
    return CeyuanError(BAD_FORM, data={"field": field, "text": text, "expected": expected})
