"""Bring what Spark, Java and the workers throw into one sentence and an error of ours.

Comes in: an exception. Goes out: an error with its first cause; errors of ours that crossed from a worker.
Must not know: what was computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from ceyuan.engines.spark.errors import EMPTY_ID, FAILED, NO_CODE
from ceyuan.errors import CeyuanError, ErrorKind

_MARK = "ceyuan-error:"
_MARKED = re.compile(rf"{_MARK}([a-z-]+\.[a-z-]+)")
_JAVA_CAUSE = re.compile(r"^Caused by: (.+)$", re.MULTILINE)
_PYTHON_CAUSE = re.compile(r"^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception): .+$", re.MULTILINE)
_MODULE = re.compile(r"ModuleNotFoundError: No module named '([^']+)'")
_JAVA_NAME = re.compile(r"^(?:[a-z]\w*\.)+(?=[A-Z])")
_LONGEST = 300
# what may come back from a worker by its code
_OF_WORKERS = {one.code: one for one in (EMPTY_ID,)}


class WorkerError(Exception):
    """Carries the code of an error out of a worker, where only text comes through."""

    def __init__(self, kind: ErrorKind) -> None:
        super().__init__(f"{_MARK}{kind.code}")


def first_cause(text: str) -> str:
    r"""Give the innermost cause that a message tells, in one line.

    >>> first_cause("Job aborted\n\tat org.X\nCaused by: java.io.IOException: disk full\n\tat org.Y")
    'IOException: disk full'
    """
    python, java = _PYTHON_CAUSE.findall(text), _JAVA_CAUSE.findall(text)
    inner = [one for one in python if "PythonException" not in one and not one.startswith(("org.", "java."))]
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    told = inner[-1] if inner else java[-1] if java else lines[0] if lines else "—"
    return " ".join(_JAVA_NAME.sub("", told).split())[:_LONGEST]


def told(error: BaseException, kind: ErrorKind, path: str, register: str = "") -> CeyuanError:
    """Give the error that a failure of Spark stands for; what a worker found wrong is about the register.

    >>> told(ValueError("no space"), FAILED, "out").data["reason"]
    'no space'
    """
    text = str(error)
    marked = _MARKED.search(text)
    if marked is not None and marked[1] in _OF_WORKERS:
        return CeyuanError(_OF_WORKERS[marked[1]], data={"path": register or path})
    lacking = _MODULE.search(text)
    if lacking is not None:
        return CeyuanError(NO_CODE, data={"module": lacking[1]})
    return CeyuanError(kind, data={"path": path, "reason": first_cause(text)})


@contextmanager
def telling(path: str, kind: ErrorKind = FAILED, *, register: str = "") -> Iterator[None]:
    """Turn what Spark throws in the block into an error of ours about a path."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 -- slow import, and only there with Spark
    from pyspark.errors import PySparkException  # noqa: PLC0415 -- slow import, and only there with Spark

    try:
        yield
    except (Py4JError, PySparkException) as error:
        raise told(error, kind, path, register) from error
