"""The same plan over a register in columns: NumPy blocks the size of the cache."""
