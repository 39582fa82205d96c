"""Whose copy a document is: outlets that print one agency's text are one witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from atodds.model import Document
from atodds.read.imprints import (
    BANDS,
    HASH,
    MINHASH,
    ROWS,
    Imprint,
    agency_of_outlet,
    imprint_of,
)

_FEWEST_RUNS = 30

_SAME_JACCARD = 0.5
# Between two reports of one event that share only background and quotations, less than half of the
# shorter has been seen to stand in the longer; between edited copies, more.
_SAME_CONTAINMENT = 0.55
_SAME_AGENCY_CONTAINMENT = 0.5

_DEVIATIONS = 3
"""By so many standard deviations a MinHash may err; what is further off need not be looked at."""
_NEIGHBOURS = 16
"""Of more texts in one band each is held against so many that follow; copies stand together."""
_AT_ONCE = 1 << 14
_MIXED = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)
"""One number of the three of a band; two bands that give the same are told apart by their texts."""

Signatures = NDArray[np.uint32]
"""A MinHash a row."""
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A document, and what is compared of it."""

    document: Document
    agency: str | None
    imprint: Imprint


def origins_named(
    documents: Sequence[Document], imprints: Mapping[str, Imprint] | None = None
) -> tuple[Document, ...]:
    """Return the documents with their origin: the agency whose copy they are, or their outlet.

    Documents belong together where most of the words of the shorter stand in the longer, in runs
    of three, quotations and page furniture aside; less is enough where both credit one agency. A
    credit alone proves nothing: an agency sends out many texts. Where one agency or outlet is the
    origin of several texts, the first document by name tells them apart. `imprints`, by id, are
    worked out where they are not given.
    """
    known = imprints or {}
    ordered = sorted(documents, key=lambda document: document.id)
    copies = [_copy(document, known.get(document.id)) for document in ordered]
    labels = _labels(_groups(copies))
    return tuple(replace(document, origin=labels[document.id]) for document in documents)


def _copy(document: Document, known: Imprint | None) -> _Copy:
    imprint = known or imprint_of(document)
    return _Copy(document, imprint.agency or agency_of_outlet(document.outlet), imprint)


def _groups(copies: Sequence[_Copy]) -> list[list[_Copy]]:
    parent = list(range(len(copies)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for left, right in _candidates([copy.imprint for copy in copies]):
        first, second = sorted((root(left), root(right)))
        if first != second and _one_text(copies[left], copies[right]):
            parent[second] = first
    grouped: dict[int, list[_Copy]] = {}
    for index, copy in enumerate(copies):
        grouped.setdefault(root(index), []).append(copy)
    return list(grouped.values())


def _candidates(imprints: Sequence[Imprint]) -> Iterator[tuple[int, int]]:
    """Yield pairs that may be one text, those with like wholes or like heads, in order.

    Their number grows with the texts and not with the square. Only the numbers of a band decide
    who meets whom, so the order of the texts makes no difference to those of few copies.
    """
    with_words = np.array([n for n, one in enumerate(imprints) if one.runs], np.int64)
    if not with_words.size:
        return
    wholes = _rows(imprints[n].whole for n in with_words)
    heads = _rows(imprints[n].head for n in with_words)
    sizes = np.array([len(imprints[n].runs) // HASH.itemsize for n in with_words], np.int64)
    # Sorted, as `numpy.unique` looks numbers up by their hash first, which takes far longer.
    met = np.sort(np.concatenate([_meeting(wholes), _meeting(heads)]))
    met = met[np.diff(met, prepend=-1) > 0]
    for start in range(0, len(met), _AT_ONCE):
        some = np.stack(np.divmod(met[start : start + _AT_ONCE], len(wholes)), axis=1)
        near = _may_be_one(wholes[some], sizes[some])
        yield from map(tuple, with_words[some[near]].tolist())


def _rows(minhashes: Iterable[bytes]) -> Signatures:
    return np.frombuffer(b"".join(minhashes), MINHASH).reshape(-1, BANDS * ROWS)


def _meeting(signatures: Signatures) -> Indices:
    """Return the pairs of rows that agree in a band, some twice.

    A pair is the smaller number times the number of rows plus the larger: so it sorts fastest.
    """
    # Copies stand side by side in every band, however many others meet in it.
    ranked = np.lexsort(signatures.T[::-1])
    found = [np.empty(0, np.int64)]
    for band in range(0, BANDS * ROWS, ROWS):
        keys = signatures[ranked, band : band + ROWS].astype(np.uint64) @ _MIXED
        order = np.argsort(keys, kind="stable")
        for ahead in range(1, min(_NEIGHBOURS + 1, len(order))):
            same = keys[order[:-ahead]] == keys[order[ahead:]]
            if not same.any():
                break
            one, other = ranked[order[:-ahead][same]], ranked[order[ahead:][same]]
            found.append(np.minimum(one, other) * len(ranked) + np.maximum(one, other))
    return np.concatenate(found)


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
    first, second = (np.frombuffer(copy.imprint.runs, HASH) for copy in (left, right))
    smaller = min(len(first), len(second))
    if smaller < _FEWEST_RUNS:
        return left.imprint.runs == right.imprint.runs
    common = len(np.intersect1d(first, second, assume_unique=True))
    contained = common / smaller
    if left.agency and left.agency == right.agency and contained >= _SAME_AGENCY_CONTAINMENT:
        return True
    jaccard = common / (len(first) + len(second) - common)
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
