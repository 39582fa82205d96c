"""Sentences of two documents that tell one thing in nearly the same words, aligned word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise
from math import log

from atodds.language import base, fold, sentences_of, tokens
from atodds.language.wording import Run
from atodds.lexicon import load
from atodds.model import Document, Mention, Span

MOST_IN_A_BLOCK = 40
"""Of more sentences that share two rare words, so many stand for all."""
RARE = 0.3
"""From which rarity on a word helps to find sentences that may be one."""
FEWEST_SHARED = 2.5
"""The rarity of all shared words, below which two sentences are not aligned."""
GAP_COST = 0.25
"""What a word without a counterpart takes from the passage that reaches over it."""
WEAKEST = 3.0
"""The least strength of a passage that is told alike in two texts."""
BESIDE = 3
"""Words by which what is told alike may be missed at either end: its first figure may differ."""

Place = tuple[str, int]
"""A sentence: the document's id and where in it the sentence begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as the words in it."""

    document: str
    span: Span
    words: tuple[Mention, ...]
    keys: tuple[str, ...]
    """The words' base forms."""

    @property
    def place(self) -> Place:
        """What tells the sentence from all others of the story."""
        return self.document, self.span.start

    def within(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of the words that overlap a span of the text."""
        first = bisect_right(self.words, span.start, key=lambda word: word.span.end)
        last = bisect_left(self.words, span.end, key=lambda word: word.span.start)
        return (first, last) if first < last else (0, 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one sentence and what the other has in their place, which may be nothing."""

    left: tuple[Mention, ...]
    right: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The passage that two sentences tell alike: runs of equal words, and what differs between."""

    left: Line
    right: Line
    runs: tuple[Run, ...]
    strength: float
    """The summed rarity of the equal words, less what the differences take from it."""

    @property
    def likeness(self) -> float:
        """Return which share of the passage is equal in both, from 0 to 1."""
        first, last = self.runs[0], self.runs[-1]
        equal = sum(run.size for run in self.runs)
        longest = max(
            last.left + last.size - first.left,
            last.right + last.size - first.right,
        )
        return equal / longest

    @property
    def differences(self) -> Iterator[Difference]:
        """The words of either sentence, the first and the last ones too, that the other has not."""
        first, last = Run(0, 0, 0), Run(len(self.left.words), len(self.right.words), 0)
        for before, behind in pairwise((first, *self.runs, last)):
            mine = self.left.words[before.left + before.size : behind.left]
            other = self.right.words[before.right + before.size : behind.right]
            if mine or other:
                yield Difference(mine, other)

    def swapped(self) -> Alignment:
        """Return the same, seen from the other sentence."""
        runs = tuple(Run(run.right, run.left, run.size) for run in self.runs)
        return Alignment(self.right, self.left, runs, self.strength)

    def answer(self, span: Span) -> tuple[int, int] | None:
        """Return the range of words of the right sentence that answer to a span of the left one.

        The range is empty where the right sentence leaves out what the left one has there. None
        stands for a span that lies outside of the passage told alike.
        """
        start, end = self.left.within(span)
        first, last = self.runs[0], self.runs[-1]
        if end <= first.left - BESIDE or start >= last.left + last.size + BESIDE or start == end:
            return None
        return self._before(start), self._behind(end - 1)

    def answers(self, mine: Span, other: Span) -> bool | None:
        """Tell whether a span of the left sentence and one of the right stand at one place.

        None stands for a span that lies outside of what is told alike.
        """
        there, here = self.answer(mine), self.swapped().answer(other)
        if there is None or here is None:
            return None
        return _overlap(there, self.right.within(other)) and _overlap(here, self.left.within(mine))

    def _before(self, word: int) -> int:
        """Return where in the right sentence the answer to a word of the left one may begin."""
        reached = None
        for run in self.runs:
            if run.left <= word < run.left + run.size:
                return run.right + word - run.left
            if run.left + run.size <= word:
                reached = run.right + run.size
        return max(0, self.runs[0].right - BESIDE) if reached is None else reached

    def _behind(self, word: int) -> int:
        """Return where in the right sentence the answer to a word of the left one must end."""
        for run in self.runs:
            if run.left <= word < run.left + run.size:
                return run.right + word - run.left + 1
            if run.left > word:
                return run.right
        last = self.runs[-1]
        return last.right + last.size + BESIDE


def alignments(documents: Iterable[Document]) -> Mapping[tuple[Place, Place], Alignment]:
    """Return the sentences of different documents that tell something alike, by their places.

    The earlier place is the left one. The cost grows with the sentences and not with their square.
    """
    lines = [line for d in sorted(documents, key=lambda d: d.id) for line in _lines(d)]
    rarity = _rarity(lines)
    found = (_aligned(lines[a], lines[b], rarity) for a, b in _candidates(lines, rarity))
    return {(a.left.place, a.right.place): a for a in found if a}


def _lines(document: Document) -> Iterator[Line]:
    text = fold(document.text, document.markup)
    for sentence in sentences_of(text, document.blocks):
        if not sentence.block.kind.asserts:
            continue
        # Some papers write "18-year-old" and "rebel-held", others "18 year old" and "rebel held".
        words = tokens(sentence.span.of(text).replace("-", " "))
        start = sentence.span.start
        yield Line(
            document.id,
            sentence.span,
            tuple(Mention(w.span.moved(start), w.text) for w in words),
            tuple(key_of(w.text) for w in words),
        )


def key_of(word: str) -> str:
    """Return what a word is aligned by: its base form, a number in words as a figure."""
    form = base(word)
    return _numerals().get(form, form)


@cache
def _numerals() -> dict[str, str]:
    words = load("numerals")
    numbers = {**words["units"], **words["tens"], **words["ordinals"]}
    return {word: str(number) for word, number in numbers.items()}


def _rarity(lines: Sequence[Line]) -> dict[str, float]:
    """Return how rare each word is among the sentences, from 0 to 1; copies count as one."""
    different = {frozenset(line.keys) for line in lines}
    counts = Counter(key for keys in different for key in keys)
    total = len(different) + 1
    return {key: log(total / count) / log(total) for key, count in counts.items()}


def _candidates(lines: Sequence[Line], rarity: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences that share two rare words beside each other, in order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        rare = [key for key in line.keys if rarity[key] >= RARE]
        for beside in dict.fromkeys(pairwise(rare)):
            blocks[beside].append(number)
    pairs = {pair for block in blocks.values() for pair in _pairs_of(block)}
    for left, right in sorted(pairs):
        if lines[left].document != lines[right].document:
            yield left, right


def _pairs_of(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of a small block; of a large one those of its first, and a chain of all."""
    yield from combinations(numbers[:MOST_IN_A_BLOCK], 2)
    yield from pairwise(numbers[MOST_IN_A_BLOCK - 1 :])


def _aligned(left: Line, right: Line, rarity: Mapping[str, float]) -> Alignment | None:
    shared = set(left.keys) & set(right.keys)
    if sum(rarity[key] for key in shared) < FEWEST_SHARED:
        return None
    matcher = SequenceMatcher(None, left.keys, right.keys, autojunk=False)
    runs = [Run(*block) for block in matcher.get_matching_blocks() if block.size]
    strength, told = _strongest(runs, [_weight(left, run, rarity) for run in runs])
    return Alignment(left, right, told, strength) if strength >= WEAKEST else None


def _weight(line: Line, run: Run, rarity: Mapping[str, float]) -> float:
    return sum(rarity[key] for key in line.keys[run.left : run.left + run.size])


def _strongest(runs: Sequence[Run], weights: Sequence[float]) -> tuple[float, tuple[Run, ...]]:
    """Return the stretch of runs that is worth most, where every gap costs by its length."""
    best, start, reached = (0.0, 0, 0), 0, 0.0
    for number, run in enumerate(runs):
        if number:
            reached -= GAP_COST * _gap(runs[number - 1], run)
        if reached <= 0:
            reached, start = 0.0, number
        reached += weights[number]
        best = max(best, (reached, start, number), key=lambda found: found[0])
    strength, first, last = best
    return strength, tuple(runs[first : last + 1])


def _gap(before: Run, behind: Run) -> int:
    return max(
        behind.left - before.left - before.size,
        behind.right - before.right - before.size,
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
