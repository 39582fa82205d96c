"""Spark against the pool of processes, on the same articles, in one run.

    python benchmarks/spark.py --articles 1000 [--json spark.json]

prints the seconds that `atodds check` takes with one process for each core and on Spark with one
thread for each, start and all and without the start of Spark, the ratio of the two, and whether the
reports are the same byte for byte.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import Article, stories
from tables import Plot, Table, arguments, tell

ARTICLES_A_STORY = 25
WARM = 25
"""Articles of the run that tells what starting costs."""


def main() -> None:
    """Run the check in both ways and print what it took."""
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=4)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="atodds-spark-"))
    try:
        tell([_compared(folder, asked.articles, asked.jobs)], asked.json)
    finally:
        shutil.rmtree(folder)


def _compared(folder: Path, articles: int, jobs: int) -> Table:
    ways = {
        f"pool of {jobs}": ["--jobs", str(jobs)],
        f"Spark local[{jobs},4]": ["--engine", f"spark=local[{jobs},4]"],
    }
    few, many = _written(folder / "few", WARM), _written(folder / "many", articles)
    costs, digests = [], set()
    for name, options in ways.items():
        start, _ = _timed(few, options)
        seconds, digest = _timed(many, options)
        costs.append((name, seconds, articles / seconds, start))
        digests.add(digest)
    (_, seconds, _, start), *_ = costs
    rows = tuple(
        (*cost, cost[1] / seconds, (cost[1] - cost[3]) / (seconds - start)) for cost in costs
    )
    columns = (
        "", "seconds", "articles a second", f"seconds for {WARM} articles", "of the pool",
        "without these",
    )  # fmt: skip
    notes = (
        f"{articles} articles on {articles // ARTICLES_A_STORY} events.",
        f"The reports are {'the same' if len(digests) == 1 else 'NOT THE SAME'}.",
    )
    return Table("Spark and the pool", columns, rows, notes, Plot("bars", ("seconds",), "seconds"))


def _written(folder: Path, articles: int) -> Path:
    told = stories(max(articles // ARTICLES_A_STORY, 1), articles)
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


def _timed(check: Path, options: list[str]) -> tuple[float, str]:
    """Return the seconds of a check, and the digest of its report."""
    begun = time.monotonic()
    run = subprocess.run(  # noqa: S603  # this very program
        [sys.executable, "-m", "atodds", "check", str(check), "--format", "markdown", *options],
        capture_output=True,
        check=False,
    )
    seconds = time.monotonic() - begun
    if run.returncode not in {0, 1}:
        sys.exit(run.stderr.decode())
    return seconds, hashlib.sha256(run.stdout).hexdigest()


if __name__ == "__main__":
    main()
