"""The grammar of FEEL as small readers over one cursor.

Comes in: tokens. Goes out: nodes of the syntax tree, each with its exact place.
Must not know: types and values. `climb.py` holds the tables that tie the readers together.
"""
