"""Pages about people: one's own account, and those of the security and the system administrator."""
