"""Whose copy a document is: outlets that print one agency's text are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from atodds.model import Document
from atodds.read.imprints import (
    BANDS,
    HASH,
    MINHASH,
    ROWS,
    Imprints,
    Part,
    Signatures,
    agency_of_outlet,
    counted,
    imprint_of,
)

_FEWEST_RUNS = 30

# Between two reports of one event that share only background and quotations, less than half of the
# shorter has been seen to stand in the longer; between edited copies, more.
_SAME_CONTAINMENT = 0.55
_SAME_AGENCY_CONTAINMENT = 0.5

# Quake after quake and match after match is told of in the same words, of one form.
_SAME_NAMES = 0.5
_SAME_FIGURES = 0.5
_FEWEST_FIGURES = 3
"""Of fewer, one that is mistyped is half of them."""

_DEVIATIONS = 3
"""By so many standard deviations a MinHash may err; what is further off need not be looked at."""
_NEIGHBOURS = 16
"""Of more texts in one band each is held against so many that follow; copies stand together."""
_AT_ONCE = 1 << 12
_CONFIRMED = 256
"""So many pairs are looked at at once by their sketches, and by their runs."""
_ROW = np.dtype((np.void, BANDS * ROWS * MINHASH.itemsize))
_MIXED = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
"""One number of the three of a band; two bands that give the same are told apart by their texts."""

Indices = NDArray[np.int64]
Shares = NDArray[np.float64]
"""How much of the smaller of two sets is in the larger, by part; all of none at all."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What is compared of a document."""

    agency: str | None
    runs: bytes


def origins_named(
    documents: Sequence[Document], imprints: Imprints | None = None
) -> tuple[Document, ...]:
    """Return the documents with their origin: the agency whose copy they are, or their outlet.

    Documents belong together where most of the words of the shorter stand in the longer, in runs
    of three, quotations and page furniture aside; less is enough where both credit one agency. If
    most names or figures are others, they were written to one form on two events. A credit alone
    proves nothing: an agency sends out many texts. Where one agency or outlet is the origin of
    several texts, the first document by name tells them apart. `imprints`, those of these
    documents and of no others, are worked out where they are not given.
    """
    known = imprints or Imprints.of({d.id: imprint_of(d) for d in documents})
    ordered = sorted(documents, key=lambda document: document.id)
    credited = zip(known.agencies, ordered, strict=True)
    agencies = [agency or agency_of_outlet(document.outlet) for agency, document in credited]
    labels = _labels(_groups(known, agencies), ordered, agencies)
    return tuple(replace(document, origin=labels[document.id]) for document in documents)


def _groups(imprints: Imprints, agencies: Sequence[str | None]) -> list[list[int]]:
    """Return the rows text by text."""
    parent = list(range(len(agencies)))

    def root(row: int) -> int:
        while parent[row] != row:
            row = parent[row]
        return row

    apart = ((left, right) for left, right in _candidates(imprints) if root(left) != root(right))
    while some := list(islice(apart, _CONFIRMED)):
        names = {imprints.names[row] for pair in some for row in pair}
        runs = dict(imprints.find_runs(names))
        for pair in some:
            first, second = sorted(map(root, pair))
            one, other = (_Copy(agencies[row], runs[imprints.names[row]]) for row in pair)
            if first != second and _one_text(one, other):
                parent[second] = first
    grouped: dict[int, list[int]] = {}
    for row in range(len(parent)):
        grouped.setdefault(root(row), []).append(row)
    return list(grouped.values())


