"""Schema of vocabulary/ladders.yaml.

Comes in: plain data from YAML. Goes out: typed entries.
Must not know: which titles and schemes exist.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from ceyuan.model.provenance import Reading
from ceyuan.packs.schema.scalars import Strict
from ceyuan.packs.schema.vocabulary import Key


def _group(value: object) -> object:
    return (value,) if isinstance(value, str) else value


AnyOf = Annotated[tuple[str, ...], BeforeValidator(_group), Field(min_length=1)]


class RungSchema(Strict):
    """One step; each entry of `needs` is a title, or a list of which one is enough."""

    name: str = ""
    titles: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    needs: tuple[AnyOf, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _something(self) -> RungSchema:
        if not self.titles and not (self.name and self.schemes):
            raise ValueError("没有 titles 的一级须有 name 和 schemes / a rung without titles needs name and schemes")
        return self


class LadderSchema(Strict):
    """A ladder."""

    name: str
    key: Key
    en: str
    source: str
    clause: str
    read: Reading
    rungs: Annotated[tuple[RungSchema, ...], Field(min_length=2)]
    note: str = ""


class LadderFile(Strict):
    """ladders.yaml."""

    items: tuple[LadderSchema, ...]
