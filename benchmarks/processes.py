"""What further processes bring to reading.

    python benchmarks/processes.py [--jobs 1 2 4] [--articles 200] [--json processes.json]

prints the seconds that extracting takes with so many processes, each started, and having read some
articles, before the clock starts. Seconds are those of the clock, so that a machine that does other
things as well shows less than there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from time import perf_counter

from documents import document_of
from invented import stories
from tables import Plot, Table, arguments, tell

from atodds.engine import collect_seldom, processes
from atodds.extract import extract
from atodds.model import Document
from atodds.pipeline import characters_of

STORIES = 8
WARM = 40
"""Articles for each process until starting, importing and first looks into word lists are over."""


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--articles", type=int, default=200)
    asked = parser.parse_args()
    collect_seldom()  # as the command does
    documents = [document_of(a) for story in stories(STORIES, asked.articles) for a in story]
    taken = {jobs: _seconds(jobs, documents) for jobs in sorted(asked.jobs)}
    first = next(iter(taken.values()))
    characters = sum(map(characters_of, documents))
    rows = tuple(
        (jobs, seconds, len(documents) / seconds, characters / seconds / 1e6, first / seconds)
        for jobs, seconds in taken.items()
    )
    columns = ("processes", "seconds", "articles a second", "MB a second", "of the first")
    plot = Plot("bars", ("of the first",), "times the work of the first")
    tell([Table("Extracting in processes", columns, rows, (), plot)], asked.json)


def _seconds(jobs: int, documents: Sequence[Document]) -> float:
    with processes(jobs) as workers:
        list(workers(extract, islice(cycle(documents), WARM * jobs), characters_of))
        begun = perf_counter()
        list(workers(extract, documents, characters_of))
        return perf_counter() - begun


if __name__ == "__main__":
    main()
