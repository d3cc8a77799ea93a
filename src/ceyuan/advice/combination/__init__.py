"""The best admissible combination of awards, for a firm and within a budget."""
