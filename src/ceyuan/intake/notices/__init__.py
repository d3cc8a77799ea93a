"""Literal tables of what intake may find and say, one file for each chapter; `every.py` lists them all."""
