"""The benchmarks run, hand on what they measure, and are put together in one report."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

HILLS = """
from tables import Plot, Table, arguments, tell
asked = arguments("Hills.").parse_args()
rows = (("Kettle Hill", 1250), ("Low Rise", 31.5), ("Fen", None))
plot = Plot("bars", ("metres",), "metres")
tell([Table("Hills, by height", ("hill", "metres"), rows, ("Above the river.",), plot)], asked.json)
"""
GROWTH = """
from tables import Plot, Table, arguments, tell
asked = arguments("Growth.").parse_args()
plot = Plot("lines", ("ms",), "ms an article")
tell([Table("Growth", ("articles", "ms"), ((10, 1.0), (100, 1.5)), (), plot)], asked.json)
raise SystemExit("dale cannot run: there is no dale here")
"""
NOWHERE = """
import sys
print("looked for a map", file=sys.stderr)
sys.exit("there is no map")
"""
KILLED = """
import os, sys
print("half-way", file=sys.stderr, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def benchmarks(project: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module that runs them all; they find what they share beside it."""
    monkeypatch.syspath_prepend(project / "benchmarks")
    monkeypatch.setenv("PYTHONPATH", str(project / "benchmarks"))
    return import_module("all")


def test_every_benchmark_that_hands_on_tables_is_run_with_the_others(
    benchmarks: ModuleType, project: Path
) -> None:
    scripts = {
        path.name
        for path in (project / "benchmarks").glob("*.py")
        if "parser = arguments(__doc__)" in path.read_text("utf-8")
    }
    assert {benchmark.script for benchmark in benchmarks.BENCHMARKS} == scripts


def test_every_benchmark_knows_the_options_that_it_is_run_with(
    benchmarks: ModuleType, project: Path
) -> None:
    unknown = [
        f"{script}: {word}"
        for _, script, *forms in benchmarks.BENCHMARKS
        for word in " ".join(forms).split()
        if word.startswith("--")
        and f'"{word}"' not in (project / "benchmarks" / script).read_text("utf-8")
    ]
    assert unknown == []


def test_one_that_cannot_run_is_named_with_its_reason_and_the_others_go_on(
    benchmarks: ModuleType, tmp_path: Path
) -> None:
    told = {"nowhere": NOWHERE, "killed": KILLED, "growth": GROWTH, "hills": HILLS}
    for name, source in told.items():
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    asked = [benchmarks.Benchmark(n, str(tmp_path / f"{n}.py"), "", "") for n in told]
    folder = tmp_path / "a report"
    outcomes = benchmarks.run(asked, folder, full=False)
    assert [outcome.failure for outcome in outcomes] == [
        "there is no map",
        "ended by SIGKILL",
        "dale cannot run: there is no dale here",
        "",
    ]
    report = (folder / "README.md").read_text("utf-8")
    assert "Could not run to its end: `there is no map`" in report
    assert "| Kettle Hill |    1,250 |\n| Low Rise    |     31.5 |\n| Fen         |" in report
    assert "Above the river." in report
    assert "![Hills, by height](hills-by-height.svg)" in report
    # What was measured before the failure is told all the same.
    assert "![Growth](growth.svg)" in report
    for name in ("growth", "hills-by-height"):
        assert (folder / f"{name}.svg").read_text("utf-8").rstrip().endswith("</svg>")


def test_the_growth_of_an_intake_is_that_of_its_stories_as_they_were_found(
    project: Path, tmp_path: Path
) -> None:
    script, file = project / "benchmarks/growth.py", tmp_path / "growth.json"
    few = ["--intakes", "25", "75", "--characters", "100", "--compared", "50", "--story", "5", "10"]
    command = [sys.executable, str(script), *few, "--jobs", "1", "--json", str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    intakes, one = json.loads(file.read_text("utf-8"))
    rows = [dict(zip(intakes["columns"], row, strict=True)) for row in intakes["rows"]]
    assert [row["articles"] for row in rows] == [25, 75]
    assert [row["found as told"] for row in rows] == ["100.0%", "100.0%"]
    assert [row["compared"] for row in rows] == [25, 75]
    assert rows[0]["ratio"] == 1
    assert all(rows[1][stage] > 0 for stage in intakes["plot"]["drawn"])
    assert [row[0] for row in one["rows"]] == [5, 10]
