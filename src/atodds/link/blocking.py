"""Which pairs are worth weighing: those that share something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from types import MappingProxyType

from atodds.link.alignment import Place
from atodds.link.story import Story
from atodds.model import Assertion, Document, Value, Wording

NO_DOCUMENTS: Mapping[str, Document] = MappingProxyType({})

MANY = 50
"""Assertions under one rule from which on some stand for others that say the very same."""
SPEAKERS = 3
"""So many of each; one may stand in a sentence that tells less than the others."""
FEW = 8
"""Assertions that share a word so rare that all of them are paired, whatever others say."""
MOST_IN_A_BLOCK = 200
"""Of more assertions that share a key, so many stand for all."""


def candidate_pairs(
    assertions: Sequence[Assertion], documents: Mapping[str, Document] = NO_DOCUMENTS
) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each pair of different documents once, in order, that shares a slot, event or word.

    A thousand reports of one event say the same few things. Where they are many, the first that
    say a thing on a day speak for the others, each of which is paired with the first: what it costs
    grows with what is said, and with how many say it no faster than they are.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, assertion in enumerate(assertions):
        for key in _keys(assertion):
            blocks[key].append(number)
    if len(assertions) > MANY:
        pairs = _pairs_of_many(assertions, documents, blocks.values())
    else:
        pairs = {pair for numbers in blocks.values() for pair in _pairs_of(numbers, assertions)}
    for left, right in sorted(pairs):
        if assertions[left].document != assertions[right].document:
            yield assertions[left], assertions[right]


def aligned_pairs(
    assertions: Sequence[Assertion], story: Story
) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each pair that stands at one place of sentences told alike, once and in order."""
    told: dict[Place, list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        told[assertion.document, assertion.sentence.start].append(assertion)
    for (here, there), aligned in sorted(story.alignments.items(), key=lambda item: item[0]):
        for left, right in product(told.get(here, ()), told.get(there, ())):
            if left.slot.of == right.slot.of and aligned.answers(
                left.mention.span, right.mention.span
            ):
                yield left, right


def _pairs_of_many(
    assertions: Sequence[Assertion],
    documents: Mapping[str, Document],
    blocks: Iterable[Sequence[int]],
) -> set[tuple[int, int]]:
    alike = _alike(assertions, documents)
    speakers = {number for same in alike for number in same[:SPEAKERS]}
    pairs = {pair for same in alike for pair in product(same[:1], same[1:])}
    for numbers in blocks:
        heard = [n for n in numbers if n in speakers] if len(numbers) > FEW else numbers
        pairs.update(_pairs_of(heard, assertions))
    return pairs


def _alike(assertions: Sequence[Assertion], documents: Mapping[str, Document]) -> list[list[int]]:
    """Return which assertions say the very same of the very same, on one day."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for number, a in enumerate(assertions):
        published = documents[a.document].published if a.document in documents else None
        day = published and published.date()
        profile = a.slot.profile
        says = (a.value, a.slot, profile, a.event, a.modality, a.hints, a.attribution, a.lead, day)
        alike[says].append(number)
    return list(alike.values())


def _pairs_of(numbers: Sequence[int], assertions: Sequence[Assertion]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of a small block; of a large one those that keep its values together.

    Every value is set against every other by its first assertions, and those of one value hang
    together as a chain, so that the cost grows with the articles and not with their square.
    """
    if len(numbers) <= MOST_IN_A_BLOCK:
        yield from combinations(numbers, 2)
        return
    by_value: dict[Value, list[int]] = defaultdict(list)
    for number in numbers:
        by_value[assertions[number].value].append(number)
    each = max(1, MOST_IN_A_BLOCK // len(by_value))
    speakers = sorted(n for same in by_value.values() for n in same[:each])
    yield from combinations(speakers[:MOST_IN_A_BLOCK], 2)
    for same in by_value.values():
        yield from pairwise(same)


def _keys(assertion: Assertion) -> set[str]:
    keys = {f"word:{word}" for word in _words(assertion)}
    if assertion.slot.of:
        keys.add(f"of:{_family(assertion.slot.of)}")
    if assertion.event.type:
        keys.add(f"event:{assertion.event.type}")
    return keys


def _family(of: str) -> str:
    """Leave the first name out of a person's key: a surname alone may be the same person."""
    return ":".join(of.split(":")[:2])


def _words(assertion: Assertion) -> frozenset[str]:
    value = assertion.value
    wording = value if isinstance(value, Wording) else assertion.slot.topic
    return assertion.words if wording is None else assertion.words | frozenset(wording.words)
