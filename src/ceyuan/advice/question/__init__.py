"""Which fact to ask next in a check-up, and when to stop."""
