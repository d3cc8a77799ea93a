"""Pages of firms about facts: history, declarations, corrections, permissions, recurring forms."""
