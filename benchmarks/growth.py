"""How linking and judging grow, and what further processes bring, all in one run.

    python benchmarks/growth.py [--assertions 1000 10000 100000] [--articles 100 300 1000]
                                [--jobs 1 2 4] [--read 200]

prints three tables: intakes of ever more stories of 25 articles, what linking and judging take for
each article; single stories of ever more articles; and what reading takes with ever more processes.
What is linked and judged is read once, before the clock starts: intakes of more than 40 stories
are these over again. Of the seconds of one process those count that the processor gave it, of
several processes those of the clock. Ratios are to the first row.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import cycle, islice
from time import perf_counter, process_time

from invented import Article, stories
from tabulate import tabulate

from atodds.config import load_rules
from atodds.engine import collect_seldom, processes
from atodds.extract import extract
from atodds.language import fold, paragraphs_of
from atodds.model import Document
from atodds.pipeline import Asserted, characters_of, compare_readings
from atodds.read import of_one_story

ARTICLES_A_STORY = 25
STORIES = 40
RULES = load_rules()


def main() -> None:
    """Print the three tables."""
    collect_seldom()  # as the command does
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--assertions", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--articles", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--read", type=int, default=200, help="articles to read with processes")
    asked = parser.parse_args()
    if asked.assertions:
        _intakes(asked.assertions)
    if asked.articles:
        _single_stories(asked.articles)
    if asked.jobs:
        _processes(asked.jobs, asked.read)


def _intakes(sizes: Iterable[int]) -> None:
    rows: list[Sequence[object]] = []
    read = [_read(story) for story in stories(STORIES, STORIES * ARTICLES_A_STORY)]
    compare_readings(read[0], RULES)
    for size in sizes:
        articles, assertions, seconds = 0, 0, 0.0
        for story in cycle(read):
            if assertions >= size:
                break
            seconds += _seconds(lambda story=story: compare_readings(story, RULES), process_time)
            articles += len(story)
            assertions += sum(len(said) for _, said in story)
        rows.append((assertions, articles, seconds, 1000 * seconds / articles))
    _print("stories of 25", ("assertions", "articles", "seconds", "ms an article"), rows)


def _single_stories(sizes: Sequence[int]) -> None:
    rows: list[Sequence[object]] = []
    (story,) = stories(1, max(sizes))
    read = _read(story)
    compare_readings(read[:ARTICLES_A_STORY], RULES)
    for size in sizes:
        some = read[:size]
        seconds = _seconds(lambda some=some: compare_readings(some, RULES), process_time)
        assertions = sum(len(said) for _, said in some)
        rows.append((assertions, size, seconds, 1000 * seconds / size))
    _print("one story", ("assertions", "articles", "seconds", "ms an article"), rows)


def _processes(jobs: Iterable[int], articles: int) -> None:
    rows: list[Sequence[object]] = []
    told = [a for story in stories(8, articles) for a in story]
    documents = [_document(article) for article in told]
    for count in jobs:
        with processes(count) as workers:

            def read(some: Sequence[Document]) -> None:
                list(workers(extract, some, characters_of))  # called here and now

            # Starting, importing and the first look into each word list are not what is measured.
            read(list(islice(cycle(documents), 40 * count)))
            seconds = _seconds(lambda: read(documents), perf_counter)  # likewise
        rows.append((count, articles, seconds, articles / seconds))
    _print("reading", ("processes", "articles", "seconds", "articles a second"), rows)


def _read(story: Iterable[Article]) -> list[Asserted]:
    return [(d, extract(d)) for d in of_one_story([_document(article) for article in story])]


def _document(article: Article) -> Document:
    return Document(
        id=article.name,
        path=article.name,
        outlet=article.outlet,
        text=article.text,
        published=datetime.combine(article.published, datetime.min.time()),
        blocks=paragraphs_of(fold(article.text)),
        origin=article.name,
    )


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun


def _print(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table with the ratio of the last column to that of the first row."""
    first = float(str(rows[0][-1]))
    table = [(*row, float(str(row[-1])) / first) for row in rows]
    print(name)
    print(tabulate(table, (*columns, "ratio"), floatfmt=("", "", ".1f", ".1f", ".2f")))
    print(flush=True)


if __name__ == "__main__":
    main()
