"""A whole invented district, so that everybody can see the platform at work before any real firm is on it."""
