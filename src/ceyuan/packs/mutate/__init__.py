"""Mutants of measures and definitions: what the cases of a pack have to notice."""
