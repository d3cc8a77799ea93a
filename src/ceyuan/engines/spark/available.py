"""Ask whether Spark can be used at all, before anything slow happens.

Comes in: the environment. Goes out: nothing, or an error with the next step.
Must not know: Spark and Arrow themselves, so that this can be asked without them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib.util import find_spec

from ceyuan.engines.spark.errors import NO_JAVA, NO_PYSPARK, REMOTE
from ceyuan.errors import CeyuanError

# Spark's mapInArrow asks for pandas, though nothing here uses it
_NEEDED = ("pyspark", "pyarrow", "pandas")
_SUBMITTED = "PYSPARK_GATEWAY_PORT"


def require_spark(environment: Mapping[str, str] = os.environ) -> None:
    """Refuse to begin where a library or Java is not there, before anything slow happens."""
    for package in _NEEDED:
        if find_spec(package) is None:
            raise CeyuanError(NO_PYSPARK, data={"package": package})
    if environment.get("SPARK_REMOTE"):
        raise CeyuanError(REMOTE, data={"address": environment["SPARK_REMOTE"]})
    home = environment.get("JAVA_HOME", "")
    there = shutil.which("java", path=os.path.join(home, "bin") if home else environment.get("PATH", ""))  # noqa: PTH118 -- a search path
    if there is None and _SUBMITTED not in environment:
        raise CeyuanError(NO_JAVA, data={"java_home": home or "—"})
