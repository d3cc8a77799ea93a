"""The bundled vocabulary, and a way to lower one rule as packs do."""

from collections.abc import Callable
from datetime import date

import pytest

from ceyuan.feel.parser import parse_expression
from ceyuan.model.facts import SubjectKind
from ceyuan.model.policy import Library
from ceyuan.packs.build.rules import HELPERS, RESERVED
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.load import load_library
from ceyuan.plan.lower.logic import lower_logic
from ceyuan.plan.lower.scope import Scope
from ceyuan.plan.nodes import Logic
from ceyuan.plan.simplify import simplify
from ceyuan.source import Source


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(bundled_packs())


@pytest.fixture(scope="session")
def lower_rule(library: Library) -> Callable[[str], Logic]:
    names = frozenset({*RESERVED, *HELPERS, *library.vocabulary.facts})
    scope = Scope(library.vocabulary, {}, {}, date(2026, 6, 30), SubjectKind.ENTERPRISE)

    def lower(text: str) -> Logic:
        return simplify(lower_logic(parse_expression(Source("规则", text), names=names), scope))

    return lower
