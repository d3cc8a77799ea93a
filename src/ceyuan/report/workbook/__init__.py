"""The workbook: one file per sheet, every one written from the report's tables."""

from ceyuan.report.workbook.write import write_workbook as write_workbook
