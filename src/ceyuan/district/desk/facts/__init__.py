"""Pages of officers about facts: history, corrections, shared sources, aggregates, recurring forms."""
