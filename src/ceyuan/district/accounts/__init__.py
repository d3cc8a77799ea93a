"""People and offices: users, units, roles with their days, deputies."""
