"""The report as GitLab reads code quality, for the widget of a merge request.

Source: GitLab's documentation, "Code Quality report format".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atodds.model import Outcome, Severity
from atodds.report.notation import Entry, as_json
from atodds.report.plain import shortened
from atodds.report.telling import Fails, Found, evidence_of, gist, sides, to_look_at

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}

_DESCRIPTION = 2_000
"""Characters: the widget shows a description in a line."""


def render_gitlab(outcomes: Iterable[Outcome], fails: Fails) -> str:
    """Return the conflicts that ask somebody to act; GitLab has no word for the explained ones.

    A conflict found by two checks is told once, as a fingerprint must be unique.
    """
    first = {f.conflict.fact.id: f for f in reversed(to_look_at(outcomes, fails))}
    return as_json([_issue(found) for found in reversed(first.values())])


def _issue(found: Found) -> Entry:
    fact, sources = found.conflict.fact, found.sources
    stands = sides(fact, sources)[0].assertions[0]
    region = sources.region(stands)
    said = " ".join([f"{gist(fact)}.", *evidence_of(fact, sources)])
    return {
        "description": shortened(said, _DESCRIPTION),
        "check_name": fact.rule,
        "fingerprint": fact.id,
        "severity": SEVERITIES[found.conflict.severity],
        "location": {
            "path": sources.path(sources.document(stands)),
            "lines": {"begin": region.line, "end": region.end_line},
        },
    }
