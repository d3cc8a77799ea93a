"""The same plan inside a warehouse: SQL that gives the same three answers."""
