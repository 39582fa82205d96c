"""What a night costs: the first run over an intake, and the second with a few articles more.

    python benchmarks/nightly.py --articles 20000 --jobs 4

prints for both runs the seconds, those of all processors together, and the largest memory: of the
run with its processes at one moment, and of the process that runs the night; then what the second
costs of the first, and how the memory grows with the articles. A fiftieth of the articles is new on
the second night: most are on new stories, and the others follow up some of yesterday's, as
`--spread` says. A very large night is measured with short articles: no text stays in memory, but
what a text is about and its copies are known by do for a while, and both grow with its length:

    python benchmarks/nightly.py --articles 100000 --characters 300 --jobs 4
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
import time
from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
from invented import FIRST_DAY, Article, further, stories
from tables import Cell, Plot, Table, arguments, tell

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
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--new", type=float, default=0.02, help="share that is new")
    parser.add_argument("--spread", type=float, default=0.2, help="share of it on old stories")
    parser.add_argument("--wrong", type=float, default=0.004, help="share with a wrong figure")
    parser.add_argument("--characters", type=int, help="length of a body  [default: as it comes]")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="atodds-nightly-"))
    try:
        tell([_nights(folder, asked)], asked.json)
    finally:
        shutil.rmtree(folder)


def _nights(folder: Path, asked: Namespace) -> Table:
    count = max(asked.articles // ARTICLES_A_STORY, 1)
    told = list(stories(count, asked.articles, wrong=asked.wrong, characters=asked.characters))
    (folder / "few").mkdir()
    few = _night(folder / "few", told[0], asked.jobs)
    articles = [article for story in told for article in story]
    first = _night(folder, articles, asked.jobs)
    new = round(asked.articles * asked.new)
    old = round(new * asked.spread)
    fresh = max((new - old) // ARTICLES_A_STORY, 1)
    followed = min(-(-old // FOLLOW_UPS), count)
    more = partial(further, characters=asked.characters)
    later = [
        *(a for n in range(followed) for a in more(n, len(told[n]), old // followed)),
        *(a for n in range(count, count + fresh) for a in more(n, 0, (new - old) // fresh)),
    ]
    second = _night(folder, [*articles, *later], asked.jobs)
    slope = (first.own - few.own) / max(len(articles) - len(told[0]), 1)
    notes = (
        f"New on the second: {len(later)} articles ({len(later) / len(articles):.1%}).",
        f"Time of the second: {second.seconds / first.seconds:.1%} of the first.",
        f"Processors' of the second: {second.processors / first.processors:.1%} of the first.",
        f"The own process holds {slope / 1024:.1f} KiB more for each article of the first.",
    )
    columns = (
        "", "articles", "seconds", "of all processors", "MiB of all processes",
        "of the own process", "it says",
    )  # fmt: skip
    rows = (
        _row("one story", len(told[0]), few),
        _row("first night", len(articles), first),
        _row("second night", len(articles) + len(later), second),
    )
    plot = Plot("bars", ("of all processors",), "seconds of all processors")
    return Table("Nights", columns, rows, notes, plot)


def _row(name: str, articles: int, cost: Cost) -> tuple[Cell, ...]:
    memory = cost.memory / MEBIBYTE, cost.own / MEBIBYTE
    return name, articles, cost.seconds, cost.processors, *memory, cost.said


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


def _night(folder: Path, articles: Sequence[Article], jobs: int) -> Cost:
    _write(folder, articles)
    begun = time.monotonic()
    run = subprocess.Popen(  # noqa: S603  # this very program
        [
            sys.executable, "-m", "atodds", "nightly", str(folder / "check.yaml"),
            "--store", str(folder / "s.sqlite"), "--reports", str(folder / "reports"),
            "--now", FIRST_DAY.isoformat(), "--jobs", str(jobs),
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
    last = said.strip().splitlines()[-1].strip()
    # What is known of a long run before its end is not lost with it.
    held = f"{watch.own / MEBIBYTE:.0f} MiB in the own process"
    print(
        f"{len(articles)} articles, {seconds:.0f} seconds, {held}: {last}",
        file=sys.stderr,
        flush=True,
    )
    return Cost(seconds, sum(watch.processors.values()), watch.memory, watch.own, last)


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


if __name__ == "__main__":
    main()
