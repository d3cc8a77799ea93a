"""Measure Ceyuan and its peers on one rulebook and the same firms: `python -m benchmarks` (see README.md)."""
