"""Pages of officers that export facts."""
