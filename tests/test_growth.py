"""Twice the text takes about twice the work, whatever it consists of."""

from __future__ import annotations

import cProfile
import gc
import pstats
from collections.abc import Callable
from datetime import datetime
from math import inf
from time import process_time

import pytest

from atodds.extract import carry, events, extract
from atodds.extract.times.scan import readings_of
from atodds.language import content_words, fold, paragraphs_of, sentences_of, tokens
from atodds.language.wording import fold_words
from atodds.model import Document
from atodds.read.layout import blocks_of
from atodds.read.markdown import lines_of_markdown, markup_in
from atodds.read.metadata import metadata_of
from atodds.read.origins import origins_named
from atodds.read.visible import passages_of

SIZE = 6_000
"""More than any bound on how far is looked: that of a sentence, of a quotation, of events."""
FEW = 4_000
"""Calls below which a function is too cheap to tell how it grows."""
MOST = 2.8
"""Bisection in lists that are twice as long, by twice as many, asks 2.6 times as often."""

OF_PATTERNS = tuple(f"language/{name}.py" for name in ("patterns", "needs", "tries"))
"""What searches, and what prepares for it once: whoever calls it is counted in its place."""

ENDLESS = [
    ("1", "a figure"), ("9,", "a figure with commas"),
    ("000,", "thousands of thousands"), ("A", "a word in capitals"),
    ('"', "marks that open and close"), ("'", "single marks"), ("''", "paired marks"),
    ("(", "brackets that open"), (")", "brackets that close"), ("[", "square ones"),
    (" ", "spaces"), ("\n", "empty lines"), (",", "commas"), (".", "full stops"),
    ("a\u0301", "combining marks"), ("\u200b\u202e", "what nobody sees"),
    ("\U0001f469\u200d", "a family without an end"), ("-", "hyphens"), ("a-", "one compound"),
    ("a ", "one word"), ("Ann ", "one name"), ("Ann and ", "a row of names"), ("A. ", "initials"),
    ("U.S.", "full stops without spaces"), ("Mr. ", "titles without names"),
    ("of the ", "no end to a phrase"), ("more than ", "a modifier of nothing"),
    ("between 3 and ", "a range that never ends"), ("twenty hundred ", "a number in words"),
    ("$1 ", "money"), ("3.5 per cent ", "shares"), ("1/", "fractions"), ("3-2 ", "scores"),
    ("by 12 votes to ", "ballots"), ("aged 12, ", "ages"), ("12 people, ", "a list of counts"),
    ("3 May 2014 ", "dates"), ("2014 ", "years"), ("3:30 p.m. ", "clock times"),
    ("a@b.c ", "mail"), ("https://a.example/b ", "links"),
    ("on Friday ", "days"), ("the day before ", "days that hang on others"),
    ('"a \'b ', "quotations within quotations that never close"),
    ("who said that ", "clauses within clauses"), ("&amp;", "references"), ("<b>", "tags"),
    ("Ann Porter met Karl Brandt in Oslo on Friday ", "pairs of people, places and times"),
    ("killed 12 people ", "events and figures without a full stop"),
    ("five hours of talks ", "lengths and events without a full stop"),
]  # fmt: skip
ARTICLES = [
    ('"Yes," Ann Porter said. ', "a quotation a sentence"),
    ('"Yes. No," he said, and ', "quotations that hold full stops in one sentence"),
    ("An explosion in Oslo on Friday killed five workers. ", "an event a sentence"),
    ("Five people were hurt in Friday's explosion in Oslo.\n\n", "an event a paragraph"),
    ("Ann Porter and Karl Brandt held talks in Oslo on Friday.\n\n", "people a paragraph"),
    ("The ferry had left Oslo at 5 a.m. on Friday. ", "a clock time a sentence"),
    ("Ann Porter, 47, of Oslo, was hurt. ", "a person a sentence"),
    ("According to figures released by the mayor, 12 ships sank. ", "a source a sentence"),
    ("Ann Porter\n", "a short line after the other"),
    ("Rough Seas\n\n", "a subhead after the other"),
    ("(Photo: Reuters) A ferry. ", "a picture after the other"),
]


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that count mentions are made small, so that small texts reach beyond them."""
    monkeypatch.setattr(carry, "MEMORY", 20)
    monkeypatch.setattr(events, "MOST_EVENTS", 20)


@pytest.mark.parametrize(
    "piece", [p for p, _ in ENDLESS + ARTICLES], ids=[why for _, why in ENDLESS + ARTICLES]
)
def test_no_function_is_called_more_than_twice_as_often_for_twice_the_text(piece: str) -> None:
    """Calls are counted and not seconds: a count is the same on any machine."""
    called(piece, 2 * SIZE)  # what is worked out once is kept from here on
    once, twice = called(piece, SIZE), called(piece, 2 * SIZE)
    grown = {f: (n, twice.get(f, 0)) for f, n in once.items() if twice.get(f, 0) > MOST * n}
    assert {f: counts for f, counts in grown.items() if counts[1] > FEW} == {}


def called(piece: str, size: int) -> dict[str, int]:
    """Return how often each function of the program is called to read a text and extract of it."""
    profile = cProfile.Profile()
    profile.runcall(read, repeated(piece, size))
    stats: dict[tuple[str, int, str], tuple[int, int]] = vars(pstats.Stats(profile))["stats"]
    return {
        f"{file}:{line} {name}": counts[0]
        for (file, line, name), counts in stats.items()
        if "atodds" in file and not file.endswith(OF_PATTERNS)
    }


def read(text: str) -> None:
    folded = fold(text)
    paragraphs = paragraphs_of(folded)
    blocks_of(folded, paragraphs)
    document = Document(
        id="d",
        path="d.txt",
        outlet="Gazette",
        text=text,
        published=datetime(2019, 5, 4),
        blocks=paragraphs,  # what is said again would be marked as such and not be read
        origin="Gazette",
    )
    extract(document)
    origins_named([document])


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


READERS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "paragraphs": paragraphs_of,
    "sentences": sentences_of,
    "tokens": tokens,
    "content words": content_words,
    "wording": fold_words,
    "times": readings_of,
    "blocks": lambda text: blocks_of(text, paragraphs_of(text)),
    "page": lambda text: list(passages_of(text)),
    "metadata": metadata_of,
    "markdown": lambda text: markup_in(text, lines_of_markdown(text)),
}
MARKUP = {"page", "metadata", "markdown"}
MARKED = ("<b>", "<!--", "<script>", '<a b="', "&", "<", "[a](", "](", "*", "`", "> ", "- ", "|")
LARGE = 12_000
ATTEMPTS = 6


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_what_reads_a_whole_text_at_once_takes_twice_as_long_for_twice_the_text(name: str) -> None:
    """Patterns run in C, where calls cannot be counted: the time of the processor must tell."""
    pieces = MARKED if name in MARKUP else [piece for piece, _ in ENDLESS + ARTICLES]
    slow = {piece: growth(READERS[name], piece) for piece in pieces}
    assert {piece: by for piece, by in slow.items() if by > 2 * MOST} == {}


def growth(function: Callable[[str], object], piece: str) -> float:
    """Return how many times as long a text of four times the length takes, halved; 0 for little.

    What else the machine does makes a text take longer, never less: where the figure is too high it
    is taken again.
    """
    by = inf
    for _ in range(ATTEMPTS):
        long = seconds(function, repeated(piece, 4 * LARGE))
        if long < 0.2:
            return 0
        by = min(by, long / seconds(function, repeated(piece, LARGE)) / 2)
        if by <= 2 * MOST:
            break
    return by


def seconds(function: Callable[[str], object], text: str) -> float:
    # Looking for garbage takes the longer, the more the tests before have left to look through.
    gc.disable()
    begun = process_time()
    function(text)
    taken = process_time() - begun
    gc.enable()
    return max(taken, 1e-6)
