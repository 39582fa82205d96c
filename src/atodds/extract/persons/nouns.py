"""What nouns for a person tell of whom they stand for."""

from __future__ import annotations

from functools import cache

from atodds.language import singular
from atodds.lexicon import load

FEATURES = ("male", "female", "infant", "minor", "adult", "kin", "culprit", "victim", "other")


@cache
def nouns() -> frozenset[str]:
    """Return all nouns for a person, singular and plural, in lower case."""
    return frozenset(form for noun in _features() for form in (noun, *_plurals(noun)))


def features_of(noun: str) -> frozenset[str]:
    """Return what a noun tells, such as female and kin of "sisters"."""
    return _features().get(singular(noun), frozenset())


@cache
def _features() -> dict[str, frozenset[str]]:
    lists = load("persons")
    found: dict[str, set[str]] = {}
    for feature in FEATURES:
        for noun in lists[feature].split():
            found.setdefault(noun, set()).add(feature)
    return {noun: frozenset(features) for noun, features in found.items()}


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("man"):
        return (f"{noun[:-2]}en",)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return (f"{noun[:-1]}ies",)
    if noun.endswith("wife"):
        return (f"{noun[:-2]}ves",)
    return (f"{noun}ren",) if noun in {"child", "grandchild"} else (f"{noun}s",)
