"""The header of one column: one or several cells, one above the other, put together into one meaning.

Comes in: pieces from top to bottom, and the index of what headers may mean. Goes out: a frozen heading.
Must not know: data rows; what the rest of the file says about years and units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.intake.table.headers import Piece, without_recent, without_unit
from ceyuan.intake.table.index import HeaderIndex, Meaning
from ceyuan.intake.table.roles import Role
from ceyuan.intake.values.characters import match_key

# words over a group of columns that change what the number means; other group titles (基本情况 …) do not
_CHANGES_MEANING = re.compile(
    r"预计|预测|计划|目标|预算|拟|承诺|同期|同比|环比|增长|增速|增幅|增减|占比|比重|比例|率$|其中|出口|境外|母公司|子公司|集团|合并"
    r"|单体|累计|月|季|排名|人均|平均|行业"
)
# words that only say "the figure" or "the answer": beneath a fact they add nothing
_MERE_FIGURES = frozenset(
    {"数值", "值", "金额", "数据", "数额", "数量", "人数", "实际", "实际值", "实际数", "本期数", "填报"}
)

_ALL = -1


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a column, put together. `meaning` None: not understood.

    `text` is what the reader sees, `name` the words that gave the meaning, `remark` words that were not understood and
    may change it.
    """

    text: str
    meaning: Meaning | None = None
    name: str = ""
    years: tuple[int, ...] = ()
    relative: str = ""
    offset: int = 0
    unit: str = ""
    remark: str = ""
    part: bool = False
    several: bool = False

    @property
    def only_a_year(self) -> bool:
        """Tell whether nothing but one year stands there."""
        return self.meaning is None and len(self.years) == 1 and not self.remark and not self.part

    @property
    def known(self) -> bool:
        """Tell whether the column means something."""
        return self.meaning is not None and self.meaning.role is not Role.NONE


@dataclass(frozen=True, slots=True)
class _Match:
    """A meaning found in the piece `at` under the name `name` (or in all pieces together)."""

    meaning: Meaning
    at: int
    name: str = ""
    unit: str = ""


def combine(text: str, pieces: Sequence[Piece], index: HeaderIndex) -> Heading:
    """Find what the cells over one column mean together: the lowest words decide, all may give year and unit."""
    own = index.own.get(match_key(text))
    match = _Match(own, _ALL) if own else _lowest(pieces, index) or _last_resort(pieces, index)
    read = [piece.named(match.name) if match and match.at == at else piece for at, piece in enumerate(pieces)]
    years = tuple(dict.fromkeys(year for piece in read for year in piece.years))
    relative = next((piece for piece in reversed(read) if piece.relative and not years), None)
    units = [piece.unit for piece in reversed(read) if piece.unit]
    # what the caller names is not doubted
    doubtful = own is None and (match is None or match.name not in index.own)
    return Heading(
        text=text,
        meaning=match.meaning if match else None,
        name=match.name if match else "",
        years=years,
        relative=relative.relative if relative else "",
        offset=relative.offset if relative else 0,
        unit=units[0] if units else match.unit if match else "",
        remark=_remark(read, match) if doubtful else "",
        part=doubtful and any(piece.part for piece in read),
        several=doubtful and (len(years) > 1 or (not years and any(piece.several for piece in read))),
    )


def _lowest(pieces: Sequence[Piece], index: HeaderIndex) -> _Match | None:
    """Look from the lowest row upwards. Mere figures (金额) give way to what stands above; unknown words do not."""
    fallback: _Match | None = None
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        found = ((name, index.find(name)) for name in piece.spellings() if name)
        match = next((_Match(meaning, at, name) for name, meaning in found if meaning is not None), None)
        if match is not None:
            if match.name not in _MERE_FIGURES and match.meaning.role is not Role.UNIT:
                return match
            fallback = fallback or match
        elif piece.stem and piece.stem not in _MERE_FIGURES:
            return fallback
    return fallback


def _last_resort(pieces: Sequence[Piece], index: HeaderIndex) -> _Match | None:
    """Try what is less likely: words of two rows that belong together, 近三年 over a year, a unit without any sign."""
    stems = [piece.stem for piece in pieces if piece.stem]
    if not stems:
        return None
    last = max(at for at, piece in enumerate(pieces) if piece.stem)
    dated = any(piece.years for piece in pieces)
    bare, unit = without_unit(stems[-1], index.units)
    for name, at, found in (
        ("".join(stems) if len(stems) > 1 else "", _ALL, ""),
        (without_recent(stems[-1]) if dated else "", last, ""),
        (bare if unit else "", last, unit),
    ):
        meaning = index.find(name) if name else None
        if meaning is not None:
            return _Match(meaning, at, unit=found)
    return None


def _remark(pieces: Sequence[Piece], match: _Match | None) -> str:
    """Give the words that nobody understood and that may change the meaning."""
    if match is None:
        return "".join(piece.stem for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.notes:
            return piece.notes[0]
        if match.at not in {_ALL, at} and _CHANGES_MEANING.search(piece.stem):
            return piece.stem
    return ""
