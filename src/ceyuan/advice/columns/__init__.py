"""Advice for a whole register in columns: gaps today, least changes in the next period, row by row exact."""

from ceyuan.advice.columns.compile import Advisor as Advisor
from ceyuan.advice.columns.compile import compile_advice as compile_advice
from ceyuan.advice.columns.results import AdviceBatch as AdviceBatch
from ceyuan.advice.columns.results import Period as Period
from ceyuan.advice.columns.results import State as State
from ceyuan.advice.columns.run import advise_chunk as advise_chunk
from ceyuan.advice.columns.run import advise_stream as advise_stream
