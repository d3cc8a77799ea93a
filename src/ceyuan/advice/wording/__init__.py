"""Sentences: verdicts and findings in the words of a clerk, Chinese first, English by a switch.

Comes in: verdicts with their traces. Goes out: frozen words, plain data for JSON, lines of text.
Must not know: files, workbooks, terminals.
"""
