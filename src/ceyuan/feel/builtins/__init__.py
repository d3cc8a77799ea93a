"""The built-in functions of FEEL, one file per chapter; table.py lists them all.

Comes in: checked arguments. Goes out: values, or suppressed failures.
Must not know: expressions and how they are evaluated.
"""
