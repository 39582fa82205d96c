"""What a night costs: the first run over an intake, and the second with a few articles more.

    python benchmarks/nightly.py --articles 20000 --jobs 4

prints for both runs the seconds, those of all processors together, and the largest memory: of the
run with its processes at one moment, and of the process that runs the night; then what the second
costs of the first, and how the memory grows with the articles. A fiftieth of the articles is new on
the second night: most are on new stories, and the others follow up some of yesterday's, as
`--spread` says. A very large night is measured with short articles, since what one leaves behind in
memory hardly depends on its length:

    python benchmarks/nightly.py --articles 100000 --characters 300 --jobs 4
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import psutil
from invented import FIRST_DAY, Article, further, stories

ARTICLES_A_STORY = 25
FOLLOW_UPS = 5
"""Further articles on a story of the day before: what is followed up at all, many do."""
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run has cost."""

    seconds: float
    processors: float
    """Seconds of all processors."""
    memory: int
    """Bytes, of all processes together, at the worst moment."""
    own: int
    """Bytes, of the process that runs the night, at its worst moment."""
    said: str


def main() -> None:
    """Run both nights and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--new", type=float, default=0.02, help="share that is new")
    parser.add_argument("--spread", type=float, default=0.2, help="share of it on old stories")
    parser.add_argument("--wrong", type=float, default=0.004, help="share with a wrong figure")
    parser.add_argument("--characters", type=int, help="length of a body  [default: as it comes]")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="atodds-nightly-"))
    try:
        _nights(folder, asked)
    finally:
        shutil.rmtree(folder)


def _nights(folder: Path, asked: argparse.Namespace) -> None:
    count = max(asked.articles // ARTICLES_A_STORY, 1)
    told = list(stories(count, asked.articles, wrong=asked.wrong, characters=asked.characters))
    few = _own_of_few(folder / "few", told[0], asked.jobs)
    articles = [article for story in told for article in story]
    _write(folder, articles)
    first = _night(folder, FIRST_DAY, asked.jobs)
    _print("first night", len(articles), count, first)
    slope = (first.own - few) / max(len(articles) - len(told[0]), 1)
    print(f"  {slope / 1024:.1f} KiB of the own process an article,", end=" ")
    print(f"above the {few / MEBIBYTE:.0f} MiB of a night over {len(told[0])}", flush=True)
    new = round(asked.articles * asked.new)
    old = round(new * asked.spread)
    fresh = max((new - old) // ARTICLES_A_STORY, 1)
    followed = min(-(-old // FOLLOW_UPS), count)
    more = partial(further, characters=asked.characters)
    later = [
        *(a for n in range(followed) for a in more(n, len(told[n]), old // followed)),
        *(a for n in range(count, count + fresh) for a in more(n, 0, (new - old) // fresh)),
    ]
    _write(folder, [*articles, *later])
    second = _night(folder, FIRST_DAY, asked.jobs)
    _print("second night", len(articles) + len(later), count + fresh, second)
    print(f"new on the second: {len(later)} articles ({len(later) / len(articles):.1%}),")
    print(f"  on {fresh} new stories and {followed} old ones")
    print(f"second of first: {second.seconds / first.seconds:.1%} of the time,", end=" ")
    print(f"{second.processors / first.processors:.1%} of the processors'")


def _own_of_few(folder: Path, articles: Sequence[Article], jobs: int) -> int:
    """Return what a night's own process takes however few articles there are, in bytes."""
    folder.mkdir()
    _write(folder, articles)
    return _night(folder, FIRST_DAY, jobs).own


def _write(folder: Path, articles: Iterable[Article]) -> None:
    lines = ["version: 1", "title: Invented", "grouping: stories", "documents:"]
    for article in articles:
        path = folder / f"{article.name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(article.text, encoding="utf-8")
        lines.append(
            f"  - {{path: {article.name}.txt, outlet: {article.outlet},"
            f" published: {article.published}}}"
        )
    (folder / "check.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _night(folder: Path, day: date, jobs: int) -> Cost:
    begun = time.monotonic()
    run = subprocess.Popen(  # noqa: S603  # this very program
        [
            sys.executable, "-m", "atodds", "nightly", str(folder / "check.yaml"),
            "--store", str(folder / "s.sqlite"), "--reports", str(folder / "reports"),
            "--now", day.isoformat(), "--jobs", str(jobs),
        ],
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    watch = _Watch(run.pid)
    watch.start()
    _, said = run.communicate()
    watch.join()
    seconds = time.monotonic() - begun
    if run.returncode not in {0, 1}:
        sys.exit(said)
    return Cost(seconds, sum(watch.processors.values()), watch.memory, watch.own, said)


class _Watch(threading.Thread):
    """Looks at a process and its children ten times a second until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.processors: dict[int, float] = {}
        self.memory = self.own = 0
        self._process = psutil.Process(pid)

    def run(self) -> None:
        while self._process.is_running() and self._process.status() != psutil.STATUS_ZOMBIE:
            self._look()
            time.sleep(0.1)

    def _look(self) -> None:
        held = []
        try:
            for process in (self._process, *self._process.children(recursive=True)):
                times = process.cpu_times()
                self.processors[process.pid] = times.user + times.system
                held.append(process.memory_info().rss)
        except psutil.Error:
            return
        self.memory = max(self.memory, sum(held))
        self.own = max(self.own, held[0])


def _print(name: str, articles: int, count: int, cost: Cost) -> None:
    print(f"{name}: {articles} articles, {count} stories")
    print(f"  {cost.seconds:.0f} seconds, {cost.processors:.0f} of all processors,", end=" ")
    print(f"{cost.memory / MEBIBYTE:.0f} MiB at the most,", end=" ")
    print(f"and {cost.own / MEBIBYTE:.0f} of the own process at its worst")
    print(f"  {cost.said.strip().splitlines()[-1].strip()}", flush=True)


if __name__ == "__main__":
    main()
