"""Possessives whose apostrophe is lost, as in many archives: "Syrias army"."""

from __future__ import annotations

from functools import cache, lru_cache

from atodds import lexicon
from atodds.extract.names.countries import country_names, governments
from atodds.extract.names.words import function_words, is_ordinary, words, words_in_titles
from atodds.language import base

_SHORTEST = 4
_LONG_ENOUGH = 400
"""A text of so many characters would have a possessive somewhere."""
_NO_POSSESSIVE = ("ss", "us", "is", "es", "os")


@lru_cache(1 << 12)
def is_possessive(word: str) -> bool:
    """Tell whether a word is a country, capital or well-known body with an "s" behind it."""
    low = word.lower()
    if len(low) <= _SHORTEST or not (word[0].isupper() and low.endswith("s")):
        return False
    return low[:-1] in _known() and low not in _known()


def is_possessive_name(word: str, following: str) -> bool:
    """Tell by the noun after it whether a family name without apostrophe is a possessive."""
    if not word.endswith("s") or word.endswith(_NO_POSSESSIVE) or len(word) <= _SHORTEST:
        return False
    if word.lower() in words_in_titles():
        return False
    return (
        following.islower()
        and following not in function_words()
        and following not in words("names", "saying")
        and is_ordinary(following)
        and base(following) == following
    )


@lru_cache(8)
def are_lost(text: str) -> bool:
    """Tell whether a text is long enough to have possessives, and has none."""
    return len(text) > _LONG_ENOUGH and "'s" not in text


@cache
def _known() -> frozenset[str]:
    bodies = {name for row in lexicon.load("organisations")["known"] for name in row}
    return frozenset({*country_names(), *governments(), *bodies})
