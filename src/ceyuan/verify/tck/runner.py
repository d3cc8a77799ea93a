"""Runs a folder of the conformance kit and says which results agree.

Comes in: a folder. Goes out: one outcome per expected result.
Must not know: how outcomes are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ceyuan.errors import CeyuanError
from ceyuan.feel.evaluator import evaluate
from ceyuan.feel.syntax import Call, Name, NamedArgument
from ceyuan.feel.value_text import short_text
from ceyuan.feel.values import Context, Value
from ceyuan.feel.values.numbers import EXACT
from ceyuan.source import Source, Span
from ceyuan.verify.tck import model
from ceyuan.verify.tck.cases import Case, CaseFile, Wanted, read_cases
from ceyuan.verify.tck.errors import NO_CASES, NO_FOLDER
from ceyuan.verify.tck.reading import read_model
from ceyuan.verify.tck.workspace import Session, Workspace, workspace_of

# The kit writes irrational results with few digits; its own runner compares numbers to eight decimals.
_TOLERANCE = Decimal("0.00000001")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected result and what we answered; `problem` is set when the evaluation raised an error."""

    level: str
    folder: str
    case: str
    result: str
    wants_value: bool
    passed: bool
    wanted: str
    got: str
    problem: str | None

    @property
    def place(self) -> str:
        """Where the case stands: level, folder, case and result."""
        return f"{self.level}/{self.folder} {self.case} {self.result}"


def run_folder(folder: Path) -> tuple[Outcome, ...]:
    """Run all cases in a folder and the folders inside it."""
    if not folder.is_dir():
        raise CeyuanError(NO_FOLDER, data={"path": folder})
    paths = sorted(path for path in folder.rglob("*.xml") if any(path.parent.glob("*.dmn")))
    if not paths:
        raise CeyuanError(NO_CASES, data={"path": folder})
    return tuple(outcome for path in paths for outcome in _run_file(read_cases(path)))


def _run_file(file: CaseFile) -> Iterator[Outcome]:
    try:
        models = {path.name: read_model(path) for path in sorted(file.path.parent.glob("*.dmn"))}
        workspace = workspace_of(models.values())
        tested = models.get(file.model) or next(iter(models.values()))
    except CeyuanError as error:
        for case in file.cases:
            for wanted in case.wanted:
                yield _outcome(file, case, wanted, error)
        return
    for case in file.cases:
        session = _session(workspace, case)
        for wanted in case.wanted:
            yield _outcome(file, case, wanted, _answer(session, tested, case, wanted))


def _session(workspace: Workspace, case: Case) -> Session:
    inputs: dict[tuple[str, str], Value] = {}
    decided: dict[model.Reference, Value] = {}
    for given in case.given:
        for namespace, one in workspace.models.items():
            if given.namespace in (None, namespace):
                inputs[namespace, given.name] = given.value
                decided.update(_given_decisions(one, given.name, given.value))
    return Session(workspace, inputs, {} if case.service else decided)


def _given_decisions(one: model.Model, name: str, value: Value) -> dict[model.Reference, Value]:
    # A case may also give the outcome of a decision.
    return {
        model.Reference(one.namespace, id_): value
        for id_, element in one.elements.items()
        if isinstance(element, model.Decision) and element.name == name
    }


def _answer(session: Session, tested: model.Model, case: Case, wanted: Wanted) -> Value | CeyuanError:
    try:
        reference = session.workspace.named(tested, case.service or wanted.name)
        element = session.workspace.element(reference)
        if not isinstance(element, model.Service):
            return session.value(reference)
        value = _called(session, reference, element)
    except CeyuanError as error:
        return error
    return value.entries.get(wanted.name) if len(element.outputs) > 1 and isinstance(value, Context) else value


def _called(session: Session, reference: model.Reference, service: model.Service) -> Value:
    span = Span(Source("service", service.name), 0, len(service.name))
    inputs = [session.workspace.element(one).name for one in service.inputs]
    names: dict[str, Value] = {f"input {name}": session.inputs.get((reference.namespace, name)) for name in inputs}
    arguments = tuple(NamedArgument(name, Name(span, f"input {name}")) for name in inputs)
    call = Call(span, Name(span, service.name), (), arguments)
    return evaluate(call, {**names, service.name: session.value(reference)}).value


def _outcome(file: CaseFile, case: Case, wanted: Wanted, answer: Value | CeyuanError) -> Outcome:
    folder = file.path.parent
    value, problem = (None, answer.render("en")) if isinstance(answer, CeyuanError) else (answer, None)
    return Outcome(
        level=folder.parent.name,
        folder=folder.name,
        case=case.id,
        result=wanted.name,
        wants_value=wanted.value is not None,
        passed=agrees(wanted.value, value) and not (isinstance(answer, CeyuanError) and not wanted.is_error),
        wanted=short_text(wanted.value),
        got=short_text(value),
        problem=problem,
    )


def agrees(wanted: Value, got: Value) -> bool:
    """Tell whether an answer is the expected one: numbers to eight decimals as in the kit's runner, all else exactly.

    >>> agrees(Decimal("0.33333333"), EXACT.create_decimal("0.333333333333")), agrees(Decimal(1), True)
    (True, False)
    """
    match wanted, got:
        case Decimal(), Decimal():
            return EXACT.abs(EXACT.subtract(wanted, got)) < _TOLERANCE
        case tuple(), tuple():
            return len(wanted) == len(got) and all(map(agrees, wanted, got))
        case Context(), Context():
            return wanted.entries.keys() == got.entries.keys() and all(
                agrees(value, got.entries[name]) for name, value in wanted.entries.items()
            )
    return type(wanted) is type(got) and wanted == got
