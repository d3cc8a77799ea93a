"""How far a verdict is from yes: the exact distance of every unmet criterion, the points of every line of a table."""
