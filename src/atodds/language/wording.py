"""Wordings: free of house style, and how much of two is the same words in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from atodds.language.transcript import EDIT, GAP, fold_words
from atodds.language.words import base, content_words
from atodds.lexicon import load

__all__ = [
    "ONE_UTTERANCE",
    "Alignment",
    "Run",
    "alignment",
    "fold_words",
    "is_declared",
    "shared_wording",
    "tells",
]

_COMMON_WEIGHT = 0.5
_BAG_WEIGHT = 0.5
_FAR_WEIGHT = 0.4
_LONG_RUN = 5
_SHORT_RUN = 3
_RUN_BONUS = 0.3
ONE_UTTERANCE = 1.2
"""The strength from which two wordings are taken to be one utterance."""
_LARGEST_BONUS = 2.0
_NEAR_BONUS = 0.3
_HELPERS = 3
_UNSURE = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words that stand in both in the same order without a break."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two wordings that answer to each other."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def longest(self) -> Run | None:
        """The longest run, the earliest of several."""
        return max(self.runs, key=lambda run: (run.size, -run.left), default=None)

    @property
    def share(self) -> float:
        """How much of the shorter wording stands in the other, from 0 to 1."""
        shorter = min(_spoken(self.left), _spoken(self.right))
        return sum(run.size for run in self.runs) / shorter if shorter else 0.0

    @property
    def words(self) -> tuple[str, ...]:
        """The aligned words as the left wording has them."""
        return tuple(w for run in self.runs for w in self.left[run.left : run.left + run.size])


def alignment(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Align two wordings of `fold_words` by their base forms, longest runs first.

    A lone function word between two differences is no match, unless both begin or end with it. The
    order of the two does not matter.
    """
    mine, other = tuple(left), tuple(right)
    if other < mine:
        return _swapped(alignment(other, mine))
    matcher = SequenceMatcher(None, _keys(mine, "<"), _keys(other, ">"), autojunk=False)
    runs = (Run(*block) for block in matcher.get_matching_blocks() if block.size)
    return Alignment(mine, other, tuple(run for run in runs if _counts(mine, other, run)))


def shared_wording(
    left: Sequence[str],
    right: Sequence[str],
    rarity: Mapping[str, float],
    around: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
) -> tuple[float, str]:
    """Tell how strongly two wordings speak for one utterance, and by what; 0 for not at all.

    `rarity` is from 0 for a word in every sentence to 1 for a word in one alone. `around` holds the
    content words of the sentences that the two stand in, which help a short quotation; one shared
    word needs three more of them. From ONE_UTTERANCE on the two are taken to be one.
    """
    mine, other = _content(tuple(left)), _content(tuple(right))
    if not mine & other:
        return 0.0, ""
    aligned = alignment(left, right)
    strength = _strength(aligned, mine & other, rarity) * _covered(mine, other, rarity)
    near, far = _around(mine, other, around)
    strength += sum(_weight(word, rarity) for word in near)
    strength += _FAR_WEIGHT * sum(_weight(word, rarity) for word in far)
    strength += _NEAR_BONUS * (len(near) >= _HELPERS)
    run = aligned.longest
    alone = len(mine & other) == 1 and (run is None or run.size < _LONG_RUN)
    if alone and not near | far:
        return 0.0, ""
    if alone and len(near | far) < _HELPERS:
        strength = min(strength, _UNSURE)
    return round(strength, 3), _detail(aligned, (mine & other) | near | far)


def _swapped(aligned: Alignment) -> Alignment:
    runs = tuple(sorted(Run(run.right, run.left, run.size) for run in aligned.runs))
    return Alignment(aligned.right, aligned.left, runs)


def _keys(words: tuple[str, ...], side: str) -> list[str]:
    """Base forms; what the outlet put in or left out matches nothing."""
    return [
        f"{side}{index}" if is_declared(word) else _base(word) for index, word in enumerate(words)
    ]


def is_declared(word: str) -> bool:
    """Tell whether a token is an insertion or a gap that the outlet owns up to."""
    return word.startswith(EDIT) or word == GAP


def _base(word: str) -> str:
    return base(word) if word[0].isalpha() else word


def _counts(left: tuple[str, ...], right: tuple[str, ...], run: Run) -> bool:
    opens = run.left == run.right == 0
    closes = run.left + run.size == len(left) and run.right + run.size == len(right)
    return run.size > 1 or opens or closes or tells(left[run.left])


@lru_cache(1 << 14)
def tells(word: str) -> bool:
    """Tell whether a word carries content: no function word, and a figure counts."""
    return word[0].isdigit() or bool(content_words(word))


def _spoken(words: Sequence[str]) -> int:
    return sum(not is_declared(word) for word in words)


@lru_cache(1 << 14)
def _content(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_base(word) for word in words if not is_declared(word) and tells(word))


@cache
def _common() -> frozenset[str]:
    return frozenset(base(word) for word in load("common_words")["common"].split())


def _weight(word: str, rarity: Mapping[str, float]) -> float:
    plain = _COMMON_WEIGHT if word in _common() else 1.0
    return plain * rarity.get(word, 1.0)


def _strength(aligned: Alignment, shared: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Weigh the shared words, those in the same order in full, and long runs on top."""
    ordered = {_base(word) for word in aligned.words} & shared
    words = sum(_weight(word, rarity) for word in ordered)
    words += _BAG_WEIGHT * sum(_weight(word, rarity) for word in shared - ordered)
    size = aligned.longest.size if aligned.longest else 0
    return words + min(_LARGEST_BONUS, _RUN_BONUS * max(0, size - _SHORT_RUN))


def _covered(mine: frozenset[str], other: frozenset[str], rarity: Mapping[str, float]) -> float:
    """How much of the content of the shorter wording stands in the other."""
    shorter = min((mine, other), key=lambda words: (len(words), sorted(words)))
    whole = sum(_weight(word, rarity) for word in shorter)
    return sum(_weight(word, rarity) for word in mine & other) / whole if whole else 0.0


def _around(
    mine: frozenset[str], other: frozenset[str], around: tuple[frozenset[str], frozenset[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """Words shared beyond the utterances, where one of them stands wholly in the other.

    First those about one that the other has among the very words, then those about both.
    """
    if not (mine <= other or other <= mine):
        return frozenset(), frozenset()
    near = ((around[0] & other) | (mine & around[1])) - (mine & other)
    far = (around[0] & around[1]) - mine - other
    return near, far


def _detail(aligned: Alignment, shared: frozenset[str]) -> str:
    run = aligned.longest
    if run is not None and run.size >= _LONG_RUN:
        words = " ".join(aligned.left[run.left : run.left + run.size])
        return f'both have the words "{words}"'
    return f"both have {', '.join(sorted(shared))}"
