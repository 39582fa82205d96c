"""How fast each stage of a run is, in one process.

    python benchmarks/stages.py [--articles 200] [--json stages.json]

writes invented articles, 25 a story, into files and does with them, stage after stage, what `atodds
check` does. One story is done beforehand, so that what is done once does not count. Times are those
of the processor. A second table tells what extracting spends its time in, as Python's profiler
counts it, once half of the articles have been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from cProfile import Profile
from datetime import date
from itertools import chain
from pathlib import Path
from pstats import Stats
from tempfile import TemporaryDirectory
from time import process_time

from documents import document_of
from invented import Article, stories
from tables import Plot, Table, arguments, largest_memory, tell

from atodds.config import Check, DocumentEntry, load_rules
from atodds.engine import collect_seldom
from atodds.extract import extract
from atodds.group import Profiles, profile_of, stories_of
from atodds.link import Story, link
from atodds.model import Document
from atodds.pipeline import compare_readings, times_told
from atodds.read import Imprints, imprint_of, of_one_story, origins_named, read_entry, with_names

ARTICLES_A_STORY = 25
FUNCTIONS = 8
RULES = load_rules()
LATER = date(2032, 1, 1)

Spent = dict[str, tuple[float, float]]
"""Seconds by stage, and the MiB held at the most by its end."""


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--articles", type=int, default=200)
    asked = parser.parse_args()
    collect_seldom()  # as the command does
    _staged(next(stories(1, ARTICLES_A_STORY, seed=1)))
    told = stories(max(asked.articles // ARTICLES_A_STORY, 1), asked.articles)
    articles = list(chain.from_iterable(told))
    tell([_table(_staged(articles), articles), _within(articles)], asked.json)


def _table(spent: Spent, articles: Sequence[Article]) -> Table:
    megabytes = sum(len(article.text.encode()) for article in articles) / 1e6
    rows = tuple(
        (stage, 1000 * seconds / len(articles), len(articles) / seconds, megabytes / seconds, held)
        for stage, (seconds, held) in spent.items()
    )
    columns = ("stage", "ms an article", "articles a second", "MB a second", "MiB so far")
    notes = (
        f"{len(articles)} articles, {megabytes:.2f} MB. MiB are the most that was held by then.",
    )
    plot = Plot("bars", ("ms an article",), "ms an article")
    return Table("Stages, in one process", columns, rows, notes, plot)


def _within(articles: Sequence[Article]) -> Table:
    documents = [document_of(article) for article in articles]
    half = len(documents) // 2
    _extracted(documents[:half])  # so that patterns are prepared for the searches of many articles
    profile = Profile()
    profile.runcall(_extracted, documents[half:])
    stats: dict[tuple[str, int, str], tuple[int, int, float]] = vars(Stats(profile))["stats"]
    own = {_told(*where): seconds for where, (_, _, seconds, *_) in stats.items()}
    total = sum(own.values())
    largest = sorted(own, key=own.__getitem__, reverse=True)[:FUNCTIONS]
    inside = sum(seconds for name, seconds in own.items() if "_regex." in name)
    rows = [("all functions of regex", inside / total), *((n, own[n] / total) for n in largest)]
    return Table("Extracting, by function", ("function", "share of the time"), tuple(rows))


def _extracted(documents: Iterable[Document]) -> None:
    for document in documents:
        extract(document)


def _told(file: str, line: int, name: str) -> str:
    return f"{Path(file).name}:{line} {name}" if line else name


def _staged(articles: Sequence[Article]) -> Spent:
    """Do with articles what a check of an intake does, as `atodds.pipeline` puts it together."""
    spent: Spent = {}
    with TemporaryDirectory(prefix="atodds-stages-") as folder:
        check = _written(Path(folder), articles)
        with _clock("read files", spent):
            entries = [read_entry(check, entry, LATER)[0] for entry in check.documents]
            read = with_names(list(chain.from_iterable(entries)))
    with _clock("find copies", spent):
        named = origins_named(read, Imprints.of({d.id: imprint_of(d) for d in read}))
    with _clock("extract", spent):
        said = {document.id: extract(document) for document in named}
    with _clock("group", spent):
        profiles = Profiles()
        for document in named:
            profiles.add(document.id, profile_of(document, times_told(said[document.id])))
        found = [of_one_story(story) for story in stories_of(named, profiles)]
    with _clock("link", spent):
        for story in found:
            asserted = [assertion for document in story for assertion in said[document.id]]
            list(link(asserted, RULES, Story.of(story, asserted)))
    linking = spent["link"][0]
    with _clock("judge", spent):
        for story in found:
            compare_readings([(document, said[document.id]) for document in story], RULES)
    # Comparing links first: what it takes beyond that is judging and putting facts together.
    spent["judge"] = spent["judge"][0] - linking, spent["judge"][1]
    return spent


@contextmanager
def _clock(stage: str, spent: Spent) -> Iterator[None]:
    begun = process_time()
    yield
    spent[stage] = process_time() - begun, largest_memory()


def _written(folder: Path, articles: Sequence[Article]) -> Check:
    entries = []
    for number, article in enumerate(articles):
        path = folder / f"{number}.txt"
        path.write_text(article.text, encoding="utf-8")
        entries.append(
            DocumentEntry(path=path.name, outlet=article.outlet, published=str(article.published))
        )
    return Check(path=folder / "check.yaml", title="Stages", documents=tuple(entries))


if __name__ == "__main__":
    main()
