"""The steps of `ceyuan check`, one after the other, and what they say.

Comes in: a folder and choices. Goes out: findings, as lines or data.
Must not know: how packs are read, how a case is run.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ceyuan.cli import errors
from ceyuan.cli.judging import find_pack
from ceyuan.cli.output import Advance, say
from ceyuan.errors import CeyuanError, CeyuanErrors, Language
from ceyuan.model.policy import Library, Pack
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cases import PackCase, read_cases, read_equivalents
from ceyuan.packs.check.library import library_errors
from ceyuan.packs.lint import lint_library
from ceyuan.packs.lint.finding import Finding, Severity
from ceyuan.packs.load import load_library
from ceyuan.verify.cases import CaseResult, measures_without, run_cases
from ceyuan.verify.mutation import MutationResult, run_mutants

_SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("提醒", "warning"),
    Severity.NOTE: ("说明", "note"),
}


@dataclass(frozen=True, slots=True)
class Checking:
    """What to check: a folder (None: the packs that come along), some packs or all, with mutants or not, on a day."""

    folder: Path | None
    only: tuple[str, ...]
    mutate: bool
    as_of: date


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found."""

    packs: int = 0
    measures: int = 0
    errors: tuple[CeyuanError, ...] = ()
    lint: tuple[Finding, ...] = ()
    cases: tuple[CaseResult, ...] = ()
    without: Mapping[str, set[str]] = field(default_factory=dict)
    mutants: Mapping[str, MutationResult] = field(default_factory=dict)

    @property
    def failed(self) -> list[CaseResult]:
        """Give the cases that came out otherwise than expected."""
        return [one for one in self.cases if not one.passed]

    @property
    def wrong(self) -> bool:
        """Tell whether something must be mended."""
        grave = any(one.severity is Severity.ERROR for one in self.lint)
        mutants = any(one.survivors or one.stale for one in self.mutants.values())
        return bool(self.errors or grave or self.failed or mutants)


def check_packs(asked: Checking, advance: Advance) -> Found:
    """Take every step that the one before allows."""
    if asked.folder is not None and not asked.folder.is_dir():
        raise CeyuanError(errors.FOLDER_MISSING, data={"path": str(asked.folder)})
    root = (bundled_packs() if asked.folder is None else asked.folder).resolve()
    try:
        library = load_library(root)
    except CeyuanErrors as error:
        return Found(errors=error.errors)
    chosen = [find_pack(library, name) for name in asked.only] or list(library.packs.values())
    found = Found(len(chosen), sum(len(one.measures) for one in chosen), tuple(library_errors(library)))
    if found.errors:
        return found
    lint = tuple(lint_library(library, as_of=asked.as_of, only=[one.id for one in chosen]))
    return _run(dataclasses.replace(found, lint=lint), asked, root, (library, chosen), advance)


def _run(found: Found, asked: Checking, root: Path, packs: tuple[Library, Sequence[Pack]], advance: Advance) -> Found:
    """Run the cases of some packs, and their mutants where asked for."""
    library, chosen = packs
    wrong: list[CeyuanError] = []
    cases: list[PackCase] = []
    mutants: dict[str, MutationResult] = {}
    for done, pack in enumerate(chosen, 1):
        try:
            own = _cases(root, library, pack)
            cases += own
            if asked.mutate:
                equivalents = read_equivalents(root, pack.id)
                mutants[pack.id] = run_mutants(library, pack, own, equivalents=equivalents)
        except CeyuanErrors as error:
            wrong += error.errors
        except CeyuanError as error:
            wrong.append(error)
        advance(done, len(chosen))
    names = {one.id for one in chosen}
    lacking = {name: one for name, one in measures_without(library, cases).items() if name.split("#")[0] in names}
    results = tuple(run_cases(library, cases))
    return dataclasses.replace(found, errors=tuple(wrong), cases=results, without=lacking, mutants=mutants)


def _cases(root: Path, library: Library, pack: Pack) -> list[PackCase]:
    return read_cases(root, pack.id, library.vocabulary, {one.id: one.subject for one in pack.measures})


def show_findings(found: Found, language: Language) -> None:
    """Write what was found, the gravest first."""
    zh = language == "zh"
    for error in found.errors:
        say(error.render(language) + "\n")
    for finding in sorted(found.lint, key=lambda one: list(Severity).index(one.severity)):
        say(
            _SEVERITIES[finding.severity][0 if zh else 1]
            + ("：" if zh else ": ")
            + finding.error.render(language)
            + "\n"
        )
    for result in found.failed:
        say(
            (f"样例不符：{result.case.title}" if zh else f"case differs: {result.case.title}")
            + f"\n{result.case.span.where()}"
        )
        say("\n".join(f"  {one}" for one in result.differences) + "\n")
    for name, lacking in found.without.items():
        words = "、".join(sorted(lacking))
        say(
            f"提醒：{name} 没有结论为 {words} 的样例"
            if zh
            else f"warning: {name} has no case that comes out as {words}"
        )
    for name, mutants in found.mutants.items():
        _show_mutants(name, mutants, zh=zh)
    say(_total(found, zh=zh))


def _show_mutants(name: str, result: MutationResult, *, zh: bool) -> None:
    for one in result.survivors:
        say(
            f"样例未发现的改动：{one.name}　{one.description}"
            if zh
            else f"no case notices: {one.name}, {one.description}"
        )
    for listed in result.stale:
        text = f"{listed.measure}: {listed.mutant}"
        say(f"等价清单已过时：{text}" if zh else f"listed as equivalent, but noticed by a case: {text}")
    counts = (result.mutants, len(result.survivors), result.equivalent)
    say(
        f"{name}：改动{counts[0]}处，未发现{counts[1]}处，等价{counts[2]}处"
        if zh
        else f"{name}: {counts[0]} mutants, {counts[1]} unnoticed, {counts[2]} equivalent"
    )


def _total(found: Found, *, zh: bool) -> str:
    warnings = sum(one.severity is Severity.WARNING for one in found.lint) + len(found.without)
    wrong = len(found.errors) + sum(one.severity is Severity.ERROR for one in found.lint)
    counts = (found.packs, found.measures, len(found.cases), len(found.failed), wrong, warnings)
    if zh:
        return "政策包{}个，事项{}项；样例{}个，不符{}个；错误{}处，提醒{}处。".format(*counts)
    return "{} packs, {} measures; {} cases, {} differ; {} errors, {} warnings.".format(*counts)


def findings_data(found: Found, language: Language) -> dict[str, object]:
    """Give what was found as data."""
    return {
        "packs": found.packs,
        "measures": found.measures,
        "wrong": found.wrong,
        "errors": [one.as_data(language) for one in found.errors],
        "lint": [{"severity": one.severity.value, **one.error.as_data(language)} for one in found.lint],
        "cases": {
            "run": len(found.cases),
            "failed": [
                {
                    "pack": one.case.pack,
                    "measure": one.case.measure,
                    "title": one.case.title,
                    "place": one.case.span.where(),
                    "differences": list(one.differences),
                }
                for one in found.failed
            ],
            "not_shown": {name: sorted(lacking) for name, lacking in found.without.items()},
        },
        "mutants": {
            name: {
                "run": one.mutants,
                "equivalent": one.equivalent,
                "unnoticed": [{"name": each.name, "mutant": each.description} for each in one.survivors],
                "stale": [{"measure": each.measure, "mutant": each.mutant} for each in one.stale],
            }
            for name, one in found.mutants.items()
        },
    }
