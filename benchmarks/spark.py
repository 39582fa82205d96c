"""Spark against the pool of processes, on the same articles, in one run.

    python benchmarks/spark.py --articles 1000 [--json spark.json]
    python benchmarks/spark.py --articles 10000 --characters 300

prints the seconds that `atodds check` takes with one process for each core and on Spark with one
thread for each, start and all and without the start of Spark, the ratio of the two, what the
process itself holds at most, by which Spark is driven, and whether the reports are the same byte
for byte. What an intake leaves behind in that process is seen sooner with short articles.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
from invented import Article, stories
from tables import Plot, Table, arguments, tell

ARTICLES_A_STORY = 25
WARM = 25
"""Articles of the run that tells what starting costs."""
_PAUSE = 0.05
"""Seconds after which it is looked again what a check holds."""


class Taken(NamedTuple):
    """What a check has taken, and what it has come to."""

    seconds: float
    mebibytes: float
    digest: str
    """Of its report."""


def main() -> None:
    """Run the check in both ways and print what it took."""
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--characters", type=int, help="length of a body  [default: as it comes]")
    parser.add_argument("--jobs", type=int, default=4)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="atodds-spark-"))
    try:
        few = _written(folder / "few", WARM, asked.characters)
        many = _written(folder / "many", asked.articles, asked.characters)
        tell([_compared(few, many, asked.articles, asked.jobs)], asked.json)
    finally:
        shutil.rmtree(folder)


def _compared(few: Path, many: Path, articles: int, jobs: int) -> Table:
    ways = {
        f"pool of {jobs}": ["--jobs", str(jobs)],
        f"Spark local[{jobs},4]": ["--engine", f"spark=local[{jobs},4]"],
    }
    taken = {name: (_taken(few, way), _taken(many, way)) for name, way in ways.items()}
    least, most = next(iter(taken.values()))
    rows = tuple(
        (
            name,
            whole.seconds,
            articles / whole.seconds,
            start.seconds,
            whole.seconds / most.seconds,
            (whole.seconds - start.seconds) / (most.seconds - least.seconds),
            start.mebibytes,
            whole.mebibytes,
        )
        for name, (start, whole) in taken.items()
    )
    same = len({whole.digest for _, whole in taken.values()}) == 1
    columns = (
        "", "seconds", "articles a second", f"seconds for {WARM} articles", "of the pool",
        "without these", f"MiB for {WARM} articles", "MiB",
    )  # fmt: skip
    notes = (
        f"{articles} articles on {articles // ARTICLES_A_STORY} events.",
        f"The reports are {'the same' if same else 'NOT THE SAME'}.",
    )
    return Table("Spark and the pool", columns, rows, notes, Plot("bars", ("seconds",), "seconds"))


def _written(folder: Path, articles: int, characters: int | None) -> Path:
    told = stories(max(articles // ARTICLES_A_STORY, 1), articles, characters=characters)
    lines = ["version: 1", "title: Invented", "grouping: stories", "documents:"]
    lines += [_entry(folder, article) for story in told for article in story]
    check = folder / "check.yaml"
    check.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return check


def _entry(folder: Path, article: Article) -> str:
    path = folder / f"{article.name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article.text, encoding="utf-8")
    return (
        f"  - {{path: {article.name}.txt, outlet: {article.outlet},"
        f" published: {article.published}}}"
    )


def _taken(check: Path, way: list[str]) -> Taken:
    command = [sys.executable, "-m", "atodds", "check", check, "--format", "markdown", *way]
    out, err = check.with_name("out"), check.with_name("err")
    begun, held = time.monotonic(), 0
    with out.open("wb") as told, err.open("wb") as said:
        run = psutil.Popen(command, stdout=told, stderr=said)
        while run.poll() is None:
            with suppress(psutil.Error):  # It may end in between.
                held = max(held, run.memory_info().rss)
            time.sleep(_PAUSE)
    seconds = time.monotonic() - begun
    if run.returncode not in {0, 1}:
        sys.exit(err.read_text("utf-8", "replace"))
    return Taken(seconds, held / 2**20, hashlib.sha256(out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
