"""From parsed rules to the plan: names resolved, units checked, constants folded, `not` pushed to the atoms."""

from ceyuan.plan.lower.measure import lower_measure as lower_measure
