"""What comparing documents yields, and what of it is told: all, or of very many stories a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atodds.gate import identified
from atodds.judge import Sharing
from atodds.link import Story
from atodds.model import Assertion, Comparison, Fact, Verdict

TOLD = {Verdict.CONFLICT, Verdict.DIVERGENCE, Verdict.PARTY_DISPUTE}
"""Verdicts that an editor is told of; only conflicts gate, the others are notes."""

MANY = 1_000
"""Articles beyond which an intake is told of sparingly: agreement on each of its many stories is
gigabytes that nobody reads."""
COMPARISONS = 12
"""Of each fact that is told of sparingly: two dozen reports of a fire that all give its dead in
three places hold thousands of pairs, and each says the same."""
APART = 40
"""Pairs kept apart, of each story likewise."""

NO_STORY = Story({}, {})


@dataclass(frozen=True, slots=True)
class Findings:
    """What comparing documents yields, before the gate."""

    facts: tuple[Fact, ...]
    comparisons: tuple[Comparison, ...]
    assertions: tuple[Assertion, ...] = ()
    story: Story = NO_STORY


def told_of(findings: Findings, *, sparingly: bool = False) -> Findings:
    """Return the facts of a story and its look-alikes: all else is not worth a message.

    Told of `sparingly`, a story on which nobody is at odds is counted and no more, and of very many
    comparisons in another the first are told.
    """
    if sparingly and not any(fact.verdict in TOLD for fact in findings.facts):
        return Findings((), ())
    facts = findings.facts
    alike = [c for c in findings.comparisons if c.lookalike]
    if sparingly:
        facts = tuple(replace(fact, comparisons=fact.comparisons[:COMPARISONS]) for fact in facts)
        alike = sorted(alike, key=_best_first)[:APART]
    return shared(Findings(facts, tuple(alike)))


def shared(findings: Findings) -> Findings:
    """Return facts and comparisons that are equal; what is equal among their parts is there once.

    Whatever goes from process to process, or through a store, is made anew wherever it stands.
    """
    sharing = Sharing()
    return Findings(
        tuple(map(sharing.fact, findings.facts)),
        tuple(map(sharing.comparison, findings.comparisons)),
    )


def _best_first(pair: Comparison) -> tuple[object, ...]:
    """Order pairs by what speaks for one fact where nothing rules it out."""
    left, right = pair.left, pair.right
    amount = sum(e.weight for e in pair.evidence if not e.vetoes)
    return -amount, left.document, left.mention, right.document, right.mention, pair.rule


def together(stories: Sequence[Findings]) -> Findings:
    """Return the findings of all stories as one, each fact with an id of its own."""
    if len(stories) == 1:
        return stories[0]
    return Findings(
        identified(fact for story in stories for fact in story.facts),
        tuple(comparison for story in stories for comparison in story.comparisons),
    )
