"""Load a folder of packs: vocabulary first, then every document, all mistakes reported together.

Comes in: a folder. Goes out: a Library whose rules are parsed; `ceyuan.packs.check` then proves that they make sense.
Must not know: the command line, the clock.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from ceyuan.errors import CeyuanError, CeyuanErrors
from ceyuan.model.facts import Vocabulary
from ceyuan.model.ladder import Ladder
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Library, Pack
from ceyuan.packs import errors
from ceyuan.packs.broken_yaml import decode
from ceyuan.packs.build.document import build_clauses, build_definitions, build_document, build_parameters
from ceyuan.packs.build.ladders import build_ladders
from ceyuan.packs.build.measure import build_measure
from ceyuan.packs.build.rules import HELPERS, RESERVED, RuleReader
from ceyuan.packs.build.stacking import build_stacking
from ceyuan.packs.build.validity import bound_by_document
from ceyuan.packs.build.vocabulary import build_vocabulary
from ceyuan.packs.canonical import pack_hash
from ceyuan.packs.located import Located, read_located
from ceyuan.packs.schema.measure import MeasureSchema
from ceyuan.packs.validate import validate
from ceyuan.source import Span

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Loader:
    """Reads below one folder and collects mistakes instead of stopping at the first."""

    root: Path
    found: list[CeyuanError] = field(default_factory=list)

    def read(self, path: Path) -> Located:
        return read_located(path, name=path.relative_to(self.root.parent).as_posix())

    def attempt(self, step: Callable[[], Result]) -> Result | None:
        try:
            return step()
        except CeyuanErrors as error:
            self.found.extend(error.errors)
        except CeyuanError as error:
            self.found.append(error)
        return None


def load_library(root: Path) -> Library:
    """Load every pack below a folder; raises CeyuanErrors with every mistake found."""
    root = root.resolve()
    folders = sorted(path.parent for path in root.rglob("pack.yaml"))
    if not (root / "vocabulary").is_dir():
        raise CeyuanError(errors.NO_PACKS, data={"folder": str(root)})
    loader = _Loader(root)
    for folder in _orphans(root):
        name = folder.relative_to(root).as_posix()
        loader.found.append(CeyuanError(errors.NO_DOCUMENT, data={"pack": name}))
    vocabulary = loader.attempt(lambda: _load_vocabulary(loader))
    if vocabulary is None:
        raise CeyuanErrors(loader.found)
    ladders = loader.attempt(lambda: _load_ladders(loader, vocabulary)) or {}
    drafts = [_Draft(loader, folder) for folder in folders]
    names = frozenset({*RESERVED, *HELPERS, *vocabulary.facts, *(name for one in drafts for name in one.names())})
    built = (draft.pack(names) for draft in drafts)
    packs = {pack.id: pack for pack in built if pack is not None}
    loader.found.extend(_double_names(packs, vocabulary))
    if loader.found:
        raise CeyuanErrors(loader.found)
    return Library(vocabulary, packs, ladders)


def _load_vocabulary(loader: _Loader) -> Vocabulary:
    folder = loader.root / "vocabulary"
    facts = [loader.read(path) for path in sorted((folder / "facts").glob("*.yaml"))]
    titles = [loader.read(path) for path in sorted(folder.glob("recognitions*.yaml"))]
    return build_vocabulary(facts, titles)


def _load_ladders(loader: _Loader, vocabulary: Vocabulary) -> dict[str, Ladder]:
    path = loader.root / "vocabulary" / "ladders.yaml"
    return build_ladders(loader.read(path), vocabulary) if path.exists() else {}


@dataclass(frozen=True, slots=True)
class _Draft:
    """One pack folder on its way to a pack: first its names, then its rules."""

    loader: _Loader
    folder: Path

    @property
    def id(self) -> str:
        return self.folder.relative_to(self.loader.root).as_posix()

    def names(self) -> Iterator[str]:
        """Give the names this pack defines, read without parsing any rule."""
        for file in ("definitions.yaml", "parameters.yaml"):
            located = self._located(file)
            for entry in located.data if located is not None and isinstance(located.data, list) else []:
                name = entry.get("name") if isinstance(entry, dict) else None
                if isinstance(name, str):
                    yield name

    def pack(self, names: frozenset[str]) -> Pack | None:
        """Give the pack; None when its pack.yaml is wrong (every mistake is already collected)."""
        document = self._build("pack.yaml", build_document)
        parameters = self._build("parameters.yaml", build_parameters) or ()
        definitions = self._build("definitions.yaml", lambda one: build_definitions(RuleReader(one, names))) or ()
        clauses = self._build("clauses.yaml", build_clauses) or ()
        measures = tuple(self._measures(names))
        own = sorted(path.stem for path in (self.folder / "measures").glob("*.yaml"))
        stacking = self._build("stacking.yaml", lambda one: build_stacking(one, pack=self.id, measures=own)) or ()
        text = self.loader.attempt(self._text) or ""
        if document is None:
            return None
        measures = tuple(bound_by_document(one, document) for one in measures)
        pack = Pack(self.id, document, measures, definitions, parameters, clauses, text, "", stacking)
        return dataclasses.replace(pack, hash=pack_hash(pack))

    def _measures(self, names: frozenset[str]) -> Iterator[Measure]:
        for path in sorted((self.folder / "measures").glob("*.yaml")):
            measure = self.loader.attempt(partial(self._measure, path, names))
            if measure is not None:
                yield measure

    def _measure(self, path: Path, names: frozenset[str]) -> Measure:
        located = self.loader.read(path)
        entry = validate(located, MeasureSchema)
        if entry.measure != path.stem:
            data = {"measure": entry.measure}
            raise CeyuanError(errors.FILE_NAME, data=data, spans=[located.span(("measure",))])
        card = entry.scorecard
        own = () if card is None else (card.name, *(one.name for one in card.dimensions))
        return build_measure(entry, RuleReader(located, names.union(own)), pack=self.id)

    def _text(self) -> str:
        path = self.folder / "text.md"
        if not path.exists():
            return ""
        words = decode(path.read_bytes(), path.relative_to(self.loader.root.parent).as_posix())
        return words.replace("\r\n", "\n").replace("\r", "\n")

    def _located(self, file: str) -> Located | None:
        path = self.folder / file
        return self.loader.attempt(lambda: self.loader.read(path)) if path.exists() else None

    def _build(self, file: str, build: Callable[[Located], Result]) -> Result | None:
        if not (self.folder / file).exists():
            return None
        return self.loader.attempt(lambda: build(self.loader.read(self.folder / file)))


def _orphans(root: Path) -> Iterator[Path]:
    """Give folders that hold measures but no pack.yaml."""
    for folder in sorted(root.rglob("measures")):
        if folder.is_dir() and not (folder.parent / "pack.yaml").exists():
            yield folder.parent


def _double_names(packs: dict[str, Pack], vocabulary: Vocabulary) -> Iterator[CeyuanError]:
    taken: dict[str, Span] = {name: fact.span for name, fact in vocabulary.facts.items()}
    for pack in packs.values():
        named = [(one.name, one.span) for one in pack.definitions] + [(one.name, one.span) for one in pack.parameters]
        for name, span in named:
            if name in taken:
                yield CeyuanError(errors.DOUBLE_NAME, data={"name": name}, spans=[taken[name], span])
            taken[name] = span
