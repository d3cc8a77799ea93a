"""What every test shares: how many random examples Hypothesis tries, and that no cache answers for the packs."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Time limits per example are off: the machine may be busy, and `make test` has its own limit.
settings.register_profile("dev", max_examples=60, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "deep", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# A cache kept by another checkout must not answer for this one; a test that is about the cache sets its own.
os.environ.setdefault("CEYUAN_NO_CACHE", "1")
