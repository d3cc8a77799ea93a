"""Columns written to files: registers and answers."""
