"""When a title is looked at again: yearly updates, evaluations, renewals, each with the document that says so.

Comes in: what the vocabulary declares. Goes out: frozen entries and the day by which something is due.
Must not know: measures, files, the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ceyuan.model.provenance import Reading


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Recheck:
    """What a holder of a title must do again; `yearly_by` is the last day of each year for it, where the text has one.

    `since` and `until` are the days between which the document asked for it; None is open.
    """

    text: str
    source: str
    clause: str
    reading: Reading
    yearly_by: MonthDay | None = None
    since: date | None = None
    until: date | None = None

    def next_day(self, *, as_of: date) -> date | None:
        """Give the next last day on or after a day; None where the text names none, or asks no longer.

        >>> update = Recheck("每年更新", "工信部企业〔2026〕2号", "动态管理", Reading.SECONDARY, MonthDay(5, 31))
        >>> update.next_day(as_of=date(2026, 6, 1))
        datetime.date(2027, 5, 31)
        """
        if self.yearly_by is None:
            return None
        begin = as_of if self.since is None else max(as_of, self.since)
        found = date(begin.year, self.yearly_by.month, self.yearly_by.day)
        if found < begin:
            found = found.replace(year=begin.year + 1)
        return found if self.until is None or found <= self.until else None
