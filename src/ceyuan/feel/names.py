"""Which token sequences are one name: declared names, built-in names with blanks, and the longest match among them.

Comes in: declared names and a stretch of tokens. Goes out: the name that begins there, as it was declared.
Must not know: expressions; a name of one word needs no entry here, for any word may be a name (DMN 10.3.1.4, 10.3.1.5).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ceyuan.feel.lexer import scan
from ceyuan.feel.tokens import NAME_PART, NAME_START, NUMBER, RESERVED, STRING, UNCLOSED, WORD, Token

BUILT_IN_NAMES: Final = (
    # conversion and properties
    "date and time",
    "years and months duration",
    "get value",
    "get entries",
    "context put",
    "context merge",
    # strings
    "string length",
    "string join",
    "upper case",
    "lower case",
    "substring before",
    "substring after",
    "starts with",
    "ends with",
    # lists
    "list contains",
    "list replace",
    "insert before",
    "index of",
    "distinct values",
    # numbers
    "round up",
    "round down",
    "round half up",
    "round half down",
    # ranges
    "met by",
    "overlaps before",
    "overlaps after",
    "finished by",
    "started by",
    # calendar
    "day of year",
    "day of week",
    "month of year",
    "week of year",
)
"""The built-in functions of DMN 1.5, 10.3.4, whose names have blanks."""

TYPE_NAMES: Final = ("date and time", "days and time duration", "years and months duration")
"""The types of DMN 1.5, 10.3.2.3, whose names have blanks."""

PARAMETRIC_TYPES: Final = frozenset(("list", "range", "context"))
"""The types that take others in angle brackets; `function` is a reserved word."""

_ONE_WORD: Final = re.compile(f"[{NAME_START}][{NAME_PART}]*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of several tokens: the tokens to match and the spelling it was declared with."""

    tokens: tuple[str, ...]
    spelling: str


Phrases = Mapping[str, tuple[Phrase, ...]]
"""Phrases by their first token, longest first."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of several tokens that a text may use; `odd_starts` are first tokens that are no words."""

    phrases: Phrases
    odd_starts: frozenset[str]


def is_one_word(text: str) -> bool:
    """Say whether a name is a single token that FEEL reads as a name wherever it stands.

    >>> is_one_word("营业收入"), is_one_word("研发 费用"), is_one_word("if")
    (True, False, False)
    """
    return _ONE_WORD.fullmatch(text) is not None and text not in RESERVED


def phrase_of(name: str) -> Phrase | None:
    """Cut a declared name into its tokens; None when it is one word or could never be matched.

    >>> phrase_of("主营业务收入（不含税）").tokens
    ('主营业务收入', '（', '不含税', '）')
    """
    if is_one_word(name):
        return None
    tokens = scan(name)[:-1]
    if len(tokens) < 2 or not _may_begin(tokens[0]) or any(token.kind == UNCLOSED for token in tokens):
        return None
    return Phrase(tuple(token.text for token in tokens), " ".join(name.split()))


def _may_begin(token: Token) -> bool:
    """Allow more than the standard does, `2024 年营收` and `（一）类`, but no reserved word and no sign of FEEL."""
    return token.kind in (WORD, NUMBER, STRING) or (token.kind not in RESERVED and not token.text.isascii())


def index_phrases(names: Iterable[str]) -> Phrases:
    """Arrange names for matching; names of one word are left out.

    >>> sorted(index_phrases(["a", "a b", "a b c"]))
    ['a']
    """
    found: dict[str, list[Phrase]] = {}
    for name in sorted(names):  # sorted: of two spellings with the same tokens the same one wins every time
        phrase = phrase_of(name)
        if phrase is not None:
            found.setdefault(phrase.tokens[0], []).append(phrase)
    return {first: tuple(sorted(phrases, key=_length, reverse=True)) for first, phrases in found.items()}


def _length(phrase: Phrase) -> int:
    return len(phrase.tokens)


@lru_cache(maxsize=64)
def _vocabulary(names: frozenset[str]) -> Vocabulary:
    phrases = index_phrases((*names, *BUILT_IN_NAMES))
    return Vocabulary(phrases, frozenset(first for first in phrases if not is_one_word(first)))


def vocabulary_of(names: Collection[str]) -> Vocabulary:
    """Arrange declared names together with the built-in ones; a whole pack shares one arrangement.

    >>> "date" in vocabulary_of(()).phrases
    True
    """
    return _vocabulary(frozenset(names))


TYPE_PHRASES: Final = index_phrases(TYPE_NAMES)


def longest_match(candidates: Sequence[Phrase], tokens: Sequence[Token], index: int) -> Phrase | None:
    """Give the first candidate, of those ordered longest first, whose tokens stand at the index.

    >>> longest_match(index_phrases(["a b"])["a"], scan("a   b > 1"), 0).spelling
    'a b'
    """
    for phrase in candidates:
        wanted = phrase.tokens
        if index + len(wanted) < len(tokens) and all(
            tokens[index + offset].text == text for offset, text in enumerate(wanted)
        ):
            return phrase
    return None


def spell(tokens: Sequence[Token]) -> str:
    """Write the tokens of a name as they stood, white space normalised to single blanks.

    >>> spell(scan("Date-Time   2")[:-1])
    'Date-Time 2'
    """
    text = tokens[0].text
    for before, token in pairwise(tokens):
        text += token.text if before.end == token.start else " " + token.text
    return text
