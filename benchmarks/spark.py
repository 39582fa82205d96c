"""Spark against the pool of processes, on the same articles, in one run.

    python benchmarks/spark.py --articles 1000

prints the seconds that `atodds check` takes with one process for each core and on Spark with one
thread for each, start and all and without the start of Spark, the ratio of the two, and whether the
reports are the same byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import Article, stories
from tabulate import tabulate

ARTICLES_A_STORY = 25
WARM = 25
"""Articles of the run that tells what starting costs."""


def main() -> None:
    """Run the check in both ways and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=4)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="atodds-spark-"))
    try:
        _compare(folder, asked.articles, asked.jobs)
    finally:
        shutil.rmtree(folder)


def _compare(folder: Path, articles: int, jobs: int) -> None:
    ways = {
        f"pool of {jobs}": ["--jobs", str(jobs)],
        f"Spark local[{jobs},4]": ["--engine", f"spark=local[{jobs},4]"],
    }
    few, many = _written(folder / "few", WARM), _written(folder / "many", articles)
    rows, digests = [], set()
    for name, options in ways.items():
        start, _ = _timed(few, options)
        seconds, digest = _timed(many, options)
        rows.append([name, seconds, articles / seconds, start])
        digests.add(digest)
    load = os.getloadavg()[0]
    print(f"{articles} articles on {articles // ARTICLES_A_STORY} events; load {load:.1f}")
    head = ["", "seconds", "articles a second", f"seconds for {WARM} articles"]
    print(tabulate(rows, head, "github", floatfmt=".1f"))
    pool, spark = (row[1] for row in rows)
    print(f"Spark takes {spark / pool:.2f} times as long as the pool,", end=" ")
    work = [row[1] - row[3] for row in rows]
    print(f"{work[1] / work[0]:.2f} times without what {WARM} articles take")
    print("the reports are the same" if len(digests) == 1 else "THE REPORTS DIFFER")


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