def _candidates(imprints: Imprints) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows that may be one text, those with like wholes or like heads, in order.

    Their number grows with the texts and not with the square. Only the numbers of a band decide
    who meets whom, so the order of the texts makes no difference to those of few copies.
    """
    with_words = imprints.sizes > 0
    pairs = np.empty(0, np.int64)
    for signatures in (imprints.wholes, imprints.heads):
        pairs = _meeting(signatures, with_words, pairs)
    for start in range(0, len(pairs), _AT_ONCE):
        numbers = pairs[start : start + _AT_ONCE]
        some = np.stack(np.divmod(numbers, len(imprints.sizes)), axis=1)
        near = _may_be_one(imprints.wholes[some], imprints.sizes[some])
        yield from map(tuple, some[near].tolist())


def _meeting(signatures: Signatures, with_words: NDArray[np.bool_], known: Indices) -> Indices:
    """Return the pairs that are known, and those of rows that agree in a band, in order.

    A pair is the smaller number times the number of rows plus the larger: so it sorts fastest.
    """
    # Copies stand side by side in every band, however many others meet in it.
    ranked = np.argsort(signatures.view(_ROW)[:, 0], kind="stable")
    ranked = ranked[with_words[ranked]]
    met = [known]
    for band in range(0, BANDS * ROWS, ROWS):
        keys = signatures[ranked, band : band + ROWS].astype(np.uint64) @ _MIXED
        order = np.argsort(keys, kind="stable")
        for ahead in range(1, min(_NEIGHBOURS + 1, len(order))):
            same = keys[order[:-ahead]] == keys[order[ahead:]]
            if not same.any():
                break
            one, other = ranked[order[:-ahead][same]], ranked[order[ahead:][same]]
            met.append(np.minimum(one, other) * len(signatures) + np.maximum(one, other))
        # Copies agree in all bands: their pairs, kept band by band, would be larger than the texts.
        if sum(map(len, met)) > 1.5 * len(met[0]) + _AT_ONCE:
            met = [_distinct(met)]
    return _distinct(met)


def _distinct(numbers: Sequence[Indices]) -> Indices:
    """Return numbers in order, each once; `numpy.unique` looks them up by hash first, slowly."""
    ordered = np.concatenate(numbers)
    ordered.sort()
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def _may_be_one(wholes: Signatures, sizes: Indices) -> NDArray[np.bool_]:
    """Tell of pairs whether enough of the shorter may stand in the longer, by their MinHashes.

    The share of equal hashes is about the share of equal runs (Broder, On the resemblance and
    containment of documents, 1997).
    """
    equal = np.mean(wholes[:, 0] == wholes[:, 1], axis=1)
    count = wholes.shape[-1]
    error = np.sqrt((equal * (1 - equal) + 1 / count) / count)
    most = np.minimum(equal + _DEVIATIONS * error, 1)
    common = most / (1 + most) * sizes.sum(axis=1)
    return np.asarray(common >= _SAME_AGENCY_CONTAINMENT * sizes.min(axis=1), np.bool_)


def _one_text(left: _Copy, right: _Copy) -> bool:
    one, other = (np.frombuffer(copy.runs, HASH) for copy in (left, right))
    common = counted(np.intersect1d(one, other, assume_unique=True))
    sizes = counted(one), counted(other)
    fewer = np.minimum(*sizes)
    if fewer[Part.RUN] < _FEWEST_RUNS:
        return bool(common[Part.RUN] == np.maximum(*sizes)[Part.RUN])
    contained = np.where(fewer, common / np.maximum(fewer, 1), 1)
    credited = left.agency and left.agency == right.agency
    least = _SAME_AGENCY_CONTAINMENT if credited else _SAME_CONTAINMENT
    return bool(contained[Part.RUN] >= least) and not _of_one_form(fewer, contained)


def _of_one_form(fewer: Indices, contained: Shares) -> bool:
    """Tell whether two texts in much the same words name others, or give other figures."""
    enough = fewer[Part.FIGURE] >= _FEWEST_FIGURES
    other_figures = enough and contained[Part.FIGURE] < _SAME_FIGURES
    return bool(contained[Part.NAME] < _SAME_NAMES or other_figures)


def _labels(
    groups: Sequence[Sequence[int]], documents: Sequence[Document], agencies: Sequence[str | None]
) -> dict[str, str]:
    """Return the origins by the ids of documents; `groups` are their numbers, text by text."""
    named = [_name([agencies[number] for number in group], documents[group[0]]) for group in groups]
    counts = Counter(named)
    labels = dict[str, str]()
    for name, group in zip(named, groups, strict=True):
        label = name if counts[name] == 1 else f"{name} ({documents[group[0]].id})"
        labels.update((documents[number].id, label) for number in group)
    return labels


def _name(credited: Iterable[str | None], first: Document) -> str:
    agencies = Counter(agency for agency in credited if agency)
    if agencies:
        return min(agencies, key=lambda agency: (-agencies[agency], agency))
    return first.outlet
