"""A sample register of invented firms, as an office would send it.

Comes in: a vocabulary and a seed. Goes out: an Excel workbook that says on every sheet that it is a demonstration.
Must not know: measures, engines, answers.
"""
