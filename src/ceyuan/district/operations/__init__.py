"""Running the platform: prepare, serve, tick, check, back up and restore."""
