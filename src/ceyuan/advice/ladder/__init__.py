"""Ladder map: where a subject stands on each ladder, what the next rung lacks, what is due."""

from ceyuan.advice.ladder.climb import Judged as Judged
from ceyuan.advice.ladder.climb import judged as judged
from ceyuan.advice.ladder.climb import ladder_map as ladder_map
from ceyuan.advice.ladder.climb import measure_key as measure_key
