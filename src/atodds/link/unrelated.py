"""Whether two texts name anybody or any place in common: texts on one event hardly ever do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from atodds.lexicon import load

FEWEST_NAMES = 4
"""With fewer names than that a text may be too short to give those that others give."""
STEM = 5
"""Letters that Ruritania and Ruritanian share."""

CAPITAL = regex.compile(r"(?<=\p{Ll}[,;)]?[ \n])\p{Lu}\p{Ll}[\p{L}'\u2019-]+")
"""A capital amid a sentence: one at its start, and one in a headline's capitals, names nothing."""
POSSESSIVE = regex.compile(r"['\u2019]s$")
WORD = regex.compile(r"\p{L}[\p{L}'\u2019-]+")

PARTS_OF_NAMES = {
    "places": ("after_name", "before_name", "compass", "administrative", "mere_kind"),
    "organisations": ("after_name", "vague_heads"),
    "names": ("calendar", "suffixes"),
    "offices": ("honorifics", "descriptions", "ranks", "offices"),
    "firstnames": tuple(load("firstnames")),
    "streets": ("types",),
    "common_words": ("common",),
}
"""By the word list, its lists of words that stand in many names: County, Sunday, Sheriff, Maria."""


@cache
def shared_by_chance() -> frozenset[str]:
    """Return the words in lower case that stand in the names of many."""
    lists = (load(subject)[name] for subject, names in PARTS_OF_NAMES.items() for name in names)
    return frozenset(
        word
        for words in lists
        for entry in (words.split() if isinstance(words, str) else words)
        for word in entry.split()
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text names, and all its words, cut to STEM letters."""

    names: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    """The words that it writes small somewhere, which name nothing by themselves."""
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> Naming:
        """Gather the names of a text: capitalised words that it nowhere writes small."""
        words = WORD.findall(text)
        small = frozenset(_stem(word) for word in words if word.islower())
        return cls(_names(text) - small, small, frozenset(map(_stem, words)))

    def in_sentence(self, sentence: str) -> frozenset[str]:
        """Return the names in a sentence of the text."""
        return _names(sentence) - self.small

    def shares_nothing(self, other: Naming) -> bool:
        """Tell whether either names enough, and nothing that stands in the other."""
        mine, others = self.names - other.small, other.names - self.small
        if min(len(mine), len(others)) < FEWEST_NAMES:
            return False
        return mine.isdisjoint(other.words) and others.isdisjoint(self.words)


def _names(text: str) -> frozenset[str]:
    named = {POSSESSIVE.sub("", name.lower()) for name in CAPITAL.findall(text)}
    return frozenset(_stem(name) for name in named - shared_by_chance())


def _stem(word: str) -> str:
    return word.lower()[:STEM]
