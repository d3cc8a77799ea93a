"""Tags of pages about signing in."""
