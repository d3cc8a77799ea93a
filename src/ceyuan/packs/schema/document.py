"""Schema of pack.yaml, parameters.yaml, definitions.yaml and clauses.yaml.

Comes in: plain data from YAML. Goes out: typed entries.
Must not know: measures.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from ceyuan.model.provenance import Reading
from ceyuan.packs.schema.scalars import Flag, OpenDay, Strict, parse_number

NOT_SEEN = "not seen"


class ValiditySchema(Strict):
    """When a document is in force."""

    start: OpenDay = Field(default=None, alias="from")
    end: OpenDay = Field(default=None, alias="to")


class RepealSchema(Strict):
    """A repealed document."""

    number: str
    title: str = ""
    since: OpenDay


class SourceSchema(Strict):
    """Where a text was seen."""

    title: str
    url: str = ""
    seen: OpenDay = None
    note: str = ""


class DocumentSchema(Strict):
    """The official document."""

    number: str
    other_numbers: tuple[str, ...] = ()
    title: str
    issuer: str
    level: Literal["national", "shanghai", "district", "town"]
    issued: OpenDay = None
    in_force: ValiditySchema = ValiditySchema()
    repeals: tuple[RepealSchema, ...] = ()
    parents: tuple[str, ...] = ()
    special_policies: tuple[str, ...] = ()
    read: Reading
    sources: tuple[SourceSchema, ...] = ()
    note: str = ""
    example: Flag = False

    @model_validator(mode="after")
    def _say_why_without_number(self) -> DocumentSchema:
        if self.number == NOT_SEEN and not self.note:
            raise ValueError("没有见到文号的，请在 note 说明 / say in note why the number is not seen")
        return self


class PackFile(Strict):
    """pack.yaml."""

    document: DocumentSchema


def _parameter_value(value: object) -> Decimal | str | None:
    if value == "unpublished":
        return None
    try:
        return parse_number(value)
    except ValueError:
        return str(value)


class ParameterValueSchema(Strict):
    """A value from a day on."""

    since: OpenDay = None
    value: Annotated[Decimal | str | None, BeforeValidator(_parameter_value)]


class ParameterSchema(Strict):
    """A number or word that changes with time."""

    name: str
    unit: str = ""
    clause: str
    read: Reading
    values: Annotated[tuple[ParameterValueSchema, ...], Field(min_length=1)]


class ParameterFile(Strict):
    """parameters.yaml."""

    items: tuple[ParameterSchema, ...]


class DefinitionSchema(Strict):
    """A named rule."""

    name: str
    en: str
    clause: str
    text: str
    read: Reading
    when: str


class DefinitionFile(Strict):
    """definitions.yaml."""

    items: tuple[DefinitionSchema, ...]


class MapsToSchema(Strict):
    """What a pair became."""

    measures: tuple[str, ...] = ()
    taxonomy: str = ""
    guidance: str = ""


class PairSchema(Strict):
    """A verb and its object."""

    verb: str
    object: str
    maps_to: MapsToSchema


class ClauseSchema(Strict):
    """One sentence."""

    anchor: str
    opening: str
    pairs: tuple[PairSchema, ...] = ()


class ClauseFile(Strict):
    """clauses.yaml."""

    items: tuple[ClauseSchema, ...]
