"""Pages about one's own firm: what is on file, who acts for it, who looked."""
