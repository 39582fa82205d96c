"""Words of closed classes, of which one excludes another: north and south, brother and sister."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from atodds.language.words import base, longest_by_first
from atodds.lexicon import load
from atodds.model import Kind, Mention, Span


@dataclass(frozen=True, slots=True)
class Opposite:
    """One of a class of words that exclude one another."""

    scheme: str
    """The class, such as compass."""
    key: str
    """What the word says there, such as north."""
    kind: Kind
    """The sort of fact that it tells."""
    within: frozenset[str]
    """What it says more closely: northeast is in the north."""


def opposites_in(words: Sequence[Mention]) -> Iterator[tuple[Span, Opposite]]:
    """Yield the words of closed classes with where they stand; one word may be of several."""
    forms = [word.text.lower() for word in words]
    bases = [base(word.text) for word in words]
    start = 0
    while start < len(words):
        longest = max(_longest().get(forms[start], 0), _longest().get(bases[start], 0))
        for length in range(min(longest, len(words) - start), 0, -1):
            spelled, shortened = (" ".join(w[start : start + length]) for w in (forms, bases))
            found = _classes().get(spelled) or _classes().get(shortened)
            if found:
                span = Span(words[start].span.start, words[start + length - 1].span.end)
                yield from ((span, opposite) for opposite in found)
                start += length - 1
                break
        start += 1


def opposed(mine: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Tell whether some word of the one excludes some word of the other."""
    said = _by_scheme(opposite for _, opposite in opposites_in(mine))
    told = _by_scheme(opposite for _, opposite in opposites_in(other))
    return any(said[scheme].isdisjoint(told[scheme]) for scheme in said.keys() & told.keys())


def _by_scheme(opposites: Iterable[Opposite]) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = {}
    for opposite in opposites:
        keys.setdefault(opposite.scheme, set()).update({opposite.key}, opposite.within)
    return keys


@cache
def _longest() -> Mapping[str, int]:
    return longest_by_first(_classes())


@cache
def _classes() -> Mapping[str, tuple[Opposite, ...]]:
    classes: dict[str, tuple[Opposite, ...]] = {}
    for scheme, entry in load("opposites").items():
        for key, words in entry["values"].items():
            within = frozenset(entry.get("within", {}).get(key, ()))
            opposite = Opposite(scheme, key, Kind(entry["kind"]), within)
            for word in words:
                classes[word] = (*classes.get(word, ()), opposite)
    return classes
