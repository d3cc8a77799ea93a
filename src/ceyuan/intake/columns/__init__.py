"""Registers in columns: Parquet, CSV with machine headings, or subjects that were read before."""
