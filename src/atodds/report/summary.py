"""What a run amounts to, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from atodds.language.moments import day_in_words
from atodds.model import Conflict, Explanation, Outcome, Severity, State, Verdict
from atodds.report import words
from atodds.report.plain import as_sentence, plain


def loud(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return errors and warnings."""
    return [c for c in conflicts if not _quiet(c)]


def disputes(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return notes on parties that differ while the outlets agree on who claims what."""
    return [c for c in conflicts if _quiet(c) and c.fact.verdict is Verdict.PARTY_DISPUTE]


def notes(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return all other notes."""
    return [c for c in conflicts if _quiet(c) and c.fact.verdict is not Verdict.PARTY_DISPUTE]


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


def explained(explanation: Explanation) -> str:
    """Return "One counts dinner in. (different measure; night desk, until 30 June 2014)"."""
    until = f"until {day_in_words(explanation.expires)}" if explanation.expires else "for good"
    kind = explanation.kind.replace("-", " ")
    return f"{as_sentence(explanation.reason)} ({kind}; {plain(explanation.owner)}, {until})"


def _quiet(conflict: Conflict) -> bool:
    return conflict.severity is Severity.INFO


def _news(conflicts: Sequence[Conflict]) -> str:
    """Return "; 1 is new and 2 are reopened", "" where all are new or there is none."""
    counts = Counter(c.state for c in conflicts if c.state.gates)
    if counts[State.NEW] == len(conflicts):
        return ""
    parts = [
        f"{counts[state]} {'is' if counts[state] == 1 else 'are'} {words.STATES[state]}"
        for state in State
        if counts[state]
    ]
    return f"; {words.listed(parts) or 'none are new'}"
