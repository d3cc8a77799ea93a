"""`and or not` in three values (DMN 10.3.2.4): what is not a boolean counts as null.

Comes in: values. Goes out: true, false or null.
Must not know: expressions.
"""

from __future__ import annotations

from collections.abc import Iterable

from ceyuan.feel.values import Value


def both(left: Value, right: Value) -> bool | None:
    """Give `left and right`.

    >>> both(False, None), both(True, None)
    (False, None)
    """
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def either(left: Value, right: Value) -> bool | None:
    """Give `left or right`.

    >>> either(True, None), either(False, None)
    (True, None)
    """
    if left is True or right is True:
        return True
    return False if left is False and right is False else None


def opposite(value: Value) -> bool | None:
    """Give `not(value)`.

    >>> opposite(False), opposite(None)
    (True, None)
    """
    return not value if isinstance(value, bool) else None


def conjunction(values: Iterable[Value]) -> bool | None:
    """Give the `and` of many values; it stops at the first false.

    >>> conjunction((True, None, False)), conjunction(())
    (False, True)
    """
    result: bool | None = True
    for value in values:
        result = both(result, value)
        if result is False:
            return False
    return result


def disjunction(values: Iterable[Value]) -> bool | None:
    """Give the `or` of many values; it stops at the first true.

    >>> disjunction((None, True)), disjunction(())
    (True, False)
    """
    result: bool | None = False
    for value in values:
        result = either(result, value)
        if result is True:
            return True
    return result
