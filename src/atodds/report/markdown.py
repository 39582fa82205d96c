"""The report in Markdown, for analysts and editors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from atodds.model import Assertion, Comparison, Conflict, Document, Fact, Outcome, State
from atodds.report import words
from atodds.report.apart import LookAlikes, look_alikes
from atodds.report.markup import anchor, code, escape, sentence, strong, table
from atodds.report.order import conflicts_in_order, facts_in_order
from atodds.report.plain import as_sentence, shortened
from atodds.report.reasons import (
    advice,
    arithmetic,
    figures,
    weighed,
    weight,
)
from atodds.report.sources import (
    Sources,
    agency,
    assertions_of,
    in_reading_order,
    outlets_of,
    published,
)
from atodds.report.summary import headline, loud, quiet
from atodds.report.values import against, in_order, label, labels

_HEADING = 70
"""Characters of a value shown in a heading."""

_APART_SHOWN = 40
"""Look-alikes listed; a reader stops trusting a list long before it ends."""


def render_markdown(outcome: Outcome) -> str:
    """Return the report on one check as Markdown, ending with a line end."""
    sources = Sources.of(outcome.documents)
    conflicts = conflicts_in_order(outcome.conflicts)
    sections = [
        f"# {escape(outcome.title)}",
        escape(headline(outcome)),
        *_summary(conflicts),
        *_contents(conflicts),
        *_read(outcome),
        *_conflicts("Conflicts", loud(conflicts), sources),
        *_conflicts("Notes", quiet(conflicts), sources),
        *_agreements(outcome.facts, sources),
        *_apart(outcome.apart, sources),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _summary(conflicts: Sequence[Conflict]) -> Iterator[str]:
    if not conflicts:
        return
    counts = Counter((c.severity, c.state) for c in conflicts)
    rows = [
        [many, *(str(counts[severity, state]) for state in State)]
        for severity, (_, many) in words.SEVERITIES.items()
    ]
    yield table(["", *(words.STATES[state] for state in State)], rows)


def _contents(conflicts: Sequence[Conflict]) -> Iterator[str]:
    if conflicts:
        yield "\n".join(
            f"- [{_title(conflict.fact)}](#{name}) ({_standing(conflict)})"
            for conflict, name in zip(conflicts, _anchors(conflicts), strict=True)
        )


def _read(outcome: Outcome) -> Iterator[str]:
    yield "## What was read"
    documents = in_reading_order(outcome.documents)
    if documents:
        headers = ["outlet", "document", "published", "copy of", "headline"]
        yield table(headers, [_document_row(document) for document in documents])
    else:
        yield "Nothing."
    if outcome.problems:
        yield "**Not read, or read with trouble:**"
        yield "\n".join(
            f"- {escape(problem.place)}: {escape(problem.message)}"
            for problem in sorted(set(outcome.problems))
        )


def _document_row(document: Document) -> list[str]:
    return [
        escape(document.outlet),
        escape(document.path),
        escape(published(document)),
        escape(agency(document) or ""),
        escape(shortened(document.title or "", _HEADING)),
    ]


def _conflicts(title: str, conflicts: Sequence[Conflict], sources: Sources) -> Iterator[str]:
    if not conflicts:
        return
    yield f"## {title}"
    for conflict, name in zip(conflicts, _anchors(conflicts), strict=True):
        yield f'<a id="{name}"></a>'
        yield f"### {_title(conflict.fact)}"
        yield _facts_at_a_glance(conflict, sources)
        yield _evidence_table(conflict.fact, sources)
        yield from _why(conflict.fact, sources)


def _title(fact: Fact) -> str:
    values = [escape(shortened(value, _HEADING)) for value in labels(in_order(fact.positions))]
    return f"{escape(fact.subject)}: {against(values)}"


def _standing(conflict: Conflict) -> str:
    severity, state = words.SEVERITIES[conflict.severity][0], words.STATES[conflict.state]
    return f"{severity}, {state}"


def _facts_at_a_glance(conflict: Conflict, sources: Sources) -> str:
    fact = conflict.fact
    every = assertions_of(fact)
    outlets = len({sources.outlet(assertion) for assertion in every})
    origins = len(sources.origins(every))
    return " · ".join(
        (
            strong(_standing(conflict).capitalize()),
            words.KINDS[fact.kind],
            f"rule {code(fact.rule)}",
            f"{words.counted(outlets, 'outlet')}, {words.counted(origins, 'independent origin')}",
        )
    )


def _evidence_table(fact: Fact, sources: Sources) -> str:
    rows = [
        [
            escape(label(assertion)),
            escape(sources.outlet(assertion)),
            escape(sources.published(assertion)),
            sentence(sources.passage(assertion)),
            escape(assertion.attribution.source) if assertion.attribution else "its own",
            escape(sources.place(assertion)),
        ]
        for position in in_order(fact.positions)
        for assertion in sources.in_order(position.assertions)
    ]
    return table(["value", "outlet", "published", "evidence", "on whose word", "place"], rows)


def _why(fact: Fact, sources: Sources) -> Iterator[str]:
    yield from _why_same(fact)
    yield f"**{words.WHY[fact.verdict]}.** {escape(as_sentence(fact.why_verdict))}"
    yield "\n".join(f"- {escape(line)}." for line in arithmetic(fact))
    yield f"**What to check first.** {escape(advice(fact, sources))}"
    yield f"The whole derivation: {code(f'atodds why {fact.id}')}"


def _why_same(fact: Fact) -> Iterator[str]:
    decided = weighed(fact)
    if decided is None or not decided.evidence:
        yield f"**Why this is one fact.** {escape(as_sentence(fact.why_same))}"
        return
    total = (
        f"The evidence adds up to {figures(decided.score)}; {figures(decided.threshold)} is needed."
    )
    more = f" {words.counted(decided.further, 'further pair')} compared." if decided.further else ""
    yield f"**Why this is one fact.** {total}{more}"
    rows = [
        [weight(e.weight), escape(e.detail), code(e.name)] for e in decided.evidence if e.weight
    ]
    yield table(["weight", "evidence", "name"], rows)


def _agreements(facts: Iterable[Fact], sources: Sources) -> Iterator[str]:
    ordered = facts_in_order(facts)
    if not ordered:
        return
    yield "## No conflict"
    rows = [
        [escape(fact.subject), _stances(fact, sources), words.VERDICTS[fact.verdict]]
        for fact in ordered
    ]
    yield table(["fact", "who says what", "verdict"], rows)


def _stances(fact: Fact, sources: Sources) -> str:
    positions = in_order(fact.positions)
    return "; ".join(
        f"{strong(value)} {escape(words.listed(outlets_of(sources, position)))}"
        for value, position in zip(labels(positions), positions, strict=True)
    )


def _apart(comparisons: Sequence[Comparison], sources: Sources) -> Iterator[str]:
    if not comparisons:
        return
    yield "## Looked alike, not compared"
    rows = [_apart_row(pair, sources) for pair in look_alikes(comparisons)]
    headers = ["one", "the other", "why they were kept apart", "reason"]
    yield table(headers, rows[:_APART_SHOWN])
    rest = len(rows) - _APART_SHOWN
    if rest > 0:
        yield f"{rest} more, less alike than these, are in the JSON report."


def _apart_row(pair: LookAlikes, sources: Sources) -> list[str]:
    one, other = (
        f"{strong(shortened(side.label, _HEADING))} {escape(_places(side.assertions, sources))}"
        for side in pair.sides
    )
    return [one, other, escape(as_sentence(pair.why)), " ".join(code(r) for r in pair.reasons)]


def _places(assertions: Iterable[Assertion], sources: Sources) -> str:
    said = [f"{sources.outlet(a)} {sources.place(a)}" for a in sources.in_order(assertions)]
    return ", ".join(dict.fromkeys(said))


def _anchors(conflicts: Iterable[Conflict]) -> list[str]:
    return [anchor("conflict", conflict.fact.id) for conflict in conflicts]
