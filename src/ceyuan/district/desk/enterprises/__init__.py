"""Pages of officers about enterprises: lists, files, acts."""
