"""How the work of a run grows with its intake, and comparing with a single story.

    python benchmarks/growth.py [--intakes 1000 10000 100000] [--characters 250] [--compared 2000]
                                [--story 100 300 1000] [--jobs 4] [--json growth.json]

An intake is of distinct invented stories of 25 articles of at most so many characters, though two
sentences at least. Everything that a run does is done to it: assertions are extracted, copies
found by imprints, stories by profiles, both over the whole intake, and each story as it was found
is linked and judged; one that a smaller intake has as well is not compared again, as the others
make no difference to it. With --compared only so many articles of each intake are, whole stories.
What is looked for is whether an article costs more in a larger intake: ratios are to the first row.
Times are those of the processors, memory the most that one process has ever held.
"""

from __future__ import annotations

import multiprocessing
import pickle
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from documents import document_of, read_story
from invented import further, stories
from tables import Plot, Table, arguments, largest_memory, tell

from atodds.config import load_rules
from atodds.engine import collect_seldom
from atodds.extract import extract
from atodds.group import Profile, Profiles, profile_of, stories_of
from atodds.model import Assertion, Document
from atodds.pipeline import compare_readings, times_told
from atodds.read import Imprint, Imprints, imprint_of, of_one_story, origins_named

ARTICLES_A_STORY = 25
RULES = load_rules()
AFRESH = multiprocessing.get_context("spawn")

Names = tuple[str, ...]
"""Ids of the documents of a story."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """What a run keeps of a document beside what it asserts."""

    document: Document
    imprint: Imprint
    profile: Profile


@dataclass(frozen=True, slots=True)
class Prepared:
    """What each document of a told story by itself has cost, in seconds."""

    assertions: int
    extracting: float
    outlining: float


@dataclass(frozen=True, slots=True)
class Grouped:
    """The stories of an intake, and what finding them has cost in seconds and MiB."""

    stories: tuple[Names, ...]
    copying: float
    grouping: float
    memory: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing a story has cost, in seconds, and what its process has held, in MiB."""

    seconds: float
    memory: float


@dataclass(slots=True)
class Run:
    """Where intakes are worked on, and what is known of their stories."""

    folder: Path
    workers: Executor
    most: int | None
    """Articles of each intake that are compared, None for all."""
    compared: dict[Names, Compared] = field(default_factory=dict)


