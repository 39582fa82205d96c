"""What is kept of a story that was compared, and what of it a report of a whole night tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from atodds.config import Grouping
from atodds.model import Comparison, Document, Fact
from atodds.pipeline import TOLD, Findings

COMPARISONS = 12
"""Of each fact, in an intake of many stories: two dozen reports of a fire that all give its dead in
three places hold thousands of pairs, and each says the same."""
APART = 40
"""Pairs kept apart, of each story likewise."""


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


def telling_of(documents: Sequence[Document], findings: Findings, grouping: Grouping) -> Telling:
    """Return what is told of a story.

    A check of one story is told whole. Of many stories those on which nobody is at odds are
    counted and no more, and of very many comparisons in the others the first are told.
    """
    learnt = tuple(Learnt(d.origin, d.published, d.published_given) for d in documents)
    apart = [c for c in findings.comparisons if c.lookalike]
    if grouping is Grouping.ONE:
        return Telling(learnt, findings.facts, tuple(apart))
    if not any(fact.verdict in TOLD for fact in findings.facts):
        return Telling(learnt, (), ())
    facts = (replace(f, comparisons=f.comparisons[:COMPARISONS]) for f in findings.facts)
    best = sorted(apart, key=_best_first)
    return Telling(learnt, tuple(facts), tuple(best[:APART]))


def _best_first(pair: Comparison) -> tuple[object, ...]:
    """Order pairs by what speaks for one fact where nothing rules it out."""
    left, right = pair.left, pair.right
    amount = sum(e.weight for e in pair.evidence if not e.vetoes)
    return -amount, left.document, left.mention, right.document, right.mention, pair.rule
