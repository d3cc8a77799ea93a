"""The record engine: one subject, exact numbers, every step kept. It defines the verdict."""

from ceyuan.engines.record.decide import decide as decide
from ceyuan.engines.record.decide import decide_all as decide_all
