"""Lint with a lawyer's eye: fair competition, catch-all clauses, missing caps, criteria that decide nothing."""

from ceyuan.packs.lint.library import lint_library as lint_library
