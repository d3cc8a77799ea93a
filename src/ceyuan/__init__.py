"""Ceyuan (策源): an industrial policy as text, as rules that compute, and as reasons people understand."""

__version__ = "0.1.0"
