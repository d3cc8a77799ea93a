"""What the platform asks of other systems: a literal table of adapters each, chosen by a variable."""
