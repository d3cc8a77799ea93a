"""How each kind of node gets its type; checker.py holds the table and the entry.

Comes in: a node and the types of the names in scope. Goes out: its type, and errors for what cannot be right.
Must not know: values.
"""
