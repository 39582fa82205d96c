"""Outcomes as pandas frames with fixed columns and types, the same when empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from atodds.model import Assertion, Comparison, Document, Outcome
from atodds.report.order import conflicts_in_order, facts_in_order
from atodds.report.plain import plain
from atodds.report.reasons import comparison_order, reason_codes, why_apart
from atodds.report.shown import Comparisons, Conflicts
from atodds.report.sources import Sources, assertions_of
from atodds.report.values import bounds, in_order, in_words, labels, question_of

ASSERTION_COLUMNS: Mapping[str, str] = {
    "document": "string",
    "outlet": "string",
    "published": "datetime64[us]",
    "line": "Int64",
    "start": "Int64",
    "end": "Int64",
    "exact": "string",
    "sentence": "string",
    "kind": "string",
    "aspect": "string",
    "of": "string",
    "qualifiers": "string",
    "value": "string",
    "lower": "Float64",
    "upper": "Float64",
    "unit": "string",
    "event": "string",
    "when": "string",
    "where": "string",
    "who": "string",
    "modality": "string",
    "attribution": "string",
    "lead": "boolean",
}
COMPARISON_COLUMNS: Mapping[str, str] = {
    "rule": "string",
    "fact": "string",
    "left_document": "string",
    "left_start": "Int64",
    "left_end": "Int64",
    "left_exact": "string",
    "right_document": "string",
    "right_start": "Int64",
    "right_end": "Int64",
    "right_exact": "string",
    "score": "Float64",
    "threshold": "Float64",
    "comparable": "boolean",
    "verdict": "string",
    "reason": "string",
    "evidence": "string",
}
CONFLICT_COLUMNS: Mapping[str, str] = {
    "id": "string",
    "rule": "string",
    "kind": "string",
    "severity": "string",
    "state": "string",
    "verdict": "string",
    "title": "string",
    "subject": "string",
    "values": "string",
    "positions": "Int64",
    "outlets": "Int64",
    "origins": "Int64",
    "why_same": "string",
    "why_conflict": "string",
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001  # full width
"""A cell that begins so is run as a formula by spreadsheet programs, in some with full width too.

Source: OWASP, "CSV Injection".
"""

Row = dict[str, Any]


def assertions_frame(outcome: Outcome) -> pd.DataFrame:
    """Return one row for each assertion that was compared or kept apart, in text order.

    `lower` and `upper` are hard bounds in the base unit `unit`; NA is no bound, and no amount.
    """
    return statements_frame(_assertions(outcome), outcome.documents)


def statements_frame(
    assertions: Iterable[Assertion], documents: Iterable[Document]
) -> pd.DataFrame:
    """Return one row for each assertion of documents, in text order, as `assertions_frame` does."""
    sources = Sources.of(documents)
    rows = {_key(a, sources): _assertion_row(a, sources) for a in assertions}
    return _frame((rows[key] for key in sorted(rows)), ASSERTION_COLUMNS)


def comparisons_frame(outcome: Outcome, evidence: Sequence[str] = ()) -> Comparisons:
    """Return one row for each comparison; `fact` is the id of the fact that it belongs to.

    Each name of evidence asked for is a column with its weight, minus infinity where it vetoes and
    NA where there is none of it.
    """
    sources = Sources.of(outcome.documents)
    pairs = [(c, fact.id) for fact in _facts(outcome) for c in fact.comparisons]
    pairs += [(comparison, None) for comparison in outcome.apart]
    pairs.sort(key=lambda pair: (comparison_order(pair[0]), pair[1] or ""))
    weights = [{e.name: e.weight for e in comparison.evidence} for comparison, _ in pairs]
    rows = [_comparison_row(c, fact, sources) for c, fact in pairs]
    table = (
        row | {name: weight.get(name) for name in evidence}
        for row, weight in zip(rows, weights, strict=True)
    )
    return Comparisons(_frame(table, {**COMPARISON_COLUMNS, **dict.fromkeys(evidence, "Float64")}))


def conflicts_frame(outcome: Outcome) -> Conflicts:
    """Return one row for each conflict, loudest first."""
    sources = Sources.of(outcome.documents)
    rows = (
        {
            "id": conflict.fact.id,
            "rule": conflict.fact.rule,
            "kind": conflict.fact.kind.value,
            "severity": conflict.severity.value,
            "state": conflict.state.value,
            "verdict": conflict.fact.verdict.value,
            "title": question_of(conflict.fact),
            "subject": plain(conflict.fact.subject),
            "values": "; ".join(labels(in_order(conflict.fact.positions))),
            "positions": len(conflict.fact.positions),
            "outlets": len({sources.outlet(a) for a in assertions_of(conflict.fact)}),
            "origins": len(sources.origins(assertions_of(conflict.fact))),
            "why_same": plain(conflict.fact.why_same),
            "why_conflict": plain(conflict.fact.why_verdict),
        }
        for conflict in conflicts_in_order(outcome.conflicts)
    )
    return Conflicts(_frame(rows, CONFLICT_COLUMNS))


def run_frame(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Return the conflicts of several checks, each row with the path of its check file."""
    ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
    frames = [conflicts_frame(outcome) for outcome in ordered]
    for frame, outcome in zip(frames, ordered, strict=True):
        frame.insert(0, "check", pd.Series(plain(outcome.check), frame.index, dtype="string"))
    return pd.concat(frames, ignore_index=True)


