"""Rules about not getting twice lead somewhere, do not contradict one another, and count in the fingerprint."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.stacking import Direction, Sameness, SupportOf, TheseMeasures
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.check import check_library
from ceyuan.packs.load import load_library


class Packs(Protocol):
    def write(self, *lines: str, name: str = "sample") -> Path: ...


def write(packs: Packs, *rules: str) -> Path:
    packs.write("kind: fund")
    root = packs.write("measure: other", "kind: fund", name="other")
    text = "".join(f"- {rule}\n" for rule in rules)
    (root / "district" / "sample" / "stacking.yaml").write_text(text, encoding="utf-8")
    return root


def rule(name: str = "one", **changes: str) -> str:
    fields = {
        "clause": "一",
        "text": "甲",
        "read": "own",
        "measures": "[sample]",
        "with": "{measures: [other]}",
        "scope": "[project]",
        "direction": "higher",
    }
    changes = {key.rstrip("_"): value for key, value in changes.items()}
    rows = {key: value for key, value in {**fields, **changes}.items() if value}
    return f"{{id: {name}, " + ", ".join(f"{key}: {value}" for key, value in rows.items()) + "}"


def refused(root: Path) -> list[tuple[str, str]]:
    """Give code and quoted text of every error."""
    with pytest.raises(CeyuanError) as caught:
        check_library(load_library(root))
    found = caught.value.errors if isinstance(caught.value, CeyuanErrors) else (caught.value,)
    return [(one.kind.code, one.spans[-1].text) for one in found]


def test_a_rule_is_read(packs: Packs) -> None:
    library = load_library(write(packs, rule(scope="[year, project, year]"), rule("two", with_="{level: district}")))
    first, second = library.packs["district/sample"].stacking
    assert (first.measures, first.direction, first.named) == (("sample",), Direction.HIGHER, True)
    assert first.partners == TheseMeasures(("district/sample#other",))
    assert first.scope == (Sameness.PROJECT, Sameness.YEAR)
    assert (second.partners, second.named) == (SupportOf("district", funds_only=True), False)
    assert [one.id for one in library.stacked_with(first)] == ["other"]
    assert [one.id for one in library.stacked_with(second)] == ["other", "sample"]
    check_library(library)


def test_all_stands_for_every_measure_of_the_pack(packs: Packs) -> None:
    library = load_library(write(packs, rule(measures="all", with_="{words: 别处的补贴}")))
    (only,) = library.packs["district/sample"].stacking
    assert only.measures == ("other", "sample")
    assert list(library.stacked_with(only)) == []


@pytest.mark.parametrize(
    ("partners", "names"),
    [
        ("{schemes: [sample]}", ["sample"]),
        ("{level: shanghai}", []),
        ("{kind: any}", ["other", "sample"]),
        ("{level: district, kind: any}", ["other", "sample"]),
        ("{measures: ['district/sample#sample']}", ["sample"]),
    ],
)
def test_partners_are_found(partners: str, names: list[str], packs: Packs) -> None:
    library = load_library(write(packs, rule(with_=partners)))
    (only,) = library.packs["district/sample"].stacking
    assert [one.id for one in library.stacked_with(only)] == names


def test_titles_are_no_funds(packs: Packs) -> None:
    root = write(packs, rule(with_="{level: district}"))
    packs.write("kind: recognition")
    library = load_library(root)
    assert [one.id for one in library.stacked_with(library.packs["district/sample"].stacking[0])] == ["other"]


BAD = {
    "own measure unknown": (rule(measures="[sampel]"), "packs.unknown-measure", "sampel"),
    "partner unknown": (rule(with_="{measures: [othre]}"), "packs.unknown-measure", "one"),
    "partner in another pack unknown": (rule(with_="{measures: ['a/b#c']}"), "packs.unknown-measure", "one"),
    "scheme unknown": (rule(with_="{schemes: [othre]}"), "packs.unknown-measure", "one"),
    "no partner": (rule(with_="{}"), "packs.bad-field", "{}"),
    "two kinds of partner": (rule(with_="{level: town, words: 甲}"), "packs.bad-field", "{level: town, words: 甲}"),
    "unknown level": (rule(with_="{level: province}"), "packs.bad-field", "province"),
    "no scope": (rule(scope="[]"), "packs.bad-field", "[]"),
    "unknown scope": (rule(scope="[colour]"), "packs.bad-field", "colour"),
    "unknown direction": (rule(direction="lower"), "packs.bad-field", "lower"),
    "no clause": (rule(clause=""), "packs.missing-field", rule(clause="")),
}


@pytest.mark.parametrize(("text", "code", "quoted"), BAD.values(), ids=list(BAD))
def test_a_wrong_rule_is_refused_where_it_is_wrong(text: str, code: str, quoted: str, packs: Packs) -> None:
    assert refused(write(packs, text)) == [(code, quoted)]


def test_an_id_stands_for_one_rule(packs: Packs) -> None:
    assert refused(write(packs, rule(), rule(scope="[year]"))) == [("packs.double-name", "one")]


TURNED = {"measures": "[other]", "with_": "{measures: [sample]}"}
CONTRADICTIONS = {
    "same pair": rule("two", direction="cumulative"),
    "by scheme": rule("two", with_="{schemes: [other]}", direction="exclusive"),
    "turned round": rule("two", direction="difference", **TURNED),
}
AGREEMENTS = {
    "another scope": rule("two", direction="cumulative", scope="[project, year]"),
    "a circle": rule("two", **TURNED),
    "the level behind the name": rule("two", with_="{level: district}", direction="exclusive"),
    "the same twice": rule("two"),
}


@pytest.mark.parametrize("second", CONTRADICTIONS.values(), ids=list(CONTRADICTIONS))
def test_rules_that_contradict_are_refused(second: str, packs: Packs) -> None:
    assert refused(write(packs, rule(), second)) == [("packs.stacking-contradiction", "two")]


@pytest.mark.parametrize("second", AGREEMENTS.values(), ids=list(AGREEMENTS))
def test_rules_that_do_not_contradict_are_accepted(second: str, packs: Packs) -> None:
    check_library(load_library(write(packs, rule(), second)))


def test_what_looks_one_way_may_differ_the_other_way(packs: Packs) -> None:
    check_library(
        load_library(write(packs, rule(direction="exclusive"), rule("two", direction="difference", **TURNED)))
    )


def test_rules_count_in_the_fingerprint(packs: Packs) -> None:
    hashes = {
        load_library(write(packs, one)).packs["district/sample"].hash
        for one in (rule(), rule(direction="difference"), rule(scope="[item]"), rule(with_="{kind: any}"))
    }
    assert len(hashes) == 4


def test_the_bundled_rules_lead_somewhere() -> None:
    library = load_library(bundled_packs())
    found = {f"{key}#{one.id}": one for key, pack in library.packs.items() for one in pack.stacking}
    assert len(found) == 11
    city = found["shanghai/tech-renovation-2026#city-special-funds"]
    partners = {f"{one.pack}#{one.id}" for one in library.stacked_with(city)}
    assert "shanghai/tech-renovation-2026#tech-renovation-2026" in partners
    assert {library.packs[one.partition("#")[0]].document.level for one in partners} == {"shanghai"}
