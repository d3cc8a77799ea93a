"""Pages of auditors: look through the trail, prove it."""