def render_csv(frame: pd.DataFrame) -> str:
    """Return a frame as CSV in which no cell is taken for a formula."""
    safe = frame.copy()
    for column in safe.columns[safe.dtypes == "string"]:
        # Some programs cut the white space off first.
        risky = safe[column].str.lstrip().str.startswith(_FORMULA, na=False)
        safe[column] = safe[column].mask(risky, "'" + safe[column])
    return str(safe.to_csv(index=False, lineterminator="\n"))


def _frame(rows: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    data = list(rows)
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in data], dtype=of) for name, of in columns.items()}
    )


def _facts(outcome: Outcome) -> list[Any]:
    conflicts = [conflict.fact for conflict in conflicts_in_order(outcome.conflicts)]
    return [*conflicts, *facts_in_order(outcome.facts)]


def _assertions(outcome: Outcome) -> list[Assertion]:
    compared = [a for fact in _facts(outcome) for a in assertions_of(fact)]
    apart = [a for comparison in outcome.apart for a in (comparison.left, comparison.right)]
    return [*compared, *apart]


def _key(assertion: Assertion, sources: Sources) -> tuple[str, int, int, str, str, str]:
    span, slot = assertion.mention.span, assertion.slot
    of = "/".join((slot.of or "", *sorted(slot.qualifiers)))
    path = sources.document(assertion).path
    return path, span.start, span.end, assertion.kind.value, slot.aspect, of


def _assertion_row(assertion: Assertion, sources: Sources) -> Row:
    document, limits, slot = sources.document(assertion), bounds(assertion.value), assertion.slot
    event = assertion.event
    return {
        "document": plain(document.path),
        "outlet": plain(document.outlet),
        "published": document.published,
        "line": sources.line(assertion),
        "start": document.in_file(assertion.mention.span).span.start,
        "end": document.in_file(assertion.mention.span).span.end,
        "exact": plain(sources.exact(assertion)),
        "sentence": plain(assertion.sentence.of(document.text)),
        "kind": assertion.kind.value,
        "aspect": slot.aspect,
        "of": slot.of,
        "qualifiers": " ".join(sorted(slot.qualifiers)),
        "value": in_words(assertion.value),
        "lower": None if isinstance(limits.lower, str) else limits.lower,
        "upper": None if isinstance(limits.upper, str) else limits.upper,
        "unit": limits.unit,
        "event": event.type,
        "when": event.when.value if event.when else None,
        "where": " ".join(sorted(place.key for place in event.where)),
        "who": " ".join(sorted(entity.key for entity in event.who)),
        "modality": assertion.modality.value,
        "attribution": plain(assertion.attribution.source) if assertion.attribution else None,
        "lead": assertion.lead,
    }


def _comparison_row(comparison: Comparison, fact: str | None, sources: Sources) -> Row:
    row: Row = {
        "rule": comparison.rule,
        "fact": fact,
        "score": comparison.score,
        "threshold": comparison.threshold,
        "comparable": comparison.comparable,
        "verdict": comparison.verdict.value,
        "reason": plain(comparison.judgement.reason)
        if comparison.comparable
        else f"{', '.join(reason_codes(comparison))}: {why_apart(comparison)}",
        "evidence": "; ".join(sorted(f"{e.name} {e.weight:+.2f}" for e in comparison.evidence)),
    }
    for side, assertion in (("left", comparison.left), ("right", comparison.right)):
        document = sources.document(assertion)
        place = document.in_file(assertion.mention.span).span
        row[f"{side}_document"] = plain(document.path)
        row[f"{side}_start"], row[f"{side}_end"] = place.start, place.end
        row[f"{side}_exact"] = plain(sources.exact(assertion))
    return row
