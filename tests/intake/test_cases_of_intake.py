"""Separated texts as offices send them, each with what must come of it: subjects, findings, or an error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from ceyuan.errors import CeyuanError
from ceyuan.intake import IntakeOptions, read_register
from ceyuan.intake.report import IntakeReport
from ceyuan.model.facts import SubjectKind, Vocabulary
from ceyuan.model.subject import Coverage, Subject

HERE = Path(__file__).parent


def cases(folder: str) -> list[pytest.ParameterSet]:
    files = sorted((HERE / folder).glob("*.yaml"))
    listed = [(file, case) for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [pytest.param(case, id=f"{file.stem}: {case['title']}") for file, case in listed]


def options_of(case: dict[str, object]) -> IntakeOptions:
    given = dict(case.get("options", {}))  # type: ignore[call-overload] -- a case is plain data
    if "kind" in given:
        given["kind"] = SubjectKind(given["kind"])
    if "coverage" in given:
        given["coverage"] = {
            title: Coverage(source, date.fromisoformat(str(start)), date.fromisoformat(str(end)))
            for title, (source, start, end) in given["coverage"].items()
        }
    if "header_rows" in given:
        given["header_rows"] = tuple(given["header_rows"])
    return IntakeOptions(**given)


def write(case: dict[str, object], folder: Path) -> Path:
    path = folder / str(case.get("file", "登记表.csv"))
    path.write_bytes(str(case["text"]).encode(str(case.get("encoding", "utf-8"))))
    return path


def read(case: dict[str, object], folder: Path, vocabulary: Vocabulary) -> tuple[tuple[Subject, ...], IntakeReport]:
    register = read_register(write(case, folder), vocabulary, options=options_of(case))
    return register.subjects, register.report


@pytest.mark.parametrize("case", [*cases("good"), *cases("bad")])
def test_case(
    case: dict[str, object],
    tmp_path: Path,
    vocabulary: Vocabulary,
    described: Callable[[Subject], dict[str, object]],
    found: Callable[[IntakeReport], list[str]],
) -> None:
    if "error" in case:
        with pytest.raises(CeyuanError) as caught:
            read(case, tmp_path, vocabulary)
        assert caught.value.kind.code == case["error"]
        assert all(part in caught.value.render("zh") for part in case.get("says", []))
        return
    subjects, report = read(case, tmp_path, vocabulary)
    assert [described(subject) for subject in subjects] == case["subjects"]
    assert found(report) == case.get("findings", [])
    counts = report.as_data()["counts"]
    assert {name: counts[name] for name in case.get("counts", {})} == case.get("counts", {})


def test_bad_is_not_the_smaller_pile() -> None:
    assert len(cases("bad")) >= len(cases("good"))
