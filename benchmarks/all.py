"""All benchmarks, each in a process of its own, in one report.

    python benchmarks/all.py [--full] [--only growth stages] [--folder build/benchmarks]

writes README.md with all tables, the pictures of those that are drawn, and what each benchmark has
printed into the folder. The short form takes about ten minutes and tells what has become slower;
the figures to quote are those of the full one, on a machine that has nothing else to do. A
benchmark that cannot run is named with its reason and the others go on; then the status is 1.
"""

from __future__ import annotations

import os
import platform
import shlex
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tables import Table, read

from atodds.config import write_whole

HERE = Path(__file__).parent


class Benchmark(NamedTuple):
    """A script beside this one and its arguments in either form; `{folder}` is the report's."""

    name: str
    script: str
    short: str
    full: str


BENCHMARKS = (
    Benchmark(
        "reading",
        "reading.py",
        "--folder {folder}/peers --articles 20 --seconds 1",
        "--folder {folder}/peers --articles 100",
    ),
    Benchmark("stages", "stages.py", "--articles 100", "--articles 1000"),
    Benchmark("processes", "processes.py", "--articles 200", "--articles 1000"),
    Benchmark(
        "growth",
        "growth.py",
        "--intakes 1000 3000 10000 --compared 1000 --story 100 300",
        "--intakes 1000 3000 10000 30000 100000 --story 100 300 1000",
    ),
    Benchmark("nights", "nightly.py", "--articles 500 --jobs 4", "--articles 20000 --jobs 4"),
    Benchmark("spark", "spark.py", "--articles 200", "--articles 2000"),
    Benchmark("html", "html_report.py", "--conflicts 200", "--conflicts 2000"),
    Benchmark("archive", "archive.py", "--pages 50", "--pages 500"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a benchmark."""

    name: str
    command: str
    tables: tuple[Table, ...]
    printed: str
    failure: str
    """Why it could not run, or not to its end; empty where it could."""
    seconds: float
    processors: float
    """Seconds of all processors."""
    memory: float
    """MiB, of its largest process."""


def main() -> None:
    """Run the benchmarks and write the report anew after each."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--full", action="store_true", help="as long as figures to quote need")
    parser.add_argument("--only", nargs="+", choices=[b.name for b in BENCHMARKS])
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks"))
    asked = parser.parse_args()
    if not find_spec("matplotlib"):
        sys.exit("pictures need matplotlib: python -m pip install --group bench")
    chosen = [b for b in BENCHMARKS if not asked.only or b.name in asked.only]
    outcomes = run(chosen, asked.folder, full=asked.full)
    sys.exit(any(outcome.failure for outcome in outcomes))


def run(benchmarks: Sequence[Benchmark], folder: Path, *, full: bool) -> list[Outcome]:
    """Run benchmarks one after the other, and report in the folder on those that are done."""
    folder.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    load = os.getloadavg()[0]
    for benchmark in benchmarks:
        print(f"{benchmark.name} ...", end=" ", file=sys.stderr, flush=True)
        outcomes.append(_outcome(benchmark, folder, full=full))
        said = outcomes[-1].failure or f"{outcomes[-1].seconds:.0f} seconds"
        print(said, file=sys.stderr, flush=True)
        write_whole(folder / "README.md", "\n\n".join(_report(outcomes, folder, load)) + "\n")
    print(f"wrote {folder / 'README.md'}", file=sys.stderr)
    return outcomes


def _outcome(benchmark: Benchmark, folder: Path, *, full: bool) -> Outcome:
    words = (benchmark.full if full else benchmark.short).split()
    given = [word.format(folder=folder) for word in words]
    json, out, err = (folder / f"{benchmark.name}.{suffix}" for suffix in ("json", "txt", "err"))
    json.unlink(missing_ok=True)
    begun = time.monotonic()
    with out.open("wb") as printed, err.open("wb") as complained:
        started = subprocess.Popen(  # noqa: S603  # a benchmark beside this file
            [sys.executable, HERE / benchmark.script, *given, "--json", json],
            stdout=printed,
            stderr=complained,
        )
        # Of this process and those that it has waited for; nothing else counts these apart.
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    return Outcome(
        name=benchmark.name,
        command=f"python benchmarks/{benchmark.script} {shlex.join(given)}",
        tables=read(json) if json.exists() else (),
        printed=out.read_text("utf-8", "replace").strip(),
        failure=_failure(started.returncode, err.read_text("utf-8", "replace")),
        seconds=time.monotonic() - begun,
        processors=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss / 1024,  # of KiB on Linux
    )


def _failure(status: int, complained: str) -> str:
    """Return why a benchmark could not run: what it said last, unless it could say nothing."""
    if status < 0:
        return f"ended by {signal.Signals(-status).name}"
    lines = complained.strip().splitlines() or [f"status {status}"]
    return lines[-1].strip() if status else ""


def _report(outcomes: Sequence[Outcome], folder: Path, load: float) -> Iterator[str]:
    yield "# Benchmarks"
    yield (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), "
        f"Python {platform.python_version()}; a load of {load:.1f} before the first."
    )
    yield _overview(outcomes).text
    for outcome in outcomes:
        yield f"## {outcome.name}"
        yield f"    {outcome.command}"
        if outcome.failure:
            yield f"Could not run to its end: `{outcome.failure}`"
        if not outcome.tables and outcome.printed:
            yield f"```text\n{outcome.printed}\n```"
        for table in outcome.tables:
            yield table.text
            yield from _picture(table, folder)


def _overview(outcomes: Sequence[Outcome]) -> Table:
    rows = tuple(
        (o.name, "failed" if o.failure else "done", o.seconds, o.processors, o.memory)
        for o in outcomes
    )
    columns = ("benchmark", "", "seconds", "of all processors", "MiB of the largest process")
    return Table("What was run", columns, rows)


def _picture(table: Table, folder: Path) -> Iterator[str]:
    if table.plot is None or not table.rows:
        return
    from plots import draw  # noqa: PLC0415  # here, so that what it needs can be asked for before

    file = folder / f"{'-'.join(table.title.lower().replace(',', '').split())}.svg"
    draw(table, table.plot, file)
    yield f"![{table.title}]({file.name})"


if __name__ == "__main__":
    main()
