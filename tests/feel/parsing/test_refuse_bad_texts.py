"""Every text under `bad/` is refused with exactly the message that stands below it.

A case is a title after `===`, the text, the code after `---`, and the whole message with its carets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from ceyuan.errors import CeyuanError, ErrorKind
from ceyuan.feel import errors
from ceyuan.feel.levels import DEEPEST
from ceyuan.feel.lexer import MAX_LENGTH
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.source import Source

HERE = Path(__file__).parent
FRONT = Path(errors.__file__).parent
BLOCK = re.compile(
    r"^=== (?P<title>.*)\n(?P<text>(?:.*\n)*?)--- (?P<code>.*)\n(?P<message>(?:(?!=== ).*\n?)*)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Case:
    group: str
    title: str
    text: str
    code: str
    message: str


def cases() -> list[Case]:
    found = []
    for path in sorted((HERE / "bad").glob("*.txt")):
        for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
            message = block["message"].rstrip("\n")
            found.append(Case(path.stem, block["title"], block["text"][:-1], block["code"], message))
    return found


CASES = cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.group}: {case.title}") for case in CASES])
def test_a_bad_text_is_refused_with_its_message(case: Case, names: frozenset[str]) -> None:
    error = refusal(case, names)
    assert (error.kind.code, error.render("zh")) == (case.code, case.message)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.group}: {case.title}") for case in CASES])
def test_the_message_is_complete_in_english_too(case: Case, names: frozenset[str]) -> None:
    error = refusal(case, names)
    assert error.render("en").startswith(error.kind.en.format(**error.data))
    assert "hint: " in error.render("en")


def refusal(case: Case, names: frozenset[str]) -> CeyuanError:
    read = parse_unary_tests if case.group == "unary-tests" else parse_expression
    with pytest.raises(CeyuanError) as caught:
        read(Source("规则", case.text), names=names)
    return caught.value


def test_titles_are_not_used_twice_in_a_file() -> None:
    assert len({(case.group, case.title) for case in CASES}) == len(CASES)


def test_every_kind_of_the_front_half_has_a_case() -> None:
    """Length and depth are tested below with texts too long for a file."""
    files = [FRONT / "lexer.py", FRONT / "parser.py", FRONT / "unary.py", *(FRONT / "parsing").glob("*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    kinds = {name: kind for name, kind in vars(errors).items() if isinstance(kind, ErrorKind)}
    raised = {kind.code for name, kind in kinds.items() if re.search(rf"\b{name}\b", source)}
    assert raised == {case.code for case in CASES} | {errors.DEEP_NESTING.code, errors.TOO_LONG.code}


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(CeyuanError) as caught:
        parse_expression(Source("规则", "1" * (MAX_LENGTH + 1)))
    assert caught.value.kind is errors.TOO_LONG


NESTED = [
    ("", "(", "x", ")"),
    ("", "f(", "x", ")"),
    ("", "f(a: ", "x", ")"),
    ("", "[", "x", "]"),
    ("", "{a: ", "x", "}"),
    ("", "a[", "x", "]"),
    ("", "-", "x", ""),
    ("", "not(", "x", ")"),
    ("", "x in (1, ", "x", ")"),
    ("", "x between (", "x", ") and 2"),
    ("", "[1..", "x", "]"),
    ("", "(< ", "x", ")"),
    ("", "(= ", "x", ")"),
    ("", "if a then b else ", "x", ""),
    ("", "if ", "x", " then 1 else 2"),
    ("", "for i in ", "x", " return i"),
    ("", "for i in xs return ", "x", ""),
    ("", "some i in xs satisfies ", "x", ""),
    ("", "function(a) ", "x", ""),
    ("", "2 ** -", "x", ""),
    ("", "", "x", " + 1"),
    ("", "", "x", " or y"),
    ("", "", "x", ".a"),
    ("", "", "x", "[1]"),
    ("", "", "x", "(1)"),
    ("x instance of ", "list<", "number", ">"),
    ("x instance of ", "function<> -> ", "number", ""),
]


@pytest.mark.parametrize(("head", "before", "middle", "after"), NESTED)
@pytest.mark.parametrize("depth", [DEEPEST + 2, 1000, 4000])
def test_deep_nesting_is_refused_and_never_overflows(
    *, head: str, before: str, middle: str, after: str, depth: int
) -> None:
    with pytest.raises(CeyuanError) as caught:
        parse_expression(Source("规则", head + before * depth + middle + after * depth))
    assert caught.value.kind is errors.DEEP_NESTING


@pytest.mark.parametrize(("head", "before", "middle", "after"), NESTED)
def test_moderate_nesting_is_read_and_can_be_walked(*, head: str, before: str, middle: str, after: str) -> None:
    """Comparing and writing a tree recurse in the interpreter itself; the limit keeps them safe."""
    depth = DEEPEST // 3
    source = Source("规则", f"[{head}{before * depth}{middle}{after * depth}]")
    tree = parse_expression(source)
    assert tree == parse_expression(source)
    assert len(repr(tree)) > depth


def test_the_place_counts_from_where_the_text_stands_in_its_file() -> None:
    with pytest.raises(CeyuanError) as caught:
        parse_expression(Source("measures/sme.yaml", "营业收入 >= 1500 and\n研发费用 == 3", line=12, column=13))
    assert [span.where() for span in caught.value.spans] == ["measures/sme.yaml:13:6"]
    with pytest.raises(CeyuanError) as caught:
        parse_expression(Source("measures/sme.yaml", "营业收入 == 1500", line=12, column=13))
    assert [span.where() for span in caught.value.spans] == ["measures/sme.yaml:12:18"]
