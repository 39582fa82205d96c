"""The report as JSON, for programs: `schema.json` beside this file says what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from math import isfinite

from atodds.model import (
    Assertion,
    Comparison,
    Conflict,
    Document,
    Evidence,
    Explanation,
    Fact,
    Outcome,
    Position,
    Problem,
)
from atodds.report.notation import Entry, json_in_pieces
from atodds.report.order import conflicts_in_order, facts_in_order
from atodds.report.plain import plain
from atodds.report.reasons import (
    advice,
    by_weight,
    comparison_order,
    explaining,
    reason_codes,
    why_apart,
)
from atodds.report.sources import Sources, agency
from atodds.report.values import bounds, in_order, in_words, printed, question_of

SCHEMA = "atodds/report-1"
"""Name and version of the shape; fields are only ever added to it."""


def render_json(outcomes: Sequence[Outcome]) -> str:
    """Return one JSON document for all checks, in ASCII, with a line end."""
    return "".join(generate_json(outcomes))


def generate_json(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the document that `render_json` returns, each entry made when it is asked for.

    Offsets are half-open and count code points of the file's text; `exact` is that very text.
    """
    ordered = sorted(outcomes, key=lambda outcome: (outcome.check, outcome.title))
    report: dict[str, str | Iterable[Entry]] = {
        "schema": SCHEMA,
        "checks": ({"check": o.check, "title": o.title} for o in ordered),
        "documents": chain.from_iterable(map(_documents, ordered)),
        "stories": chain.from_iterable(map(_stories, ordered)),
        "sources": chain.from_iterable(map(_sources, ordered)),
        "conflicts": chain.from_iterable(map(_conflicts, ordered)),
        "facts": chain.from_iterable(map(_facts, ordered)),
        "absent": chain.from_iterable(map(_absent, ordered)),
        "apart": chain.from_iterable(map(_apart, ordered)),
        "problems": chain.from_iterable(map(_problems, ordered)),
    }
    return json_in_pieces(report)


def _documents(outcome: Outcome) -> Iterator[Entry]:
    for document in sorted(outcome.documents, key=lambda d: (d.path, d.id)):
        yield {
            "check": outcome.check,
            "id": document.id,
            "path": document.path,
            "outlet": document.outlet,
            "published": _published(document),
            "published_inferred": document.published is not None and not document.published_given,
            "url": document.url,
            "title": document.title,
            "origin": agency(document),
            "author": document.author,
            "partial": document.partial,
        }


def _stories(outcome: Outcome) -> Iterator[Entry]:
    paths = {document.id: document.path for document in outcome.documents}
    for story in outcome.stories:
        documents = sorted(paths[name] for name in story.documents)
        yield {"check": outcome.check, "title": story.title, "documents": documents}


def _sources(outcome: Outcome) -> Iterator[Entry]:
    for source in outcome.sources:
        yield {
            "check": outcome.check,
            "source": source.source,
            "read": source.read,
            "new": source.new,
            "failed": source.failed,
            "said": source.said or None,
        }


def _conflicts(outcome: Outcome) -> Iterator[Entry]:
    sources = Sources.of(outcome.documents, stories=outcome.stories)
    for conflict in conflicts_in_order(outcome.conflicts):
        yield _conflict(conflict, outcome, sources)


def _conflict(conflict: Conflict, outcome: Outcome, sources: Sources) -> Entry:
    fact = conflict.fact
    return {
        "check": outcome.check,
        "id": fact.id,
        "rule": fact.rule,
        "kind": fact.kind.value,
        "severity": conflict.severity.value,
        "state": conflict.state.value,
        "said": conflict.said or None,
        "explanation": _explanation(conflict.explanation),
        "explain": explaining(fact, outcome.check),
        "renamed_from": conflict.renamed_from,
        "values": sorted(conflict.values),
        "verdict": fact.verdict.value,
        "title": question_of(fact),
        "subject": fact.subject or question_of(fact),
        "why_same": fact.why_same,
        "why_conflict": fact.why_verdict,
        "check_first": plain(advice(fact, sources)),
        "story": sources.story(fact),
        **_fact_body(fact, sources),
    }


def _explanation(explanation: Explanation | None) -> Entry | None:
    if explanation is None:
        return None
    return {
        "kind": explanation.kind.value,
        "reason": explanation.reason,
        "owner": explanation.owner,
        "created": _day(explanation.created),
        "expires": _day(explanation.expires),
        "place": explanation.place,
    }


