"""The schema of pack files: what may be written where."""
