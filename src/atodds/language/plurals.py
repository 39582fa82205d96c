"""Plurals of units and counted nouns, for sentences that hold a figure."""

from __future__ import annotations

_SAME_IN_PLURAL = (
    "percent",
    "hertz",
    "horsepower",
    "stone",
    "aircraft",
    "kelvin",
    "magnitude",
    "dead",
    "injured",
    "wounded",
    "missing",
    "crew",
    "police",
    "troops",
)
"""Endings of units and counted nouns that have no plural after a number."""

_PLURALS = {
    "person": "people",
    "child": "children",
    "foot": "feet",
    "man": "men",
    "woman": "women",
    "wife": "wives",
    "life": "lives",
    "knife": "knives",
    "millennium": "millennia",
}
_MEN = ("policeman", "serviceman", "gunman", "fireman", "fisherman", "policewoman")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_HEAD_FIRST = (" per ", " of ", " old", " celsius", " fahrenheit")
"""What follows the word that takes the plural: miles per hour, years old."""


def plural(unit: str) -> str:
    """Return the plural of a unit or counted noun; codes of currencies stay as they are."""
    if unit.isupper() or unit.endswith(_SAME_IN_PLURAL):
        return unit
    for rest in _HEAD_FIRST:
        head, mark, tail = unit.partition(rest)
        if mark:
            return f"{plural(head)}{mark}{tail}"
    before, _, word = unit.rpartition(" ")
    return f"{before} {_plural(word)}".strip()


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _MEN:
        return f"{word[:-2]}en"
    if word.endswith(_SIBILANTS):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"
