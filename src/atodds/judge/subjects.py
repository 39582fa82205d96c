"""What a fact is about, in words for a heading: "Length of talks: Ann Example; Oslo; 3 May"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from atodds.config import Rule
from atodds.model import Assertion, Moment

MOST_NAMES = 3


def subject_of(rule: Rule, group: Iterable[Assertion]) -> str:
    """Return the rule's title with the people, place and day that the assertions tell."""
    assertions = sorted(group, key=lambda a: (a.document, a.mention.span))
    parts = (
        ", ".join(_commonest(p.name for a in assertions for p in sorted(a.event.who))),
        ", ".join(_commonest(p.text for a in assertions for p in sorted(a.event.where))[:1]),
        _day(a.event.when for a in assertions),
    )
    told = "; ".join(p for p in parts if p)
    return f"{rule.title}: {told}" if told else rule.title


def _commonest(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda n: (-counts[n], n))[:MOST_NAMES]


def _day(moments: Iterable[Moment | None]) -> str:
    known = [m for m in moments if m is not None]
    if not known:
        return ""
    narrowest = min(known, key=lambda m: (m.latest - m.earliest, m.earliest))
    return f"{narrowest.earliest.day} {narrowest.earliest:%B %Y}"
