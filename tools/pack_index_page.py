"""Write the index of all measures: by level and document, with counts and how well each was read; then by scheme.

Comes in: the shelf. Goes out: Markdown, the same whoever makes it.
Must not know: what a rule says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.advice.wording.phrases import KINDS, READINGS
from ceyuan.model.measure import Measure
from ceyuan.model.policy import Pack
from ceyuan.model.provenance import Reading
from pack_shelf import PAGES, Shelf, full_name, page_of, readings_of
from pack_words import ELSEWHERE, GRADES, LEVELS, MARK, code, grades, level_of, link, plain, table, way

INDEX = f"{PAGES}/README.md"


def index_page(shelf: Shelf) -> str:
    """Give the whole index."""
    lines = [MARK, "", "# 政策包里的全部事项", "", "All measures of all packs", ""]
    for part in (_overview, _documents, _schemes):
        lines += part(shelf)
    return "\n".join(lines).rstrip("\n") + "\n"


def _by_level(shelf: Shelf) -> Iterator[tuple[str, Sequence[Pack]]]:
    for level in (*LEVELS.values(), ELSEWHERE):
        packs = [one for one in shelf.library.packs.values() if level_of(one.document) == level]
        if packs:
            yield level, packs


def _overview(shelf: Shelf) -> Iterator[str]:
    yield "每个事项一页：谁来决定、什么时候适用、条件和规则、没有公布的、样例。"
    yield f"没有写成规则的制度，见{link('另一页', 'not-encoded.md')}；怎样写，见{link('政策包的格式', '../packs.md')}"
    yield from (f"和{link('如何编写一个政策包', '../../packs/README.md')}。", "")
    rows = []
    for level, packs in _by_level(shelf):
        measures = [one for pack in packs for one in pack.measures]
        cases = sum(len(shelf.cases_of(one)) for one in measures)
        readings = [reading for one in measures for reading in readings_of(one)]
        rows.append([level, str(len(packs)), str(len(measures)), str(cases), grades(readings) or "—"])
    yield from table(["级别", "文件", "事项", "样例", "条件的来源"], rows)
    yield from (f"- **{GRADES[one]}**：{READINGS[one][0]}" for one in Reading)
    yield ""


def _documents(shelf: Shelf) -> Iterator[str]:
    for level, packs in _by_level(shelf):
        yield from (f"## {level}", "")
        for pack in packs:
            yield from _document(pack, shelf)


def _document(pack: Pack, shelf: Shelf) -> Iterator[str]:
    yield from (f"### {plain(pack.document.title)}", "")
    cases = sum(len(shelf.cases_of(one)) for one in pack.measures)
    readings = [reading for one in pack.measures for reading in readings_of(one)]
    about = [
        plain(pack.document.number) if pack.document.number_seen else "文号没有见到",
        plain(pack.document.issuer),
        f"文件：{GRADES[pack.document.reading]}",
        f"条件：{grades(readings) or '没有'}",
        f"事项{len(pack.measures)}",
        f"样例{cases}",
    ]
    if shelf.has(pack, "readings.md"):
        about.append(link("怎样读", way(INDEX, f"packs/{pack.id}/readings.md")))
    yield from (" · ".join(about), "")
    yield from (f"- {_link(one)}（{KINDS[one.kind][0]}）" for one in pack.measures)
    yield ""


def _link(measure: Measure) -> str:
    return link(measure.title, way(INDEX, page_of(measure)))


def _schemes(shelf: Shelf) -> Iterator[str]:
    yield from ("## 制度与事项", "")
    yield from ("一个制度几次修改，就有几个版本的事项。“资料”是公开认定条件的逐项整理里的编号。", "")
    schemes: dict[str, list[Measure]] = {}
    for one in shelf.measures():
        schemes.setdefault(one.scheme, []).append(one)
    rows = []
    for scheme in sorted(schemes):
        names = {full_name(one) for one in schemes[scheme]}
        sheets = [sheet for sheet in sorted(shelf.sheets) if names & set(shelf.sheets[sheet])]
        links = "<br>".join(_link(one) for one in schemes[scheme])
        rows.append([code(scheme), links, "<br>".join(code(one) for one in sheets)])
    yield from table(["制度", "事项", "资料"], rows)
