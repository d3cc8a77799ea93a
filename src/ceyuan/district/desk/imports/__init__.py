"""Pages of officers about imports: a file in, its headings, its trial, its faults, its undoing."""
