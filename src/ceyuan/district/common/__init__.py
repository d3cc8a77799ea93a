"""What every app stands on: the trail, the database's own ways, pages."""
