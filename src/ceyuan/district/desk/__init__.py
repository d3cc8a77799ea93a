"""The site of officers, experts and auditors."""
