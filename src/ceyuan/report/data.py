"""A report as plain data for JSON.

Comes in: a report and the intake report. Goes out: dictionaries and lists; `docs/commands.md` describes them.
Must not know: how they are written out.
"""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.intake.report import IntakeReport
from ceyuan.model.measure import Measure
from ceyuan.report.elsewhere import by_kind
from ceyuan.report.tables import FirmRow, Material, MeasureCounts, NearMiss, Report, Setting

Data = Mapping[str, object]


def report_data(report: Report, intake: IntakeReport) -> dict[str, object]:
    """Give the report as data, reasons left out: `ceyuan explain --json` gives them firm by firm."""
    setting = report.setting
    names = [measure_name(one) for one in setting.measures]
    return {
        "register": setting.register,
        "as_of": setting.as_of.isoformat(),
        "reference_year": setting.reference_year,
        "engine": setting.engine,
        "packs": packs_data(setting),
        "measures": [counts_data(one, setting) | {"near_misses": one.near_misses} for one in report.counts],
        "elsewhere": {kind.value: [measure_name(one.measure) for one in listed] for kind, listed in by_kind(setting)},
        "firms": [_firm(one, names) for one in report.firms],
        "near_misses": [_near_miss(one) for one in report.near_misses],
        "near_misses_found": report.near_misses_found,
        "examined": report.examined,
        "materials": [_material(one) for one in report.materials],
        "intake": intake.as_data(),
    }


def measure_name(measure: Measure) -> str:
    """Give a measure's full name, `pack#id`."""
    return f"{measure.pack}#{measure.id}"


def packs_data(setting: Setting) -> list[Data]:
    """Give the documents that were applied."""
    return [{"id": one.id, "number": one.number, "title": one.title, "hash": one.hash} for one in setting.packs]


def counts_data(counts: MeasureCounts, setting: Setting) -> dict[str, object]:
    """Give how often each answer was given for a measure."""
    return {
        "measure": measure_name(counts.measure),
        "title": setting.measure_title(counts.measure),
        "document": setting.document_number(counts.measure),
        "yes": counts.yes,
        "no": counts.no,
        "unknown": counts.unknown,
        "pending": counts.pending,
        "closed": counts.closed,
        "share": None if counts.share is None else float(counts.share),
    }


def _firm(firm: FirmRow, names: list[str]) -> Data:
    verdicts = {name: outcome.word for name, outcome in zip(names, firm.outcomes, strict=True)}
    return {"id": firm.id, "name": firm.name, "verdicts": verdicts}


def _near_miss(miss: NearMiss) -> Data:
    return {
        "firm": miss.firm_id,
        "name": miss.firm,
        "measure": measure_name(miss.measure),
        "text": miss.text,
        "clause": miss.clause,
        "value": miss.value,
        "required": miss.required,
        "gap": miss.gap,
        "relative_gap": None if miss.relative is None else float(miss.relative),
        "still_unknown": miss.still_unknown,
        "sentence": miss.sentence,
        "source": miss.source,
    }


def _material(material: Material) -> Data:
    words = material.words
    return {
        "fact": words.fact,
        "title": words.title,
        "year": words.year,
        "name": words.name,
        "supplied_by": words.supplier,
        "sources": words.sources,
        "judged_by_experts": words.judged,
        "settles": material.settles,
        "concerns": material.concerns,
        "firms": material.firms,
        "measures": [measure_name(one) for one in material.measures],
        "examples": list(material.examples),
    }
