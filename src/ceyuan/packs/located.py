"""YAML read as text with places: every scalar stays the word that was written, and every value knows its line.

Comes in: the text of a YAML file. Goes out: plain dicts, lists and strings, and a span for each path into them.
Must not know: what the data mean; the schema types them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from ceyuan.errors import CeyuanError
from ceyuan.packs import errors
from ceyuan.packs.broken_yaml import decode, parser_error, refuse_characters
from ceyuan.source import Source, Span

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # the same interface

_DEEPEST = 60

Data = dict[str, "Data"] | list["Data"] | str | None
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """Data with the span of every value, and the text of every scalar, by path; `()` is the whole file."""

    source: Source
    data: Data
    spans: Mapping[Path_, Span]
    scalars: Mapping[Path_, str]

    def span(self, path: Path_) -> Span:
        """Give the span of the nearest value on the way to a path, the path's own where there is one."""
        reached: Path_ = ()
        for step in path:
            if (*reached, step) in self.spans:
                reached = (*reached, step)
        return self.spans[reached]

    def text_source(self, path: Path_) -> Source:
        """Give a scalar as a source of its own, standing at its line and column of the file."""
        span = self.spans[path]
        line, column = self.source.position(span.start)
        quoted = 1 if self.source.text[span.start : span.start + 1] in {'"', "'"} else 0
        return Source(self.source.name, self.scalars[path], line, column + quoted)


def read_located(path: Path, *, name: str) -> Located:
    """Read a YAML file; `name` is how messages call it. A broken file, a double key or an anchor raises CeyuanError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CeyuanError(errors.UNREADABLE, data={"file": name, "detail": str(error)}) from error
    text = decode(data, name)
    return locate(Source(name, text.replace("\r\n", "\n").replace("\r", "\n")))


def locate(source: Source) -> Located:
    """Read YAML text.

    >>> locate(Source("f", "a: [no, 0.10]")).data
    {'a': ['no', '0.10']}
    """
    refuse_characters(source)
    try:
        node = yaml.compose(source.text, Loader=Loader)
    except yaml.YAMLError as error:
        raise parser_error(source, error) from error
    except RecursionError as error:
        raise CeyuanError(errors.TOO_DEEP, data={"deepest": _DEEPEST}, spans=[Span(source, 0, 1)]) from error
    reader = _Reader(source, {(): Span(source, 0, len(source.text.partition("\n")[0]))}, {})
    data = None if node is None else _convert(node, (), reader)
    return Located(source, data, reader.spans, reader.scalars)


@dataclass(frozen=True, slots=True)
class _Reader:
    source: Source
    spans: dict[Path_, Span]
    scalars: dict[Path_, str]
    met: set[int] = field(default_factory=set)

    def meet(self, node: yaml.Node, path: Path_, span: Span) -> None:
        """Refuse what a pack has no use for and a hostile one would: aliases that multiply, and endless nesting."""
        if id(node) in self.met:
            raise CeyuanError(errors.ALIAS, spans=[span])
        if len(path) > _DEEPEST:
            raise CeyuanError(errors.TOO_DEEP, data={"deepest": _DEEPEST}, spans=[span])
        self.met.add(id(node))


def _convert(node: yaml.Node, path: Path_, reader: _Reader) -> Data:
    span = Span(reader.source, node.start_mark.index, node.end_mark.index)
    reader.meet(node, path, span)
    reader.spans[path] = span
    match node:
        case yaml.ScalarNode(value=value, style=style):
            reader.scalars[path] = str(value)
            return None if value == "" and style is None else str(value)
        case yaml.SequenceNode(value=items):
            return [_convert(item, (*path, index), reader) for index, item in enumerate(items)]
        case yaml.MappingNode(value=pairs):
            return _convert_mapping(pairs, path, reader)
    raise TypeError(f"no node of YAML: {type(node).__name__}")


def _convert_mapping(pairs: list[tuple[yaml.Node, yaml.Node]], path: Path_, reader: _Reader) -> Data:
    result: dict[str, Data] = {}
    for key_node, value_node in pairs:
        place = Span(reader.source, key_node.start_mark.index, key_node.end_mark.index)
        if not isinstance(key_node, yaml.ScalarNode):
            raise CeyuanError(errors.BAD_KEY, spans=[place])
        key = str(key_node.value)
        if key in result:
            raise CeyuanError(errors.DOUBLE_KEY, data={"key": key}, spans=[reader.spans[*path, key], place])
        result[key] = _convert(value_node, (*path, key), reader)
    return result
