"""What tells copies of one text: runs of its own words, and the agency that it credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
import regex
from rensa import RMinHash

from atodds import lexicon
from atodds.language import fold, tokens
from atodds.model import BlockKind, Document

BANDS = 64
ROWS = 3
"""Texts half of whose runs are the same agree in one band of three almost surely, and those that
share a tenth seldom; with two rows the latter are most of an intake."""
HASH, MINHASH = np.dtype("<u8"), np.dtype("<u4")

_QUOTATION = regex.compile(r'"[^"\r\n]*+"?')
_BODY = {BlockKind.PARAGRAPH, BlockKind.SUBHEAD}
_SHINGLE = 3
_SEED = 1
# Agency copy is cut from the end: the first words of a shortened copy are those of the whole.
_HEAD_WORDS = 90

_HEAD = 300
_TAIL = 300


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a document is recognised by among copies, so that nobody has to read it again."""

    agency: str | None
    """The one that it credits."""
    runs: bytes
    """Hashes of its runs of three words, `HASH` each and ascending; quotations and page furniture
    are left out."""
    whole: bytes
    """The MinHash of the runs, `MINHASH` each; none without runs."""
    head: bytes
    """That of the first of them."""


def imprint_of(document: Document) -> Imprint:
    """Return the imprint of a document; its outlet makes no difference."""
    words = _words(document)
    runs = _runs(words)
    agency = _agency(document, fold(document.text, document.markup))
    return Imprint(agency, _hashed(runs), _minhash(runs), _minhash(_runs(words[:_HEAD_WORDS])))


def agency_of_outlet(outlet: str) -> str | None:
    """Return the agency that an outlet is, if it is one."""
    return _agencies().get(outlet)


def _words(document: Document) -> list[str]:
    text = fold(document.text, document.markup)
    body = (
        _QUOTATION.sub(" ", block.span.of(text)) for block in document.blocks if block.kind in _BODY
    )
    return [token.text.casefold() for token in chain.from_iterable(map(tokens, body))]


def _runs(words: Sequence[str]) -> list[str]:
    starts = range(len(words) - _SHINGLE + 1)
    return sorted({" ".join(words[start : start + _SHINGLE]) for start in starts})


def _hashed(runs: Sequence[str]) -> bytes:
    (hashes,) = RMinHash.hash_token_sets([runs])
    return np.unique(np.array(hashes, HASH)).tobytes()


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
