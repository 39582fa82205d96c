"""A session of Spark as this program needs it, or a sentence that says what is missing."""

from __future__ import annotations

import warnings
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    # Days and times cross as the program's own values, never in the time zone of a machine.
    "spark.sql.session.timeZone": "UTC",
    # Ten thousand long articles, as many as are sent at once else, are more than a process holds.
    "spark.sql.execution.arrow.maxBytesPerBatch": str(16 << 20),
    # The texts of one story may come to more than 2 GiB.
    "spark.sql.execution.arrow.useLargeVarTypes": "true",
    # Little data is much work here: partitions must not be put together because they are small.
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
}
"""Of each session in which documents are worked on, whatever the cluster's own are."""

LOCAL: dict[str, bool | float | int | str | None] = {
    # Nobody looks at pages on a session that ends with its command.
    "spark.ui.enabled": "false",
    # Java only hands bytes on: what it would gain by compiling them better, it takes from Python.
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""Of a Spark that runs on this machine alone."""


class NoSparkError(Exception):
    """Spark cannot be started; the message says what would help."""


_PARTS = 4
"""Partitions for each core: one that is done early takes over what is left of the others."""


def open_session(master: str | None = None) -> SparkSession:
    """Return a session of the Spark that runs already, or of one that is started.

    `master` is where it is started, such as `local[4]`; without it what the cluster's settings say.
    NoSparkError where PySpark, PyArrow or Java is missing.
    """
    lacking = [name for name in ("pyspark", "pyarrow") if find_spec(name) is None]
    if lacking:
        said = f"{' and '.join(lacking)} cannot be imported; pip install 'atodds[spark]' is right"
        raise NoSparkError(said)
    # What is imported without Spark must be able to say that it is missing.
    from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415  # see above
    from pyspark.sql import SparkSession  # noqa: PLC0415  # see above

    # Rows cross as they are in Arrow: pandas takes no part.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    # A bar for each stage is drawn over whatever else is said.
    builder = SparkSession.builder.appName("atodds").config("spark.ui.showConsoleProgress", "false")
    if master:
        builder = builder.master(master)
    if master and master.startswith("local"):
        builder = builder.config(map=LOCAL)
    try:
        running = builder.getOrCreate()
    except PySparkRuntimeError as error:
        said = f"Spark did not start: {error}; it needs Java 17 or later (JAVA_HOME)"
        raise NoSparkError(said) from None
    session = running.newSession()
    for name, value in SETTINGS.items():
        session.conf.set(name, value)
    parts = running.sparkContext.defaultParallelism * _PARTS
    session.conf.set("spark.sql.shuffle.partitions", str(parts))
    return session
