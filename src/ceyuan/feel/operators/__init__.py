"""The operators of FEEL on values: arithmetic, equality, order, logic, ranges.

Comes in: values. Goes out: values, or a suppressed failure.
Must not know: expressions and how they are evaluated.
"""
