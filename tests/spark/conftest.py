"""One session of Spark for the tests of a module, and stories to try it on."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from atodds.config import Check, load_check, load_rules
from atodds.model import Outcome
from atodds.spark import open_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HOTEL = """{killed} people were killed and 31 injured when a fire swept through a hotel in Kellmouth
on Tuesday, the fire chief said.

The fire at the Hotel Meridian broke out after midnight, and it took crews six hours to put it out.
"""
FERRY = """A ferry with {aboard} passengers ran aground off Drumholm on Wednesday, the harbour
master said.

The ferry Lady Anne lay on the rocks of Drumholm for {hours} hours before two tugs pulled it free.
"""
COAL = """Talks between the miners' union and Norvik Coal lasted {hours} hours on Thursday in
Ostmark, a spokeswoman said.

The union wants a rise of 7 percent, and Norvik Coal has offered 3 percent to its miners in Ostmark.
"""
STORIES = (
    (HOTEL, ({"killed": "Nine"}, {"killed": "Fourteen"})),
    (FERRY, ({"aboard": "212", "hours": "five"}, {"aboard": "340", "hours": "nine"})),
    (COAL, ({"hours": "four"}, {"hours": "seven"})),
)
OUTLETS = ("Harbour Times", "Northern Wire", "Valley Courier", "Capital Herald")


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Two threads, and four tries for a task; skipped where Spark cannot run."""
    for module in ("pyspark", "pyarrow"):
        pytest.importorskip(module, reason="Spark is not tried: pip install 'atodds[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark is not tried: there is no Java")
    here = Path(__file__).parents[2]
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([*map(str, (here, here / "src")), *sys.path])
    os.environ["PYSPARK_SUBMIT_ARGS"] = (
        "--conf spark.python.daemon.module=tests.spark.deadly --conf spark.ui.enabled=false"
        " pyspark-shell"
    )
    session = open_session("local[2,4]")
    session.sparkContext.setLogLevel("OFF")
    # A handful of rows is worked on in no time: what takes time is each task, and compiling each.
    session.conf.set("spark.sql.shuffle.partitions", "3")
    session.conf.set("spark.sql.codegen.wholeStage", "false")
    yield session
    session.stop()


@pytest.fixture
def on_spark(spark: SparkSession) -> Callable[..., Outcome]:
    """Run a check by the rules of the project."""
    job = import_module("atodds.spark.job")
    return partial(job.run_on_spark, spark, rules=load_rules(None))


@pytest.fixture
def intake(tmp_path: Path) -> Check:
    """Six articles on three events, in no order, one of them without a date, and one missing."""
    entries = []
    for n, (told, versions) in enumerate(STORIES):
        for m, facts in enumerate(versions):
            (tmp_path / f"{m}-{n}.txt").write_text(told.format(**facts), encoding="utf-8")
            dated = "" if (n, m) == (1, 1) else ", published: 2031-03-07"
            entries.append(f"  - {{path: {m}-{n}.txt, outlet: {OUTLETS[m + n]}{dated}}}")
    entries.insert(3, "  - {path: lost.txt, outlet: Coast Radio, published: 2031-03-07}")
    lines = ["version: 1", "title: Intake", "grouping: stories", "documents:", *entries[::-1]]
    path = tmp_path / "check.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_check(path)
