"""Imports: a file read through the library, judged row by row, marked, and compared with the register."""
