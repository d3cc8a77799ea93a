"""Which physical form a column has, from the type that its database reports.

Comes in: a type's text, the decimal places of the fact, the database. Goes out: a form.
Must not know: facts' names, rows.
"""

from __future__ import annotations

import re
from enum import StrEnum

from sqlglot import exp
from sqlglot.errors import SqlglotError

from ceyuan.engines.sql.dialects import Dialect

# What a comparison of two decimals may need at most in every database
_DIGITS = 38
_OWN_DIGITS = 20


class Form(StrEnum):
    """How a column holds its values; OTHER and FLOAT cannot be read."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    TEXT = "text"
    FLOAT = "float"
    OTHER = "other"


_T = exp.DType
_FORMS = {
    Form.INTEGER: {
        *(_T.TINYINT, _T.SMALLINT, _T.MEDIUMINT, _T.INT, _T.BIGINT, _T.INT128, _T.INT256),
        *(_T.UTINYINT, _T.USMALLINT, _T.UMEDIUMINT, _T.UINT, _T.UBIGINT, _T.UINT128, _T.UINT256),
    },
    Form.FLOAT: {_T.FLOAT, _T.DOUBLE},
    Form.DATE: {_T.DATE, _T.DATE32},
    Form.BOOLEAN: {_T.BOOLEAN},
    Form.TEXT: {_T.TEXT, _T.VARCHAR, _T.CHAR, _T.NVARCHAR, _T.NCHAR, _T.BPCHAR},
    Form.DECIMAL: {_T.DECIMAL, _T.DECIMAL32, _T.DECIMAL64, _T.DECIMAL128, _T.BIGDECIMAL},
}
_WRAPPED = {_T.LOWCARDINALITY}


def read_type(text: str, scale: int, dialect: Dialect) -> Form:
    """Give the form of a type.

    >>> from ceyuan.engines.sql.dialects import find_dialect
    >>> read_type("DECIMAL(18,2)", 2, find_dialect("duckdb"))
    <Form.DECIMAL: 'decimal'>
    """
    if re.search(r"\bcollate\b", text, re.IGNORECASE):
        return Form.OTHER  # a collation may take different words for the same
    try:
        kind = exp.DataType.build(text, dialect=dialect.name)
    except SqlglotError:
        return Form.OTHER
    while kind.this in _WRAPPED and isinstance(kind.expressions[0], exp.DataType):
        kind = kind.expressions[0]
    form = next((form for form, types in _FORMS.items() if kind.this in types), Form.OTHER)
    return _decimal(kind, scale, dialect) if form is Form.DECIMAL else form


def _decimal(kind: exp.DataType, scale: int, dialect: Dialect) -> Form:
    """Tell what a decimal type can do: digits that a comparison would lose make it unreadable."""
    sizes = [int(part.name) for part in kind.expressions]
    if not sizes:  # PostgreSQL's numeric without an end is exact; elsewhere a bare name hides what it holds
        return Form.DECIMAL if dialect.name == "postgres" else Form.OTHER
    precision, places = sizes[0], sizes[1] if len(sizes) > 1 else 0
    if dialect.loose:
        # SQLite keeps decimal places as floating point
        return Form.INTEGER if places == 0 else Form.FLOAT
    whole = max(precision - places, _OWN_DIGITS - scale)
    unlimited = dialect.name == "postgres"
    return Form.DECIMAL if unlimited or whole + max(places, scale) <= _DIGITS else Form.OTHER
