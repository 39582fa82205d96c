"""What the finders find in a sentence, before the document's short forms are resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atodds.extract.names.people import Name
from atodds.extract.names.tokens import Token
from atodds.model import EntityKind


@dataclass(frozen=True, slots=True)
class Found:
    """A name, a short form or an office, and where it stands."""

    start: int
    end: int
    until: int
    """Index of the first token behind it."""
    kind: EntityKind
    key: str
    """Empty where only the document can tell who or what is meant."""
    name: str
    country: str | None = None
    title: str | None = None
    person: Name | None = None
    certain: bool = True
    """Whether it stands by itself, or only if the document says the same elsewhere."""
    located: bool = False
    """Whether a preposition shows that it is a place."""


def found_at(tokens: Sequence[Token], at: int, end: int, kind: EntityKind, key: str) -> Found:
    """Return the tokens from `at` to `end` as a find."""
    name = " ".join(t.text for t in tokens[at:end])
    return Found(tokens[at].start, tokens[end - 1].end, end, kind, key, name)
