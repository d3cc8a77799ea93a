"""The work behind `ceyuan columns`: convert an office's register, or read a file in columns to its end.

Comes in: paths, a vocabulary, options. Goes out: data, and lines in both languages.
Must not know: the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from ceyuan.cli import errors
from ceyuan.cli.output import Advance
from ceyuan.errors import CeyuanError, Language
from ceyuan.intake.columns.opening import open_columns
from ceyuan.intake.columns.subjects import columns_of
from ceyuan.intake.columns.tally import ColumnsReport
from ceyuan.intake.options import IntakeOptions
from ceyuan.intake.read import read_register
from ceyuan.intake.report import IntakeReport
from ceyuan.model.derived import derive_facts
from ceyuan.model.facts import Vocabulary
from ceyuan.report.columns.register import require_suffix, write_register


@dataclass(frozen=True, slots=True)
class Converted:
    """A register that was written in columns."""

    path: Path
    firms: int
    columns: tuple[str, ...]
    damaged: int
    intake: IntakeReport

    @property
    def data(self) -> Mapping[str, object]:
        """Give what `--json` shows."""
        return {
            "path": str(self.path),
            "firms": self.firms,
            "columns": list(self.columns),
            "damaged": self.damaged,
            "intake": self.intake.as_data(),
        }

    def lines(self, language: Language) -> Iterator[str]:
        """Say what was written."""
        yield (
            f"已写出“{self.path}”：{self.firms}家，{len(self.columns)}列，其中{self.damaged}个数据有误或矛盾，按未知处理。"
            if language == "zh"
            else f"Wrote {self.path}: {self.firms} firms, {len(self.columns)} columns; "
            f"{self.damaged} values are wrong or contradict each other and count as unknown."
        )

    def remarks(self, language: Language) -> Iterator[str]:
        """Give what intake doubted."""
        unknown = self.intake.counts.columns_unrecognised
        if unknown:
            yield (
                f"注意：有{unknown}列没有识别，未写入。"
                if language == "zh"
                else f"Note: {unknown} columns were not recognised and not written."
            )
        for one in self.intake.findings:
            place, colon = one.place.words(language), "：" if language == "zh" else ": "
            yield f"{place}{colon}{one.message(language)}" if place else one.message(language)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file in columns that was read to its end."""

    report: ColumnsReport

    @property
    def data(self) -> Mapping[str, object]:
        """Give what `--json` shows."""
        return self.report.as_data()

    def lines(self, language: Language) -> Iterator[str]:
        """Say what was read."""
        one, wrong = self.report, sum(each.count for each in self.report.wrong)
        yield (
            f"“{one.file}”：{one.rows}家，识别{len(one.recognised)}列，未识别{len(one.unrecognised)}列，{wrong}个数据有误。"
            if language == "zh"
            else f"{one.file}: {one.rows} firms, {len(one.recognised)} columns recognised, "
            f"{len(one.unrecognised)} not; {wrong} values are wrong."
        )

    def remarks(self, language: Language) -> Iterator[str]:
        """Name the columns that mean nothing, and those with wrong values."""
        chinese = language == "zh"
        for strange in self.report.unrecognised:
            near = strange.nearest or "—"
            name = strange.name
            yield f"未识别的列：{name}（最接近：{near}）" if chinese else f"not recognised: {name} (nearest: {near})"
        yield from filter(None, [self.report.doubled.remark(language)])
        for one in self.report.wrong:
            shown = "、".join(f"{each.subject_id}（{each.value or '—'}）" for each in one.examples)
            count = f"：{one.count}个有误，如 " if chinese else f": {one.count} wrong, such as "
            yield f"{one.column}{count}{shown}"


def convert(
    paths: tuple[Path, Path], vocabulary: Vocabulary, options: IntakeOptions, *, as_of: date, advance: Advance
) -> Converted:
    """Read the register of the first path and write it in columns to the second."""
    register, out = paths
    require_suffix(out)
    if out.exists() and out.samefile(register):
        raise CeyuanError(errors.OUT_IS_INPUT, data={"path": str(out)})
    read = read_register(register, vocabulary, options=options, progress=advance)
    if not read.subjects:
        raise CeyuanError(errors.NO_SUBJECTS, data={"path": register.name})
    subjects = [derive_facts(one, vocabulary, as_of=as_of) for one in read.subjects]
    columns = columns_of(subjects, vocabulary, as_of=as_of)
    damaged = sum(int(np.bitwise_count(one.marks.damaged).sum()) for one in columns.columns.values())
    named = write_register(columns, out, vocabulary, as_of=as_of)
    return Converted(out, columns.rows, named, damaged, read.report)


def check_file(path: Path, vocabulary: Vocabulary, *, as_of: date, advance: Advance) -> Checked:
    """Read a file in columns to its end."""
    file = open_columns(path, vocabulary, as_of=as_of)
    done = 0
    for part in file.batches():
        done += part.rows
        advance(done, file.rows or done)
    return Checked(file.report())
