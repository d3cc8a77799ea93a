"""Take a file in for the register: keep the paper, read it once, and lay its rows out to be staged.

Comes in: who imports, the file, its sender, source and day. Goes out: the import, nothing of it on the register yet.
Must not know: pages. The file is read before the transaction begins, so that nobody waits for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.utils import timezone

from ceyuan.district.accounts.access import Viewer
from ceyuan.district.accounts.models import Unit
from ceyuan.district.common.papers.keep import Delivery, keep_paper, tidy_name
from ceyuan.district.common.papers.kinds import MOST_BYTES
from ceyuan.district.common.trail.act import Refused, acting
from ceyuan.district.common.trail.verb import About
from ceyuan.district.registry import verbs
from ceyuan.district.registry.facts import errors as fact_errors
from ceyuan.district.registry.facts.sources import in_both, refuse_statistical_return
from ceyuan.district.registry.imports import errors
from ceyuan.district.registry.imports.access import IMPORTING, about_import, demand_reach, units_to_import_for
from ceyuan.district.registry.imports.faults import Fault, said
from ceyuan.district.registry.imports.files import read_file
from ceyuan.district.registry.imports.items import coverage_becomes
from ceyuan.district.registry.imports.judge import fault_row
from ceyuan.district.registry.imports.prepare import Prepared, prepare
from ceyuan.district.registry.imports.settings import FileSettings, remembered
from ceyuan.district.registry.imports.spool import write_spool
from ceyuan.district.registry.imports.steady import steady
from ceyuan.district.registry.models import ImportBatch, ImportFault, ImportItem, SharedSource
from ceyuan.model.facts import LawfulSource


@dataclass(frozen=True, slots=True)
class NewImport:
    """A file to be imported. `source` is None for an individual statistical return, which is refused.

    `unit` limits it to the firms of one unit; new firms are put under `new_firms_to`, none where it is None.
    """

    delivery: Delivery
    sender: str
    source: LawfulSource | None
    as_of: date
    unit: Unit | None = None
    new_firms_to: Unit | None = None
    shared: SharedSource | None = None
    settings: FileSettings = field(default_factory=FileSettings)


def start_import(viewer: Viewer, new: NewImport, *, at: datetime) -> ImportBatch:
    """Take a file in; what its sender's headings meant before holds where nothing else is said."""
    verb, today = verbs.START_IMPORT, timezone.localdate(at)
    name = tidy_name(new.delivery.file.name or "")
    content = new.delivery.file.read(MOST_BYTES + 1)
    settings = _with_memory(new)
    prepared = _attempt(new, (name, content), settings, today) if viewer.has(*IMPORTING) else None
    about = About("import", "", f"{new.sender} {name}"[:200])
    with acting(verb, actor=viewer.actor(*IMPORTING), at=at, about=about) as act:
        demand_reach(viewer, verb, new.unit.pk if new.unit else None)
        _refuse_elsewhere(viewer, new)
        if isinstance(prepared, Refused):
            raise prepared
        if prepared is None or new.source is None:
            raise AssertionError("who may import has a file that was read")
        paper = keep_paper(replace(new.delivery, file=ContentFile(content, name)), by=act.actor.name, at=at)
        batch = ImportBatch.objects.create(
            paper=paper,
            sender=new.sender,
            source=new.source,
            shared=new.shared,
            unit=new.unit,
            new_firms_to=new.new_firms_to,
            started_by_id=viewer.user,
            started_at=at,
            as_of=new.as_of,
            mapping=settings.as_data(),
        )
        lay_out(batch, prepared)
        told = {"file": paper.digest, "rows": batch.rows_total, "sender": batch.sender, "source": batch.source}
        act.tell(told, about=about_import(batch))
    write_spool(batch, prepared.lines)
    return batch


def lay_out(batch: ImportBatch, prepared: Prepared) -> None:
    """Set an import to the beginning of its staging, within an act."""
    batch.rows_total, batch.rows_read = len(prepared.lines), 0
    batch.columns = list(prepared.columns)
    faults = list(prepared.faults)
    items = [] if batch.unit_id is not None else prepared.coverage
    if prepared.coverage and not items:
        kind = errors.COVERAGE_NOT_HERE
        faults.append(Fault("", 0, "", kind.code, said(kind), serious=False))
    serious = sum(1 for one in faults if one.serious)
    batch.counts = {"faults": serious, "notes": len(faults) - serious}
    batch.save()
    ImportFault.objects.bulk_create([fault_row(batch, one) for one in faults], batch_size=500)
    ImportItem.objects.bulk_create(
        ImportItem(batch=batch, kind=one.kind, data=dict(one.data), becomes=coverage_becomes(one)) for one in items
    )


def _with_memory(new: NewImport) -> FileSettings:
    columns, units = remembered(new.sender)
    said = new.settings
    return replace(said, columns={**columns, **said.columns}, units={**units, **said.units})


def _attempt(new: NewImport, file: tuple[str, bytes], settings: FileSettings, today: date) -> Prepared | Refused:
    """Read the file, or give the refusal for the act that puts it on record."""
    name, content = file
    try:
        source = _lawful(new, name, today)
        with steady():
            return prepare(read_file(name, content, settings), source, day=today)
    except Refused as refusal:
        return refusal


def _lawful(new: NewImport, name: str, today: date) -> LawfulSource:
    """Give the source, when it is one from which data may come on this day."""
    if new.source is None:
        raise Refused(fact_errors.STATISTICAL_RETURN, data={"name": name})
    refuse_statistical_return([new.sender])
    if new.as_of > today:
        raise Refused(fact_errors.FUTURE_DAY, data={"day": new.as_of})
    if new.shared is not None:
        refuse_shared(new.shared, new.source, today)
    return new.source


def refuse_shared(shared: SharedSource, source: LawfulSource, today: date) -> None:
    """Refuse a shared source of another kind, or one that expired."""
    if shared.source != source:
        raise Refused(fact_errors.SHARED_OTHER, data={"shared": shared.name, **in_both(source)})
    if shared.expires_on < today:
        data = {"shared": shared.name, "day": shared.expires_on, "provider": shared.provider}
        raise Refused(fact_errors.SHARED_EXPIRED, data=data)


def _refuse_elsewhere(viewer: Viewer, new: NewImport) -> None:
    """Refuse to put new firms under a unit that is not within reach, or not the one imported for."""
    to = new.new_firms_to
    if to is None:
        return
    within = units_to_import_for(viewer).filter(pk=to.pk).exists()
    demand_reach(viewer, verbs.REGISTER, to.pk if within and new.unit in {None, to} else None)
