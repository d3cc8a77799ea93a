"""给我一张表: an office's own workbook, its columns mapped once, filled from a saved list in a click."""
