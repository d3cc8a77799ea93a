"""Schema of the vocabulary: facts and recognition titles.

Comes in: plain data from YAML. Goes out: typed entries.
Must not know: rules and measures.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ceyuan.model.facts import FactType, LawfulSource, SubjectKind, Supplier
from ceyuan.packs.schema.scalars import Flag, Number, Strict, Years

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,58}$")]


class ChangeableSchema(Strict):
    """How a fact may be moved by doing."""

    effort: Number
    months: int = 12


class FactSchema(Strict):
    """One fact."""

    name: str
    key: Key
    en: str
    type: FactType
    subject: SubjectKind = SubjectKind.ENTERPRISE
    unit: str = ""
    history: Literal["fiscal_year"] | None = None
    depth: Annotated[int, Field(ge=1, le=10)] = 5
    scale: Annotated[int, Field(ge=0, le=9)] = 0
    minimum: Number | None = None
    maximum: Number | None = None
    choices: tuple[str, ...] = ()
    lawful_sources: tuple[LawfulSource, ...] = (LawfulSource.DECLARATION,)
    supplied_by: Supplier = Supplier.ENTERPRISE
    also_called: tuple[str, ...] = ()
    changeable: ChangeableSchema | None = None
    definition: str = ""
    personal: Flag = False


class TitleSchema(Strict):
    """One recognition title."""

    name: str
    key: Key
    en: str
    level: str = ""
    granted_by: str = ""
    valid_years: Years = None
    also_called: tuple[str, ...] = ()


class FactFile(Strict):
    """A vocabulary file of facts."""

    items: tuple[FactSchema, ...]


class TitleFile(Strict):
    """The file of titles."""

    items: tuple[TitleSchema, ...]
