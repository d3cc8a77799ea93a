"""Reports: verdicts of a whole register as tables, written as a workbook or given as data."""
