"""Classes of counted nouns: which counts are counts of the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atodds.language import base
from atodds.lexicon import load


@dataclass(frozen=True, slots=True)
class NounClass:
    """A class of counted nouns, by its name in `lexicon/nouns.yaml` or the noun itself."""

    name: str
    person: bool
    total: bool
    """Whether it counts everybody concerned and not a group among them."""


def class_of(noun: str) -> NounClass:
    """Return the class of a counted noun; a noun in no list is a class of its own."""
    known = _classes()
    return (
        known.get(noun) or known.get(base(noun)) or NounClass(base(noun), person=False, total=False)
    )


@cache
def kinds_of_people() -> frozenset[str]:
    """Return the nouns, in base form, that name a kind of people: men, children, soldiers."""
    people = [entry for entry in load("nouns").values() if entry.get("person")]
    return frozenset(
        noun
        for entry in people
        for noun in entry.get("kinds", () if entry.get("total") else entry["nouns"])
        if noun not in entry.get("bodies", ())
    )


@cache
def _classes() -> dict[str, NounClass]:
    return {
        noun: NounClass(
            noun if entry.get("each") else name,
            entry.get("person", False),
            entry.get("total", False),
        )
        for name, entry in load("nouns").items()
        for noun in entry["nouns"]
    }
