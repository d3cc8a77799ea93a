"""Cutting words at punctuation that stands outside brackets and quotation marks.

Comes in: words. Goes out: the stretches between the cuts.
Must not know: what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator

_CLOSING = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_ALIKE = {"(": "（", ")": "）"}
_ENDS = frozenset("。！？!?")
# After 。” these carry the sentence on: “质量第一。”的方针
_GOES_ON = frozenset("的，、；：,;:等和与及或）)")


def depths(text: str) -> list[int] | None:
    """Give the nesting depth at each character; None when brackets or quotation marks do not match.

    >>> depths("甲（乙）")
    [0, 1, 1, 0]
    """
    stack: list[str] = []
    found: list[int] = []
    for character in text:
        plain = _ALIKE.get(character, character)
        if plain in _CLOSING:
            stack.append(plain)
        elif plain in _OPENING and (not stack or stack.pop() != _OPENING[plain]):
            return None
        found.append(len(stack))
    return None if stack else found


def first_unmatched(text: str) -> int:
    """Give the place of the first bracket or quotation mark without a partner (the length when there is none).

    >>> first_unmatched("甲（乙")
    1
    """
    stack: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        plain = _ALIKE.get(character, character)
        if plain in _CLOSING:
            stack.append((plain, place))
        elif plain in _OPENING:
            if not stack or stack[-1][0] != _OPENING[plain]:
                return place
            stack.pop()
    return stack[0][1] if stack else len(text)


def cut_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into sentences; a full stop inside brackets or quotation marks ends none, but 。” may.

    >>> [("甲。（乙。）丙"[a:b]) for a, b in cut_sentences("甲。（乙。）丙")]
    ['甲。', '（乙。）丙']
    >>> [("“甲。”乙。“丙。”的丁"[a:b]) for a, b in cut_sentences("“甲。”乙。“丙。”的丁")]
    ['“甲。”', '乙。', '“丙。”的丁']
    """
    level = depths(text) or [0] * len(text)
    start = 0
    for place, character in enumerate(text):
        if level[place] != 0 or text[place + 1 : place + 2] in _ENDS:
            continue
        if character in _ENDS or _quote_ends(text, place):
            yield start, place + 1
            start = place + 1
    if text[start:].strip():
        yield start, len(text)


def _quote_ends(text: str, place: int) -> bool:
    """Tell whether a closing quotation mark after a full stop ends the sentence around it too."""
    closes = text[place] in "”’」』" and text[place - 1 : place] in _ENDS
    return closes and text[place + 1 : place + 2] not in _GOES_ON


def cut_at(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Cut words at marks outside brackets; a mark between digits (1,000 or 16:00) is none.

    >>> [("甲、“乙、丙”"[a:b]) for a, b in cut_at("甲、“乙、丙”", "、")]
    ['甲', '“乙、丙”']
    """
    level = depths(text) or [0] * len(text)
    start = 0
    for place, character in enumerate(text):
        if character in marks and level[place] == 0 and not _between_digits(text, place):
            yield start, place
            start = place + 1
    yield start, len(text)


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit() and text[place].isascii()
