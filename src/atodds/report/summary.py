"""What a run amounts to, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from atodds.model import Conflict, Outcome, Severity, State
from atodds.report import words


def loud(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return errors and warnings."""
    return [c for c in conflicts if c.severity is not Severity.INFO]


def quiet(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return notes."""
    return [c for c in conflicts if c.severity is Severity.INFO]


def headline(outcome: Outcome) -> str:
    """Return "2 errors and 1 note in 5 documents of 4 outlets; 2 are new."."""
    outlets = words.counted(len({d.outlet for d in outcome.documents}), "outlet")
    documents = words.counted(len(outcome.documents), "document")
    found = tally(outcome.conflicts)
    unread = words.counted(len(set(outcome.problems)), "problem")
    trouble = f" There {'was' if len(outcome.problems) == 1 else 'were'} {unread} in reading."
    return f"{found} in {documents} of {outlets}{_news(outcome.conflicts)}." + (
        trouble if outcome.problems else ""
    )


def tally(conflicts: Sequence[Conflict]) -> str:
    """Return "2 errors, 1 warning and 3 notes", leaving out what there is none of."""
    counts = Counter(c.severity for c in conflicts)
    parts = [
        words.counted(counts[severity], one, many)
        for severity, (one, many) in words.SEVERITIES.items()
        if counts[severity]
    ]
    return words.listed(parts) or "No conflicts"


def _news(conflicts: Sequence[Conflict]) -> str:
    new = sum(c.state is State.NEW for c in conflicts)
    if not conflicts or new == len(conflicts):
        return ""
    return f"; {new or 'none'} {'is' if new == 1 else 'are'} new"
