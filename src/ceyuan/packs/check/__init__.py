"""Checks that a library of packs makes sense as a whole."""

from ceyuan.packs.check.library import check_library as check_library
