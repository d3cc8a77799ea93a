"""Schema of stacking.yaml: rules about not getting twice.

Comes in: plain data from YAML. Goes out: typed entries.
Must not know: which measures exist.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ceyuan.model.provenance import Reading
from ceyuan.model.stacking import Direction, Sameness
from ceyuan.packs.schema.scalars import Strict

Names = Annotated[tuple[str, ...], Field(min_length=1)]


class PartnersSchema(Strict):
    """The awards a rule sets beside its own measures: by measure, by scheme, by level and kind, or in words."""

    measures: Names | None = None
    schemes: Names | None = None
    level: Literal["national", "shanghai", "district", "town"] | None = None
    kind: Literal["fund", "any"] | None = None
    words: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> PartnersSchema:
        by_level = self.level is not None or self.kind is not None
        ways = (self.measures is not None, self.schemes is not None, by_level, self.words is not None)
        if sum(ways) != 1:
            raise ValueError("measures、schemes、level/kind、words 应恰有一种 / exactly one way to name the others")
        return self


class StackingSchema(Strict):
    """One rule."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    clause: str
    text: str
    read: Reading
    measures: Names | Literal["all"]
    partners: PartnersSchema = Field(alias="with")
    scope: Annotated[tuple[Sameness, ...], Field(min_length=1)]
    direction: Direction
    note: str = ""


class StackingFile(Strict):
    """stacking.yaml."""

    items: Annotated[tuple[StackingSchema, ...], Field(min_length=1)]