def _absent(outcome: Outcome) -> Iterator[Entry]:
    for absence in outcome.absent:
        yield {
            "check": outcome.check,
            "id": absence.conflict,
            "rule": absence.rule,
            "subject": absence.subject,
            "state": absence.state.value,
            "said": absence.said,
            "explanation": _explanation(absence.explanation),
            "values": sorted(absence.values),
            "documents": sorted(absence.documents),
        }


def _facts(outcome: Outcome) -> Iterator[Entry]:
    sources = Sources.of(outcome.documents, stories=outcome.stories)
    for fact in facts_in_order(outcome.facts):
        yield {
            "check": outcome.check,
            "id": fact.id,
            "rule": fact.rule,
            "kind": fact.kind.value,
            "verdict": fact.verdict.value,
            "title": question_of(fact),
            "subject": fact.subject or question_of(fact),
            "why_same": fact.why_same,
            "why_verdict": fact.why_verdict,
            "story": sources.story(fact),
            **_fact_body(fact, sources),
        }


def _fact_body(fact: Fact, sources: Sources) -> Entry:
    return {
        "positions": [_position(p, sources) for p in in_order(fact.positions)],
        "comparisons": [
            _comparison(c, sources) for c in sorted(fact.comparisons, key=comparison_order)
        ],
    }


def _position(position: Position, sources: Sources) -> Entry:
    limits = bounds(position.value)
    return {
        "value": {
            "text": printed(position),
            "lower": limits.lower,
            "upper": limits.upper,
            "unit": limits.unit,
            "lower_open": limits.lower_open,
            "upper_open": limits.upper_open,
            "words": in_words(position.value),
        },
        "origins": len(sources.origins(position.assertions)),
        "assertions": [_assertion(a, sources) for a in sources.in_order(position.assertions)],
    }


def _assertion(assertion: Assertion, sources: Sources) -> Entry:
    document = sources.document(assertion)
    place = document.in_file(assertion.mention.span)
    sentence = document.in_file(assertion.sentence).span
    return {
        "document": document.path,
        "outlet": document.outlet,
        "line": sources.line(assertion),
        "start": place.span.start,
        "end": place.span.end,
        "exact": place.text,
        "sentence": [sentence.start, sentence.end],
        "attribution": assertion.attribution.source if assertion.attribution else None,
        "modality": assertion.modality.value,
    }


def _comparison(comparison: Comparison, sources: Sources) -> Entry:
    return {
        "rule": comparison.rule,
        "left": _mark(comparison.left, sources),
        "right": _mark(comparison.right, sources),
        "evidence": [_evidence(e) for e in by_weight(comparison.evidence)],
        "score": _finite(comparison.score),
        "threshold": _finite(comparison.threshold),
        "verdict": comparison.verdict.value,
        "reason": comparison.judgement.reason,
    }


def _evidence(evidence: Evidence) -> Entry:
    return {
        "name": evidence.name,
        "weight": _finite(evidence.weight),
        "veto": evidence.vetoes,
        "detail": evidence.detail,
    }


def _mark(assertion: Assertion, sources: Sources) -> Entry:
    document = sources.document(assertion)
    place = document.in_file(assertion.mention.span)
    return {
        "document": document.path,
        "start": place.span.start,
        "end": place.span.end,
        "exact": place.text,
    }


def _apart(outcome: Outcome) -> Iterator[Entry]:
    sources = Sources.of(outcome.documents)
    for comparison in sorted(outcome.apart, key=comparison_order):
        yield {
            "check": outcome.check,
            **_comparison(comparison, sources),
            "reasons": reason_codes(comparison),
            "why": why_apart(comparison),
        }


def _problems(outcome: Outcome) -> Iterable[Entry]:
    for problem in _sorted_problems(outcome.problems):
        yield {
            "check": outcome.check,
            "place": problem.place,
            "message": problem.message,
            "notice": problem.notice,
        }


def _sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(set(problems))


def _published(document: Document) -> str | None:
    when = document.published
    if when is None:
        return None
    return when.isoformat() if when.time() != when.min.time() else when.date().isoformat()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _finite(number: float) -> float | None:
    return number if isfinite(number) else None
