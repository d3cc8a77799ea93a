"""Papers: files handed in or made here, with their fingerprint, mark and declaration."""
