"""Parse the rules of a file where they stand, so that every message quotes the file's own line.

Comes in: located YAML text and the names that may occur. Goes out: rules and unary tests with their places.
Must not know: what the names mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.feel.parser import parse_expression
from ceyuan.feel.syntax import UnaryTests
from ceyuan.feel.unary import parse_unary_tests
from ceyuan.model.condition import Rule
from ceyuan.packs.located import Located, Path_

RESERVED = ("万元", "亿元", "申报日期")
HELPERS = ("近年合计", "近年平均", "增长率", "年均增长率", "平均增长率", "持有", "持有任一")


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads the rules of one file; `names` are facts, definitions, parameters, helpers and the file's own scores."""

    located: Located
    names: frozenset[str]

    def rule(self, path: Path_) -> Rule:
        """Parse the expression at a path."""
        source = self.located.text_source(path)
        return Rule(source.text, parse_expression(source, names=self.names), self.located.span(path))

    def tests(self, path: Path_) -> UnaryTests:
        """Parse the unary tests at a path."""
        return parse_unary_tests(self.located.text_source(path), names=self.names)
