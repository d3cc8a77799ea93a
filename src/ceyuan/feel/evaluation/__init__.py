"""How each kind of node gets its value; evaluator.py holds the table and the entry.

Comes in: a node, the names in scope and the machine. Goes out: its value, or a suppressed failure.
Must not know: where expressions and facts come from.
"""
