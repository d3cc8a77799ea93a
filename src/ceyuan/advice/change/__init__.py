"""The cheapest set of changes that turns a no into a yes, for a period that is not closed yet."""
