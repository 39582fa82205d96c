"""Where the work of a command is done: in this process, or on Spark."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import click

from atodds.engine import Workers
from atodds.model import Outcome
from atodds.nightly import run_once

SPARK = "spark"
HERE = "here"

LOCAL = "local[*,4]"
"""Spark on this machine, on all its cores. A task is tried four times: where nothing is said of it,
the death of one worker is the end of the job."""
SETTINGS = ("SPARK_", "PYSPARK_")
"""How the environment variables begin by which a cluster, or who submits to it, says what it is."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What does the work."""

    name: str
    master: str | None = None
    """Where Spark is started; None for what its settings say."""

    def run(self, workers: Workers, tables: str | None = None) -> Callable[..., Outcome]:
        """Return what runs a check, called as `run_once`, with `workers` on this machine.

        `tables` is where Spark leaves its tables. A usage error where it does not start.
        """
        if self.name == HERE:
            if tables:
                said = f"tables are written by Spark alone: --engine {SPARK}"
                raise click.UsageError(said)
            return partial(run_once, workers=workers)
        # Only here it is known that Spark is wanted, and only below that there is one.
        from atodds.spark import NoSparkError, open_session  # noqa: PLC0415  # see above

        try:
            session = open_session(_master(self.master))
        except NoSparkError as error:
            raise click.UsageError(str(error)) from None
        from atodds.spark.job import run_on_spark  # noqa: PLC0415  # see above

        return partial(run_on_spark, session, tables=tables)


class EngineOption(click.ParamType[Engine]):
    """An engine, alone or with where it is started: `spark`, `spark=local[4]`."""

    name = "engine"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Engine:
        """Part the engine from where it is started."""
        if isinstance(value, Engine):
            return value
        name, named, master = str(value).partition("=")
        if name not in {HERE, SPARK} or (named and name == HERE):
            self.fail(f"{value!r} is no engine; known are {HERE}, {SPARK} and {SPARK}=MASTER")
        if named and not master:
            self.fail(f"{value!r} names no master after the equals sign", param, ctx)
        return Engine(name, master or None)


def _master(asked: str | None) -> str | None:
    """Return where Spark is started: on this machine, unless the environment tells of a cluster.

    Its workers on this machine run this very Python: the first on the search path may be another.
    """
    if asked is None and any(name.startswith(SETTINGS) for name in os.environ):
        return None
    master = asked or LOCAL
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return master
