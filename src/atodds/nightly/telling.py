"""What is kept of a story that was compared, and what of it a report of a whole night tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from atodds.findings import Findings, shared
from atodds.model import Comparison, Document, Fact
from atodds.store import decode


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a document has learnt from its story."""

    origin: str
    published: datetime | None
    published_given: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What comparing the documents of a story has come to."""

    learnt: tuple[Learnt, ...]
    """Of each document, in their order."""
    facts: tuple[Fact, ...]
    apart: tuple[Comparison, ...]

    def documents(self, before: Sequence[Document]) -> tuple[Document, ...]:
        """Return the documents of the story with what they have learnt from it."""
        return tuple(
            replace(
                document,
                origin=own.origin,
                published=own.published,
                published_given=own.published_given,
            )
            for document, own in zip(before, self.learnt, strict=True)
        )

    @property
    def tells(self) -> bool:
        """Whether anything of it is shown, with the words that say so."""
        return bool(self.facts or self.apart)

    @property
    def findings(self) -> Findings:
        """The facts and the pairs kept apart, as comparing has found them."""
        return Findings(self.facts, self.apart)


def telling_of(documents: Sequence[Document], told: Findings) -> Telling:
    """Return what is kept of a story: its documents as it has dated them, and what is told."""
    learnt = tuple(Learnt(d.origin, d.published, d.published_given) for d in documents)
    return Telling(learnt, told.facts, told.comparisons)


def telling_in(body: bytes) -> Telling:
    """Return what was kept of a story, half as large as it comes out of the store."""
    kept = decode(body, Telling)
    told = shared(kept.findings)
    return Telling(kept.learnt, told.facts, told.comparisons)
