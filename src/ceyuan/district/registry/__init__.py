"""The register: enterprises with everything that is known about them, from whom and since when."""
