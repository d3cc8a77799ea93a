"""Hold the data of a YAML file against its schema, and say where and how it differs.

Comes in: located data and a schema model. Goes out: the typed model, or every error with file, line and field.
Must not know: what the fields mean.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.packs import errors
from ceyuan.packs.located import Located, Path_

Schema = TypeVar("Schema", bound=BaseModel)

_MESSAGES: Mapping[str, tuple[str, str]] = {
    "literal_error": ("应为 {expected} 之一", "should be one of {expected}"),
    "enum": ("应为 {expected} 之一", "should be one of {expected}"),
    "string_pattern_mismatch": ("应符合 {pattern}（小写字母、数字和连字符）", "should match {pattern}"),
    "string_type": ("应是文字", "should be a text"),
    "int_parsing": ("应是整数", "should be a whole number"),
    "tuple_type": ("应是列表，每项前加“- ”", "should be a list"),
    "too_short": ("至少要有 {min_length} 项", "should have at least {min_length} item"),
    "model_type": ("应是“键: 值”的形式", "should be a mapping"),
    "greater_than_equal": ("不能小于 {ge}", "should be at least {ge}"),
    "less_than_equal": ("不能大于 {le}", "should be at most {le}"),
}


def validate(located: Located, schema: type[Schema], *, as_list: bool = False) -> Schema:
    """Type the data of a file; a file that is a list is given to a schema with one field `items`.

    Raises CeyuanErrors with every mistake of the file.
    """
    data: object = {"items": located.data} if as_list else located.data
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        # A list whose only item is wrong counts as too short as well: the item's own error says it better.
        found = [one for one in details if not (one["type"] == "too_short" and _has_inner(one["loc"], details))]
        raise CeyuanErrors([_explain(one, located, schema) for one in found]) from error


def _has_inner(loc: tuple[str | int, ...], details: Sequence[ErrorDetails]) -> bool:
    return any(len(one["loc"]) > len(loc) and one["loc"][: len(loc)] == loc for one in details)


def _explain(detail: ErrorDetails, located: Located, schema: type[BaseModel]) -> CeyuanError:
    loc = detail["loc"]
    path = _existing_path(loc, located)
    field = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    span = located.span(path)
    match detail["type"]:
        case "missing":
            return CeyuanError(errors.MISSING_FIELD, data={"field": field}, spans=[span])
        case "extra_forbidden":
            known = sorted(set(_field_names(schema)))
            nearest = (difflib.get_close_matches(field, known, n=1, cutoff=0.4) or ["—"])[0]
            return CeyuanError(errors.UNKNOWN_FIELD, data={"field": field, "nearest": nearest}, spans=[span])
    return CeyuanError(errors.BAD_FIELD, data={"field": field, "detail": _detail(detail)}, spans=[span])


def _detail(detail: ErrorDetails) -> str:
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    if "error" in context:
        return context["error"]
    known = _MESSAGES.get(detail["type"])
    if known is None:
        return detail["msg"]
    return " / ".join(text.format(**context) for text in known)


def _existing_path(loc: tuple[str | int, ...], located: Located) -> Path_:
    path: Path_ = ()
    for step in loc:
        if (*path, step) in located.spans:
            path = (*path, step)
    return path


def _field_names(schema: type[BaseModel]) -> Iterator[str]:
    layout = schema.model_json_schema(by_alias=True)
    for part in [layout, *layout.get("$defs", {}).values()]:
        yield from part.get("properties", {})
