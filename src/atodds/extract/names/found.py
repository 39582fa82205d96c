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
    kind: EntityKind
    key: str
    name: str
    country: str | None = None
    title: str | None = None
    person: Name | None = None
    until: int = 0
    """Index of the first token behind it."""
    certain: bool = True
    """Whether it stands by itself, or only if the document tells who is meant."""


def joined(
    tokens: Sequence[Token],
    at: int,
    end: int,
    kind: EntityKind,
    key: str,
    country: str | None = None,
) -> Found:
    """Return the tokens from `at` to `end` as one find."""
    name = " ".join(t.text for t in tokens[at:end])
    return Found(tokens[at].start, tokens[end - 1].end, kind, key, name, country, until=end)
