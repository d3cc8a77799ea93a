"""Open a session of Spark: the one that is configured, else one on this machine.

Comes in: environment variables, as Spark itself reads them. Goes out: a session.
Must not know: registers, rules.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ceyuan.engines.spark.available import require_spark
from ceyuan.engines.spark.errors import NOT_STARTED
from ceyuan.engines.spark.failures import first_cause
from ceyuan.engines.spark.protocols import Session
from ceyuan.errors import CeyuanError

_PYTHON = "PYSPARK_PYTHON"
# a session on this machine alone: nothing listens to the network
_LOOPBACK = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.log.level": "FATAL",
}


@contextmanager
def open_session(settings: Mapping[str, str] | None = None) -> Iterator[Session]:
    """Give a session and end it afterwards; one that was there before stays.

    The master is what spark-submit, the environment or spark-defaults.conf says, else local[*]. On this machine alone
    nothing listens to the network and workers run this Python, unless it is configured otherwise.
    """
    require_spark()
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- slow import, and only there with Spark

    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    session = _start(settings or {})
    try:
        yield session
    finally:
        session.stop()


def _start(settings: Mapping[str, str]) -> Session:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415 -- slow import, and only there with Spark
    from pyspark.errors import PySparkException  # noqa: PLC0415 -- slow import, and only there with Spark
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- slow import, and only there with Spark

    try:
        SparkContext._ensure_initialized()  # noqa: SLF001 -- only a running Java knows which master is configured
        conf = SparkConf()
        for key, value in settings.items():
            conf.set(key, value)
        if conf.get("spark.master", "local[*]").startswith("local"):
            os.environ.setdefault(_PYTHON, sys.executable)
            for key, value in _LOOPBACK.items():
                conf.setIfMissing(key, value)
        conf.set("spark.ui.showConsoleProgress", "false")  # Ceyuan shows its own
        session: Session = SparkSession.builder.appName("ceyuan").config(conf=conf).getOrCreate()
    except (PySparkException, RuntimeError) as error:
        raise CeyuanError(NOT_STARTED, data={"reason": first_cause(str(error))}) from error
    except Exception as error:
        if type(error).__module__.startswith("py4j"):
            raise CeyuanError(NOT_STARTED, data={"reason": first_cause(str(error))}) from error
        raise
    return session
