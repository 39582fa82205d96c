"""What tells copies of one text: runs of its own words, and the agency that it credits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain
from sys import intern

import numpy as np
import regex
from numpy.typing import NDArray
from rensa import RMinHash

from atodds import lexicon
from atodds.language import fold, tells_something, tokens
from atodds.model import BlockKind, Document

BANDS = 64
ROWS = 3
"""Texts half of whose runs are the same agree in one band of three almost surely, and those that
share a tenth seldom; with two rows the latter are most of an intake."""
HASH = np.dtype("<u8")
MINHASH = np.dtype(">u4")
"""The highest byte first: the order of the bytes is that of the numbers."""

Hashes = NDArray[np.uint64]


class Part(IntEnum):
    """What of a text has been hashed; the last two bits of the hash tell it."""

    RUN = 0
    """Three words in a row."""
    NAME = 1
    """A word with a capital that is no day or month."""
    FIGURE = 2


_QUOTATION = regex.compile(r'"[^"\r\n]*+"?')
_BODY = {BlockKind.PARAGRAPH, BlockKind.SUBHEAD}
_SHINGLE = 3
_SEED = 1
_PART = np.uint64(3)
# Agency copy is cut from the end: the first words of a shortened copy are those of the whole.
_HEAD_WORDS = 90

_HEAD = 300
_TAIL = 300


Signatures = NDArray[np.uint32]
"""A MinHash a row, in the order of bytes of `MINHASH`."""
FindRuns = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]
"""Yields the runs of documents with their names."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What tells which documents may be copies of one text."""

    agency: str | None
    """The one that it credits."""
    runs: int
    """How many runs of three words it has; quotations and page furniture are left out."""
    whole: bytes
    """The MinHash of the runs, `MINHASH` each; none without runs."""
    head: bytes
    """That of the first of them."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document is recognised by among copies, so that nobody has to read it again."""

    sketch: Sketch
    runs: bytes
    """Hashes of its runs, names and figures, `HASH` each and ascending; they tell which are copies
    indeed."""


class Imprints:
    """The imprints of an intake, a row each in the order of the ids of their documents.

    Most texts are nobody's copy, and for these the sketches are enough: `find_runs` finds the runs
    of the others where they are kept, and is asked for a few at once.
    """

    def __init__(self, names: Iterable[str], find_runs: FindRuns) -> None:
        """Make room for the documents of an intake, by their ids."""
        self.names = sorted(names)
        self.agencies = list[str | None]([None] * len(self.names))
        self.sizes = np.zeros(len(self.names), np.int64)
        """How many runs each has."""
        room = len(self.names), BANDS * ROWS
        self.wholes, self.heads = np.zeros(room, np.uint32), np.zeros(room, np.uint32)
        self.find_runs = find_runs
        self._rows = {name: row for row, name in enumerate(self.names)}

    @classmethod
    def of(cls, known: Mapping[str, Imprint]) -> Imprints:
        """Return those that are in memory, by the ids of their documents."""
        made = cls(known, lambda names: ((name, known[name].runs) for name in names))
        for name, imprint in known.items():
            made.add(name, imprint.sketch)
        return made

    def add(self, name: str, sketch: Sketch) -> None:
        """Take the sketch of a document."""
        row = self._rows[name]
        self.agencies[row] = sketch.agency and intern(sketch.agency)
        self.sizes[row] = sketch.runs
        if sketch.runs:
            self.wholes[row] = np.frombuffer(sketch.whole, np.uint32)
            self.heads[row] = np.frombuffer(sketch.head, np.uint32)


def imprint_of(document: Document) -> Imprint:
    """Return the imprint of a document; its outlet makes no difference."""
    words = _words(document)
    runs = _runs(words)
    sketch = Sketch(
        _agency(document, fold(document.text, document.markup)),
        len(runs),
        _minhash(runs),
        _minhash(_runs(words[:_HEAD_WORDS])),
    )
    parts = {Part.RUN: runs, Part.NAME: _names(words), Part.FIGURE: _figures(words)}
    return Imprint(sketch, _hashed(parts))


