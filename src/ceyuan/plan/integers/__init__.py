"""Comparisons in whole numbers: what the columnar engines compute instead of fractions."""

from ceyuan.plan.integers.nodes import Integer as Integer
from ceyuan.plan.integers.nodes import NotInteger as NotInteger
from ceyuan.plan.integers.points import Table as Table
from ceyuan.plan.integers.points import points_table as points_table
from ceyuan.plan.integers.reduce import IntegerTest as IntegerTest
from ceyuan.plan.integers.reduce import integer_test as integer_test
