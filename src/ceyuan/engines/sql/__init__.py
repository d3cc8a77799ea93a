"""The same plan inside a warehouse: SQL that gives the same three answers."""

from ceyuan.engines.sql.answers import CodeTable as CodeTable
from ceyuan.engines.sql.compile import Queries as Queries
from ceyuan.engines.sql.compile import compile_queries as compile_queries
from ceyuan.engines.sql.layout import TableLayout as TableLayout
from ceyuan.engines.sql.layout import layout_of as layout_of
from ceyuan.engines.sql.measures import Options as Options
from ceyuan.engines.sql.prepare import Refused as Refused
from ceyuan.engines.sql.run import run as run
