"""Whose copy a document is: outlets that print one agency's text are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

import regex
from rensa import RMinHash, RMinHashLSH

from atodds import lexicon
from atodds.language import fold, tokens
from atodds.model import BlockKind, Document

_QUOTATION = regex.compile(r'"[^"\r\n]*+"?')
_BODY = {BlockKind.PARAGRAPH, BlockKind.SUBHEAD}
_SHINGLE = 3
_FEWEST_SHINGLES = 30

_PERMUTATIONS = 128
_BANDS = 64
_SEED = 1
# Agency copy is cut from the end: the first words of a shortened copy are those of the whole.
_HEAD_WORDS = 90

_SAME_JACCARD = 0.5
# Between two reports of one event that share only background and quotations, less than half of the
# shorter has been seen to stand in the longer; between edited copies, more.
_SAME_CONTAINMENT = 0.55
_SAME_AGENCY_CONTAINMENT = 0.5

_HEAD = 300
_TAIL = 300


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is compared of a document: its own words without quotations, in runs of three."""

    document: Document
    agency: str | None
    shingles: frozenset[str]
    head: frozenset[str]


def origins_named(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with their origin: the agency whose copy they are, or their outlet.

    Documents belong together where most of the words of the shorter stand in the longer, in runs
    of three, quotations and page furniture aside; less is enough where both credit one agency. A
    credit alone proves nothing: an agency sends out many texts. Where one agency or outlet is the
    origin of several texts, the first document by name tells them apart.
    """
    copies = sorted(map(_copy, documents), key=lambda copy: copy.document.id)
    groups = _groups(copies)
    labels = _labels(groups)
    return tuple(replace(document, origin=labels[document.id]) for document in documents)


def _copy(document: Document) -> _Copy:
    text = fold(document.text, document.markup)
    body = [
        _QUOTATION.sub(" ", block.span.of(text)) for block in document.blocks if block.kind in _BODY
    ]
    words = [token.text.casefold() for part in body for token in tokens(part)]
    return _Copy(
        document, _agency(document, text), _shingles(words), _shingles(words[:_HEAD_WORDS])
    )


def _shingles(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        " ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)
    )


def _groups(copies: Sequence[_Copy]) -> list[list[_Copy]]:
    parent = list(range(len(copies)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for left, right in _candidates(copies):
        if _one_text(copies[left], copies[right]):
            first, second = sorted((root(left), root(right)))
            parent[second] = first
    grouped: dict[int, list[_Copy]] = {}
    for index, copy in enumerate(copies):
        grouped.setdefault(root(index), []).append(copy)
    return list(grouped.values())


def _candidates(copies: Sequence[_Copy]) -> Iterator[tuple[int, int]]:
    """Yield pairs that may be one text, those with like wholes or like heads."""
    pairs: set[tuple[int, int]] = set()
    for part in ([copy.shingles for copy in copies], [copy.head for copy in copies]):
        pairs.update(_alike(part))
    pairs.update(_same_agency(copies))
    yield from sorted(pairs)


def _alike(parts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    index = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    for key, shingles in enumerate(parts):
        if not shingles:
            continue
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        signature.update(sorted(shingles))
        for other in index.query(signature):
            yield other, key
        index.insert(key, signature)


def _same_agency(copies: Sequence[_Copy]) -> Iterator[tuple[int, int]]:
    by_agency: dict[str, list[int]] = {}
    for index, copy in enumerate(copies):
        if copy.agency:
            by_agency.setdefault(copy.agency, []).append(index)
    for same in by_agency.values():
        yield from combinations(same, 2)


def _one_text(left: _Copy, right: _Copy) -> bool:
    smaller = min(len(left.shingles), len(right.shingles))
    if smaller < _FEWEST_SHINGLES:
        return bool(left.shingles) and left.shingles == right.shingles
    common = len(left.shingles & right.shingles)
    contained = common / smaller
    jaccard = common / len(left.shingles | right.shingles)
    if left.agency and left.agency == right.agency and contained >= _SAME_AGENCY_CONTAINMENT:
        return True
    return jaccard >= _SAME_JACCARD or contained >= _SAME_CONTAINMENT


def _labels(groups: Iterable[Sequence[_Copy]]) -> dict[str, str]:
    named = [(_name(group), group) for group in groups]
    counts = Counter(name for name, _ in named)
    return {
        copy.document.id: name if counts[name] == 1 else f"{name} ({group[0].document.id})"
        for name, group in named
        for copy in group
    }


def _name(group: Sequence[_Copy]) -> str:
    agencies = Counter(copy.agency for copy in group if copy.agency)
    if agencies:
        return min(agencies, key=lambda agency: (-agencies[agency], agency))
    return group[0].document.outlet


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
    if match := _patterns()["signed"].search(last):
        return _canonical(match["name"])
    return _agencies().get(document.outlet)


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
