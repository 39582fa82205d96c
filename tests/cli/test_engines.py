"""Where the work of a command is done."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import pytest
from click import BadParameter, UsageError

from atodds.cli import run
from atodds.cli.engines import LOCAL, Engine, EngineOption
from atodds.engine import here
from atodds.nightly import run_once
from atodds.spark import session


@pytest.mark.parametrize(
    ("text", "engine", "why"),
    [
        ("here", Engine("here"), "what is done without the option"),
        ("spark", Engine("spark"), "the cluster's own settings say where"),
        ("spark=local[4,2]", Engine("spark", "local[4,2]"), "so many threads on this machine"),
        ("spark=spark://desk:7077", Engine("spark", "spark://desk:7077"), "a cluster's address"),
        ("spark=k8s://a?b=c", Engine("spark", "k8s://a?b=c"), "the first equals sign counts"),
    ],
)
def test_an_engine_is_named_alone_or_with_its_master(text: str, engine: Engine, why: str) -> None:
    assert EngineOption().convert(text, None, None) == engine, why


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dask", "'dask' is no engine; known are here, spark and spark=MASTER"),
        ("", "'' is no engine"),
        ("Spark", "'Spark' is no engine"),
        ("here=local[4]", "'here=local[4]' is no engine"),
        ("spark=", "'spark=' names no master after the equals sign"),
    ],
)
def test_what_is_no_engine_is_told_so(text: str, said: str) -> None:
    with pytest.raises(BadParameter) as caught:
        EngineOption().convert(text, None, None)
    assert said in caught.value.message


def test_without_the_option_this_process_does_the_work() -> None:
    run = Engine("here").run(here)
    assert isinstance(run, partial)
    assert (run.func, run.keywords) == (run_once, {"workers": here})


def test_tables_are_asked_of_spark_alone(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(story), "--tables", "tables"]) == 2
    assert "--engine spark" in capsys.readouterr().err


def test_spark_that_is_not_installed_is_named_with_its_extra(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(session, "find_spec", lambda _: None)
    assert run(["check", str(story), "--engine", "spark"]) == 2
    said = capsys.readouterr().err
    assert "pyspark and pyarrow cannot be imported" in said
    assert "pip install 'atodds[spark]'" in said


@pytest.mark.parametrize(
    ("asked", "cluster", "master", "python", "why"),
    [
        (None, False, LOCAL, sys.executable, "nothing is said: this machine and this Python"),
        ("local[2]", False, "local[2]", sys.executable, "this machine, by name"),
        (None, True, None, None, "the cluster's settings say where and with what"),
        ("yarn", False, "yarn", None, "a cluster, whose Python is not that of this machine"),
    ],
)
def test_spark_on_this_machine_runs_this_python(  # noqa: PLR0913, PLR0917  # a column each
    asked: str | None,
    cluster: bool,  # noqa: FBT001  # a column of the table
    master: str | None,
    python: str | None,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in os.environ if name.startswith(("SPARK_", "PYSPARK_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PYSPARK_PYTHON", "to be put back")
    monkeypatch.delenv("PYSPARK_PYTHON")
    if cluster:
        monkeypatch.setenv("SPARK_HOME", "/opt/spark")
    begun = list[str | None]()

    def refuse(master: str | None) -> None:
        begun.append(master)
        said = "not today"
        raise session.NoSparkError(said)

    monkeypatch.setattr("atodds.spark.open_session", refuse)
    with pytest.raises(UsageError, match="not today"):
        Engine("spark", asked).run(here)
    assert begun == [master], why
    assert os.environ.get("PYSPARK_PYTHON") == python, why
