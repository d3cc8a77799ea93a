"""Rules become the plan written beside them, or are refused at the place written beside them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.plan.nodes import Logic
from ceyuan.plan.printer import print_logic

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (HERE / name / "rules.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, _, expected = line.partition(" => ")
            yield rule, expected


@pytest.mark.parametrize(("rule", "expected"), list(rows("good")))
def test_rule_becomes_the_plan_beside_it(rule: str, expected: str, lower_rule: Callable[[str], Logic]) -> None:
    assert print_logic(lower_rule(rule)) == expected


@pytest.mark.parametrize(("rule", "expected"), list(rows("bad")))
def test_bad_rule_is_refused_where_it_is_wrong(rule: str, expected: str, lower_rule: Callable[[str], Logic]) -> None:
    with pytest.raises(CeyuanError) as caught:
        lower_rule(rule)
    assert f"{caught.value.kind.code} | {caught.value.spans[0].text}" == expected
    assert caught.value.kind.hint("zh", caught.value.data)
    assert caught.value.kind.hint("en", caught.value.data)


def test_unknown_name_offers_the_nearest(lower_rule: Callable[[str], Logic]) -> None:
    with pytest.raises(CeyuanError) as caught:
        lower_rule("营业收人[-1] >= 1500 * 万元")
    assert caught.value.data["nearest"] == "营业收入"
