"""`ceyuan template`: an empty register with just the columns that measures ask for.

Comes in: a path and measures. Goes out: a workbook to fill in.
Must not know: how a template is laid out.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ceyuan.cli.options import AsOf, Json, Kind, Lang, Measures, Packs
from ceyuan.model.facts import SubjectKind

Out = Annotated[Path, typer.Argument(metavar="OUT")]


def template(  # noqa: PLR0913 -- one parameter per option
    out: Out,
    *,
    measure: Measures = None,
    packs: Packs = None,
    kind: Kind = SubjectKind.ENTERPRISE,
    as_of: AsOf = None,
    json: Json = False,
    lang: Lang = "zh",
) -> None:
    """Write an empty register."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- slow import

    from ceyuan.advice.needs import facts_asked  # noqa: PLC0415 -- slow import
    from ceyuan.cli.dates import read_day  # noqa: PLC0415 -- slow import
    from ceyuan.cli.files import require_workbook_name  # noqa: PLC0415 -- slow import
    from ceyuan.cli.judging import load_packs, pick_measures  # noqa: PLC0415 -- slow import
    from ceyuan.cli.output import say, say_data  # noqa: PLC0415 -- slow import
    from ceyuan.intake.template import write_template  # noqa: PLC0415 -- slow import
    from ceyuan.plan.lower import lower_measure  # noqa: PLC0415 -- slow import
    from ceyuan.report.atomic import write_atomically  # noqa: PLC0415 -- slow import

    require_workbook_name(out)
    library = load_packs(packs)
    chosen = pick_measures(library, tuple(measure or ()), kind)
    day = read_day(as_of).date
    facts = facts_asked(lower_measure(one, library, as_of=day) for one in chosen)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "template.xlsx"
        write_template(draft, library.vocabulary, facts)
        written = draft.read_bytes()
    write_atomically(out, partial(_put, written))
    if json:
        say_data({"path": str(out), "measures": [f"{one.pack}#{one.id}" for one in chosen], "facts": list(facts)})
        return
    say(
        f"空白登记表已写入：{out}（{len(chosen)}个事项所需的{len(facts)}项指标）"
        if lang == "zh"
        else f"The empty register is in {out} ({len(facts)} facts that {len(chosen)} measures ask for)"
    )


def _put(data: bytes, place: Path) -> None:
    place.write_bytes(data)
