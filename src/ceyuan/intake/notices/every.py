"""Every kind of finding, chapter by chapter, as docs/intake.md lists them.

Comes in: the tables of the chapters. Goes out: one tuple of all their rows.
Must not know: what a row says.
"""

from __future__ import annotations

from ceyuan.intake.notices import cells, columns, credit, firms, rows, sheets, titles

KINDS = (
    *sheets.KINDS,
    *columns.KINDS,
    *rows.KINDS,
    *cells.KINDS,
    *firms.KINDS,
    *titles.KINDS,
    *credit.KINDS,
)
