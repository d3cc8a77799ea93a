"""The same plan over a register in columns: NumPy blocks the size of the cache."""

from ceyuan.engines.block.compile import compile_rulebook as compile_rulebook
from ceyuan.engines.block.program import Rulebook as Rulebook
from ceyuan.engines.block.run import decide_by_record as decide_by_record
from ceyuan.engines.block.run import decide_columns as decide_columns
from ceyuan.engines.block.run import decide_stream as decide_stream
from ceyuan.engines.block.run import explain_row as explain_row
