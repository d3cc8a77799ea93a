"""The cheapest set of changes that turns a no into a yes, for a period that is not closed yet."""

from ceyuan.advice.change.effort import effort_of as effort_of
from ceyuan.advice.change.find import find_routes as find_routes
from ceyuan.advice.change.outlook import look_ahead as look_ahead
from ceyuan.advice.change.prospect import Prospect as Prospect
from ceyuan.advice.change.prospect import prospect_of as prospect_of