def main() -> None:
    """Print both tables."""
    parser = arguments(__doc__)
    parser.add_argument("--intakes", type=int, nargs="*", default=[1000, 3000, 10_000])
    parser.add_argument("--characters", type=int, default=250)
    parser.add_argument("--compared", type=int, help="articles of each intake")
    parser.add_argument("--story", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--jobs", type=int, default=4)
    asked = parser.parse_args()
    tables = []
    if asked.intakes:
        tables.append(_intakes(sorted(asked.intakes), asked))
    if asked.story:
        with _processes(1) as alone:
            tables.append(alone.submit(_single_stories, sorted(asked.story)).result())
    tell(tables, asked.json)


def _intakes(sizes: Sequence[int], asked: Namespace) -> Table:
    counts = [max(size // ARTICLES_A_STORY, 1) for size in sizes]
    with TemporaryDirectory(prefix="atodds-growth-") as name, _processes(asked.jobs) as workers:
        run = Run(Path(name), workers, asked.compared)
        prepare = partial(_prepare, run.folder, asked.characters)
        prepared = list(workers.map(prepare, range(counts[-1]), chunksize=4))
        costs = [_row(prepared[:count], run) for count in counts]
    first = costs[0][-2]
    rows = tuple((*row[:-1], row[-2] / first, row[-1]) for row in costs)
    memory = max(story.memory for story in run.compared.values())
    notes = (
        f"Milliseconds of a processor for each article of at most {asked.characters} characters.",
        "MiB are those of documents, imprints and profiles in the process that groups them.",
        f"No process that extracts and compares has held more than {memory:.0f} MiB.",
    )
    columns = (
        "articles", "assertions", "stories", "found as told", "compared", "extract",
        "imprint and profile", "find copies", "group", "link and judge", "all after extracting",
        "ratio", "MiB to group",
    )  # fmt: skip
    drawn = ("imprint and profile", "find copies", "group", "link and judge")
    plot = Plot("lines", (*drawn, "all after extracting"), "ms an article", factors=True)
    return Table("Intakes of stories of 25 articles", columns, rows, notes, plot)


def _row(prepared: Sequence[Prepared], run: Run) -> tuple[Any, ...]:
    """Return what an intake costs, without the ratio; the last but one is all after extracting."""
    count = len(prepared) * ARTICLES_A_STORY
    with _processes(1) as alone:
        grouped = alone.submit(_grouped, run.folder, len(prepared)).result()
    chosen = _chosen(grouped.stories, run.most)
    new = [story for story in chosen if story not in run.compared]
    costs = run.workers.map(partial(_compare, run.folder), new, chunksize=4)
    run.compared.update(zip(new, costs, strict=True))
    articles = sum(map(len, chosen))
    parts = (
        1000 * sum(one.outlining for one in prepared) / count,
        1000 * grouped.copying / count,
        1000 * grouped.grouping / count,
        1000 * sum(run.compared[story].seconds for story in chosen) / articles,
    )
    # What is known of a long run before its end is not lost with it.
    said = ", ".join(f"{part:.3g}" for part in (*parts, grouped.memory))
    print(f"{count:,} articles: {said}", file=sys.stderr, flush=True)
    return (
        count,
        sum(one.assertions for one in prepared),
        len(prepared),
        f"{mean(_is_as_told(story) for story in grouped.stories):.1%}",
        articles,
        1000 * sum(one.extracting for one in prepared) / count,
        *parts,
        sum(parts),
        grouped.memory,
    )


def _chosen(found: Sequence[Names], most: int | None) -> Sequence[Names]:
    """Return stories from all over an intake, of about so many articles in all."""
    articles = sum(map(len, found))
    return found[:: max(articles // (most or articles), 1)]


def _is_as_told(story: Names) -> bool:
    return len(story) == ARTICLES_A_STORY and len(set(map(_number, story))) == 1


def _number(name: str) -> int:
    return int(name.partition("/")[0])


def _prepare(folder: Path, characters: int, number: int) -> Prepared:
    """Work out all that is needed of the documents of a told story, and leave it in the folder."""
    told = further(number, 0, ARTICLES_A_STORY, characters)
    documents = [document_of(article) for article in told]
    begun = process_time()
    said = {document.id: extract(document) for document in documents}
    extracted = process_time()
    outlined = [
        Outlined(d, imprint_of(d), profile_of(d, times_told(said[d.id]))) for d in documents
    ]
    ended = process_time()
    runs = {one.document.id: one.imprint.runs for one in outlined}
    (folder / f"{number}.runs").write_bytes(pickle.dumps(runs))
    (folder / f"{number}.outlined").write_bytes(pickle.dumps(outlined))
    (folder / f"{number}.said").write_bytes(pickle.dumps(said))
    assertions = sum(map(len, said.values()))
    return Prepared(assertions, extracted - begun, ended - extracted)


def _grouped(folder: Path, count: int) -> Grouped:
    """Find the stories among so many told ones, as a run finds them among all that it has read."""
    documents = [one.document for one in _outlined(folder, range(count))]
    copying, named = _originating(folder, count, documents)
    profiles, grouping = Profiles(), 0.0
    for one in _outlined(folder, range(count)):
        begun = process_time()
        profiles.add(one.document.id, one.profile)
        grouping += process_time() - begun
    begun = process_time()
    found = stories_of(named, profiles)
    grouping += process_time() - begun
    stories = tuple(tuple(document.id for document in story) for story in found)
    return Grouped(stories, copying, grouping, largest_memory())


def _originating(
    folder: Path, count: int, documents: Sequence[Document]
) -> tuple[float, tuple[Document, ...]]:
    """Return what finding copies has cost, and the documents with their origins."""
    imprints, copying = Imprints((d.id for d in documents), partial(_runs, folder)), 0.0
    for one in _outlined(folder, range(count)):
        begun = process_time()
        imprints.add(one.document.id, one.imprint.sketch)
        copying += process_time() - begun
    begun = process_time()
    named = origins_named(documents, imprints)
    return copying + process_time() - begun, named


def _runs(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for number, some in groupby(sorted(names, key=_number), _number):
        data = (folder / f"{number}.runs").read_bytes()
        runs = pickle.loads(data)  # noqa: S301  # written by `_prepare`
        yield from ((name, runs[name]) for name in some)


def _compare(folder: Path, story: Names) -> Compared:
    """Link and judge what the documents of a story assert."""
    numbers = sorted(set(map(_number, story)))
    documents = {one.document.id: one.document for one in _outlined(folder, numbers)}
    said = {name: found for n in numbers for name, found in _said(folder, n).items()}
    begun = process_time()
    named = of_one_story([documents[name] for name in story])
    compare_readings([(document, said[document.id]) for document in named], RULES)
    return Compared(process_time() - begun, largest_memory())


def _outlined(folder: Path, numbers: Iterable[int]) -> Iterator[Outlined]:
    for number in numbers:
        data = (folder / f"{number}.outlined").read_bytes()
        yield from pickle.loads(data)  # noqa: S301  # written by `_prepare`


def _said(folder: Path, number: int) -> dict[str, tuple[Assertion, ...]]:
    data = (folder / f"{number}.said").read_bytes()
    said: dict[str, tuple[Assertion, ...]] = pickle.loads(data)  # noqa: S301  # likewise
    return said


def _single_stories(sizes: Sequence[int]) -> Table:
    (story,) = stories(1, sizes[-1])
    read = read_story(story)
    costs = []
    for some in (read[:size] for size in sizes):
        begun = process_time()
        compare_readings(some, RULES)
        costs.append((sum(len(said) for _, said in some), process_time() - begun))
    first = costs[0][1] / sizes[0]
    rows = tuple(
        (size, assertions, seconds, 1000 * seconds / size, seconds / size / first)
        for size, (assertions, seconds) in zip(sizes, costs, strict=True)
    )
    columns = ("articles", "assertions", "seconds", "ms an article", "ratio")
    notes = (f"Seconds of a processor; the process has held {largest_memory():.0f} MiB.",)
    plot = Plot("lines", ("ms an article",), "ms an article")
    return Table("Linking and judging one story", columns, rows, notes, plot)


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, AFRESH, _warm)


def _warm() -> None:
    """Do once what is done once: patterns are compiled and word lists looked into at first use."""
    collect_seldom()  # as the command does
    (story,) = stories(1, ARTICLES_A_STORY, seed=1)
    compare_readings(read_story(story), RULES)


if __name__ == "__main__":
    main()