def counted(hashes: Hashes) -> NDArray[np.int64]:
    """Return how many of the hashes in imprints there are of each part, by its number."""
    return np.bincount((hashes & _PART).view(np.int64), minlength=len(Part))


def agency_of_outlet(outlet: str) -> str | None:
    """Return the agency that an outlet is, if it is one."""
    return _agencies().get(outlet)


def _words(document: Document) -> list[str]:
    text = fold(document.text, document.markup)
    body = (
        _QUOTATION.sub(" ", block.span.of(text)) for block in document.blocks if block.kind in _BODY
    )
    return [token.text for token in chain.from_iterable(map(tokens, body))]


def _runs(words: Sequence[str]) -> list[str]:
    folded = [word.casefold() for word in words]
    starts = range(len(words) - _SHINGLE + 1)
    return sorted({" ".join(folded[start : start + _SHINGLE]) for start in starts})


def _names(words: Iterable[str]) -> list[str]:
    capital = (word for word in words if word[0].isupper() and tells_something(word))
    return sorted({name for word in capital if (name := word.casefold()) not in _days()})


def _figures(words: Iterable[str]) -> list[str]:
    return sorted({word.casefold() for word in words if word[0].isdigit()})


def _hashed(parts: Mapping[Part, Sequence[str]]) -> bytes:
    hashes = RMinHash.hash_token_sets(list(parts.values()))
    told = [
        np.array(some, HASH) & ~_PART | np.uint64(part)
        for part, some in zip(parts, hashes, strict=True)
    ]
    return np.unique(np.concatenate(told)).tobytes()


def _minhash(runs: Sequence[str]) -> bytes:
    if not runs:
        return b""
    signature = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    signature.update(runs)
    return np.array(signature.digest(), MINHASH).tobytes()


def _agency(document: Document, text: str) -> str | None:
    """Find the agency that a dateline, stamp, credit or copyright line names."""
    paragraphs = [b.span.of(text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    for line in paragraphs:
        if match := _patterns()["dateline"].match(line[:_HEAD]):
            return _canonical(match["name"])
    for block in document.blocks:
        furniture = block.kind in {BlockKind.CREDIT, BlockKind.CHROME}
        if furniture and (agency := _credited(block.span.of(text))):
            return agency
    last = paragraphs[-1][-_TAIL:] if paragraphs else ""
    match = _patterns()["signed"].search(last)
    return _canonical(match["name"]) if match else None


def _credited(line: str) -> str | None:
    for name in ("stamp", "copyright", "source"):
        if match := _patterns()[name].search(line):
            return _canonical(match["name"])
    return None


def _canonical(name: str) -> str:
    return _agencies().get(name, name)


@cache
def _days() -> frozenset[str]:
    times = lexicon.load("times")
    return frozenset(
        name.casefold()
        for table in ("months", "month_abbreviations", "weekdays", "weekday_abbreviations")
        for name in times[table]
    )


@cache
def _agencies() -> dict[str, str]:
    return {form: name for name, forms in lexicon.load("agencies").items() for form in forms}


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    names = "|".join(regex.escape(form) for form in sorted(_agencies(), key=len, reverse=True))
    known = rf"(?P<name>{names})"
    place = r"\p{Lu}[\p{L}\p{M}\p{N}.,' -]{1,70}?"
    return {
        # Any name in brackets before the dash is the agency's, known or not.
        "dateline": regex.compile(rf"{place}\s\((?P<name>\p{{Lu}}[\p{{L}} ]{{1,30}})\)\s?[-_]"),
        "signed": regex.compile(rf"(?:\({known}\)|[-_]{{1,2}}\s?{known})\.?\s*$"),
        "stamp": regex.compile(rf"^[-(\s]*{known}\b"),
        "copyright": regex.compile(
            rf"(?:Copyright|\u00a9)\s?\(?c?\)?\s?(?:\p{{N}}{{4}})?\s?{known}\b"
        ),
        "source": regex.compile(rf"^\(?Source:?\s{known}\b"),
    }
