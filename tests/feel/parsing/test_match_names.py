"""Names of several tokens: longest match, scopes, and the spelling that was declared."""

from __future__ import annotations

import pytest

from ceyuan.errors import CeyuanError
from ceyuan.feel import names as naming
from ceyuan.feel.parser import parse_expression
from ceyuan.feel.printer import print_expression
from ceyuan.source import Source

MATCHES = [
    ("the longest name wins", ["a b", "a b c"], "a b c", "a b c"),
    ("and falls back to a shorter one", ["a b", "a b c d"], "a b + c", "a b + c"),
    ("or to the first word", ["a b c"], "a + b", "a + b"),
    ("signs are tokens, blanks are not", ["a-b"], "a  -  b", "a-b"),
    ("the declared spelling is kept", ["a - b"], "a-b", "a - b"),
    ("brackets keep names apart", ["a-b"], "(a)-(b)", "(a) - b"),
    ("a name may hold reserved words", ["Profit and loss"], "Profit and loss > 1", "Profit and loss > 1"),
    ("a name may hold dots", ["企业.营收"], "企业.营收 > 1", "企业.营收 > 1"),
    ("a name may hold numbers", ["case 1"], "case 1 + case 2", None),
    ("a name may hold an apostrophe", ["Student's name"], "Student's name = 1", "Student's name = 1"),
    ("an inner name wins over an equal outer one", ["a - b"], "for a-b in xs return a - b", "for a-b in xs return a-b"),
    ("a longer outer name wins", ["a b c"], "for a b in xs return a b c", "for a b in xs return a b c"),
    ("a name ends with its scope", [], "[for a b in xs return a b, a b]", None),
    ("an entry sees earlier keys", [], "{a b: 1, c: a b}", "{a b: 1, c: a b}"),
    ("an entry does not see its own key", [], "{a b: a b}", None),
    ("an entry does not see later keys", [], "{c: a b, a b: 1}", None),
    ("keys end with their context", [], "[{a b: 1}, a b]", None),
    ("a domain sees earlier iterators", [], "for a b in xs, c in a b return c", "for a b in xs, c in a b return c"),
    ("a domain does not see its own", [], "for a b in a b return 1", None),
    ("a parameter is known in the body", [], "function(a b) a b", "function(a b) a b"),
    ("built-in names need no declaration", [], "string  length(x)", "string length(x)"),
    ("case matters", ["A B"], "a b", None),
    ("a key with signs is known behind its literal", [], "{a-b: 1}.a-b", '{"a-b": 1}.a-b'),
    ("but not behind a variable", [], "x.a-b", "x.a - b"),
    (
        "a name that begins with a reserved word is never matched",
        ["if rate"],
        "if rate then 1 else 2",
        "if rate then 1 else 2",
    ),
]


@pytest.mark.parametrize(
    ("names", "text", "printed"), [case[1:] for case in MATCHES], ids=[case[0] for case in MATCHES]
)
def test_names_match(names: list[str], text: str, printed: str | None) -> None:
    if printed is None:
        with pytest.raises(CeyuanError) as caught:
            parse_expression(Source("规则", text), names=names)
        assert caught.value.kind.code == "feel.adjacent-operands"
    else:
        tree = parse_expression(Source("规则", text), names=names)
        assert print_expression(tree, names=names) == printed


STANDARD_LETTERS = [0x3F, 0x41, 0x5F, 0x7A, 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x2FF, 0x370, 0x37D, 0x37F, 0x1FFF, 0x200C]
STANDARD_LETTERS += [0x200D, 0x2070, 0x218F, 0x2C00, 0x2FEF, 0x3003, 0x300F, 0x3012, 0x4E00, 0x9FFF, 0xD7FF, 0xF900]
STANDARD_LETTERS += [0xFDCF, 0xFDF0, 0xFFFD, 0x10000, 0x20BB7, 0xEFFFF]
NOT_LETTERS = [0x40, 0x5B, 0x60, 0x7B, 0xD7, 0xF7, 0x300, 0x37E, 0x2000, 0x206F, 0x2190, 0x2BFF, 0x2FF0, 0x3000, 0xFDD0]
PARTS_ONLY = [0x30, 0x39, 0xB7, 0x300, 0x36F, 0x203F, 0x2040]


@pytest.mark.parametrize("code", STANDARD_LETTERS, ids=hex)
def test_letters_of_the_standard_begin_a_name(code: int) -> None:
    """DMN 10.3.1.2, rule 28, at the edges of its ranges."""
    assert naming.is_one_word(chr(code) + "1")


@pytest.mark.parametrize("code", [*NOT_LETTERS, *PARTS_ONLY], ids=hex)
def test_other_characters_begin_none(code: int) -> None:
    assert not naming.is_one_word(chr(code) + "a")


@pytest.mark.parametrize("code", [*STANDARD_LETTERS, *PARTS_ONLY], ids=hex)
def test_letters_and_name_parts_go_on(code: int) -> None:
    """DMN 10.3.1.2, rule 29."""
    assert naming.is_one_word("a" + chr(code))


@pytest.mark.parametrize(
    "text", [" ", "\t", "\x0b", "\x85", "\xa0", "\u1680", "\u180e", "\u2003", "\u200b", "\u3000", "\ufeff"]
)
def test_white_space_of_the_standard_parts_tokens(text: str) -> None:
    """DMN 10.3.1.2, rule 61."""
    assert print_expression(parse_expression(Source("规则", f"a{text}+{text}b"))) == "a + b"


def test_every_built_in_name_and_type_matches_itself() -> None:
    for name in naming.BUILT_IN_NAMES:
        assert parse_expression(Source("规则", name)).value == name
    for name in naming.TYPE_NAMES:
        assert parse_expression(Source("规则", f"x instance of {name}")).type.name == name
