"""The command line: one file per command; heavy modules are imported inside commands, so that help comes at once."""
