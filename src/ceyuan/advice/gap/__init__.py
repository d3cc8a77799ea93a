"""Gap: how far each unmet requirement is from being met, exactly."""

from ceyuan.advice.gap.find import find_gap as find_gap
from ceyuan.advice.gap.find import find_gaps as find_gaps
