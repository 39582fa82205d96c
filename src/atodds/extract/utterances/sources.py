"""Those who say something, named or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import Entity, EntityKind, Span

WORD = Pattern(r"[\p{L}\p{N}][\p{L}\p{N}.&'/-]*")
PREPOSITION = Pattern(
    r"\s+(?:of|for|in|at|from|with|on|to|by|near|under|about|close|familiar|involved|over|through|"
    r"across|between|against|into|during|around|along|outside|inside|behind)\s",
    regex.I,
)
_PLURAL = Pattern(
    r"(?:two|three|four|five|six|some|several|many|most|other|few|both|all)\b", regex.I
)
_NAME = Pattern(r"\p{Lu}[\p{Ll}'-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'-]+){1,2}")
_PRONOUN = Pattern(r"(?:he|she|they|it|i|we|you)$", regex.I)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who says something, named or not."""

    text: str
    """As written."""
    entity: Entity | None
    span: Span
    head: str
    """The last word before any preposition, in lower case and in the singular."""

    @property
    def pronoun(self) -> str | None:
        """The pronoun it is, where it is no more than that."""
        return self.head if _PRONOUN.match(self.text) else None

    @property
    def last_word(self) -> str:
        """The last word before any preposition, as written."""
        words = WORD.findall(PREPOSITION.split(self.text, maxsplit=1)[0])
        return words[-1] if words else ""

    @property
    def one_person(self) -> bool:
        """Whether "he" or "she" may stand for it."""
        if self.entity is not None:
            return self.entity.kind is EntityKind.PERSON
        if self.plural:
            return False
        return self._has_person or _NAME.fullmatch(self.text) is not None

    @property
    def _has_person(self) -> bool:
        words = WORD.findall(PREPOSITION.split(self.text, maxsplit=1)[0])
        return any(singular_of(word) in _nouns()["people"] for word in words)

    @property
    def plural(self) -> bool:
        """Whether it stands for several."""
        words = WORD.findall(self.text)
        return (
            bool(_PLURAL.match(self.text))
            or " and " in self.text
            or (
                self.entity is None
                and self.head in _nouns()["people"]
                and not any(word.lower() == self.head for word in words)
            )
        )


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load("sources").items()}


def gender_of(source: Source) -> str | None:
    """Tell "he" or "she" where the words for the source do; None where they leave it open."""
    words = [word.lower().rstrip(".") for word in WORD.findall(source.text)]
    for pronoun, kind in (("she", "female"), ("he", "male")):
        if any(word in _nouns()[kind] for word in words):
            return pronoun
    return None


def is_person(noun: str) -> bool:
    """Tell whether a noun stands for a person by role."""
    return singular_of(noun) in _nouns()["people"]


def is_document(noun: str) -> bool:
    """Tell whether a noun stands for something published."""
    return singular_of(noun) in _nouns()["documents"]


def is_source(word: str) -> bool:
    """Tell whether a noun stands for those who say things, or for what they publish."""
    return any(singular_of(word) in _nouns()[kind] for kind in ("people", "bodies", "documents"))


@lru_cache(1 << 14)
def singular_of(word: str) -> str:
    """Return the singular of a noun, listed nouns first, in small letters."""
    low = word.lower().rstrip(".")
    for kind in ("people", "bodies", "documents"):
        if low in _nouns()[kind]:
            return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-2] + "an"
    if low.endswith(("sses", "ches")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
