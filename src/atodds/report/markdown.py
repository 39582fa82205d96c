"""The report in Markdown, for analysts and editors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from atodds.model import (
    Absence,
    Assertion,
    Comparison,
    Conflict,
    Document,
    Fact,
    Health,
    Outcome,
    State,
    Verdict,
)
from atodds.report import words
from atodds.report.apart import LookAlikes, Pair, Side, look_alikes
from atodds.report.markup import anchor, code, escape, linked, sentence, strong, table
from atodds.report.order import conflicts_in_order, facts_in_order
from atodds.report.overview import overview
from atodds.report.plain import as_sentence, shortened
from atodds.report.reasons import (
    advice,
    because,
    derivation_of,
    explaining,
    figures,
    weighed,
    weight,
)
from atodds.report.sources import (
    Sources,
    agency,
    assertions_of,
    in_reading_order,
    one_a_sentence,
    outlets_of,
    published,
)
from atodds.report.summary import disputes, explained, headline, loud, notes
from atodds.report.values import in_order, labels, question_of, title_of

_HEADING = 40
"""Characters of a value shown in a heading."""

_CELL = 70
"""Characters of a value shown in a table."""

_SIDE_BY_SIDE = 3
"""Columns of sentences that a page has room for."""

_FACTS_SHOWN = 40
_APART_SHOWN = 12
"""Rows of a table: a reader stops trusting a list long before it ends."""

_READ_SHOWN = 200
_PLACES_SHOWN = 2


def render_markdown(outcome: Outcome) -> str:
    """Return the report on one check as Markdown, ending with a line end."""
    return "".join(generate_markdown(outcome))


def generate_markdown(outcome: Outcome) -> Iterator[str]:
    """Yield the report that `render_markdown` returns, each section made when it is asked for."""
    yield opening(outcome)
    for section in filter(None, _sections(outcome)):
        yield f"\n\n{section}"
    yield "\n"


def opening(outcome: Outcome) -> str:
    """Return how a report begins: title, what was found and where, what could not be read."""
    conflicts = conflicts_in_order(outcome.conflicts)
    title, found = f"# {escape(outcome.title)}", escape(headline(outcome))
    return "\n\n".join([title, found, *_unread(outcome), *_summary(conflicts)])


def conflict_section(conflict: Conflict, sources: Sources, check: str) -> str:
    """Return all that is told of one conflict, below a heading that can be linked to."""
    return "\n\n".join(
        (
            f'<a id="{_anchor(conflict)}"></a>',
            f"### {_title(conflict.fact)}",
            _facts_at_a_glance(conflict, sources),
            *_state(conflict),
            _evidence(conflict.fact, sources),
            *_why(conflict.fact, sources, check),
        )
    )


def _sections(outcome: Outcome) -> Iterator[str]:
    sources = Sources.of(outcome.documents, outcome.check, outcome.stories)
    conflicts = conflicts_in_order(outcome.conflicts)
    yield from _contents(conflicts)
    yield from _conflicts("Conflicts", loud(conflicts), sources, outcome.check)
    yield from _conflicts("Party disputes", disputes(conflicts), sources, outcome.check)
    yield from _conflicts("Notes", notes(conflicts), sources, outcome.check)
    yield from _absent(outcome.absent)
    yield from overview(outcome, sources)
    yield from _agreements(outcome.facts, sources)
    yield from _apart(outcome.apart, sources)
    yield from _read(outcome, sources)
    yield from _sources(outcome.sources)


def _unread(outcome: Outcome) -> Iterator[str]:
    if outcome.problems:
        yield "**Not read, or read with trouble:**"
        yield "\n".join(
            f"- {escape(problem.place)}: {escape(problem.message)}"
            for problem in sorted(set(outcome.problems))
        )


def _summary(conflicts: Sequence[Conflict]) -> Iterator[str]:
    """Yield a table of what is new and what is not; where all is new the headline has said it."""
    if all(conflict.state is State.NEW for conflict in conflicts):
        return
    counts = Counter((c.severity, c.state) for c in conflicts)
    states = [state for state in State if any(c.state is state for c in conflicts)]
    rows = [
        [many, *(str(counts[severity, state]) for state in states)]
        for severity, (_, many) in words.SEVERITIES.items()
    ]
    yield table(["", *(words.STATES[state] for state in states)], rows)


def _contents(conflicts: Sequence[Conflict]) -> Iterator[str]:
    if conflicts:
        yield "\n".join(
            f"- {_standing(conflict)}: [{_title(conflict.fact)}](#{_anchor(conflict)})"
            for conflict in conflicts
        )


def _conflicts(
    title: str, conflicts: Sequence[Conflict], sources: Sources, check: str
) -> Iterator[str]:
    if not conflicts:
        return
    yield f"## {title}"
    for conflict in conflicts:
        yield conflict_section(conflict, sources, check)


def _title(fact: Fact) -> str:
    return escape(title_of(fact, _HEADING))


def _standing(conflict: Conflict) -> str:
    severity, state = words.SEVERITIES[conflict.severity][0], words.STATES[conflict.state]
    return f"{severity}, {state}"


def _facts_at_a_glance(conflict: Conflict, sources: Sources) -> str:
    fact = conflict.fact
    every = assertions_of(fact)
    outlets = len({sources.outlet(assertion) for assertion in every})
    origins = len(sources.origins(every))
    story = sources.story(fact)
    return " · ".join(
        (
            strong(_standing(conflict).capitalize()),
            words.KINDS[fact.kind],
            f"{words.counted(outlets, 'outlet')}, {words.counted(origins, 'independent origin')}",
            f"rule {code(fact.rule)}",
            *([f"story: {escape(story)}"] if story else []),
        )
    )


def _state(conflict: Conflict) -> Iterator[str]:
    """Yield why it is in its state, and what somebody has said of it."""
    if conflict.said:
        state = words.STATES[conflict.state].capitalize()
        yield f"**{state}.** {escape(as_sentence(conflict.said))}"
    if conflict.explanation:
        yield f"**Explanation.** {escape(explained(conflict.explanation))}"


def _evidence(fact: Fact, sources: Sources) -> str:
    """Return the sentences side by side, or below each other where there are too many values."""
    positions = in_order(fact.positions)
    headers = [escape(label) for label in labels(positions, _CELL)]
    columns = [
        [_quoted(a, sources) for a in one_a_sentence(sources.in_order(p.assertions))]
        for p in positions
    ]
    if len(columns) <= _SIDE_BY_SIDE:
        return table(headers, zip_longest(*columns, fillvalue=""))
    rows = [
        [header, cell] for header, column in zip(headers, columns, strict=True) for cell in column
    ]
    return table(["value", "who says so"], rows)


def _quoted(assertion: Assertion, sources: Sources) -> str:
    outlet = linked(sources.outlet(assertion), sources.document(assertion).url)
    citing = f", citing {escape(assertion.attribution.source)}" if assertion.attribution else ""
    return "<br>".join(
        (
            f"{outlet}, {escape(sources.published(assertion))}{citing}:",
            sentence(sources.passage(assertion)),
            code(sources.place(assertion)),
        )
    )


def _why(fact: Fact, sources: Sources, check: str) -> Iterator[str]:
    yield from _why_same(fact)
    reason, *further = because(fact)
    yield f"**{words.WHY[fact.verdict]}.** {escape(as_sentence(reason))}" + "".join(
        f" {escape(as_sentence(line))}" for line in further
    )
    yield f"**What to check first.** {escape(advice(fact, sources))}"
    derivation = f"The whole derivation: {code(derivation_of(fact, check))}"
    may_stand = f". If it may stand: {code(explaining(fact, check))}"
    yield derivation + may_stand * (fact.verdict is Verdict.CONFLICT)


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


def _absent(absences: Sequence[Absence]) -> Iterator[str]:
    if not absences:
        return
    yield "## No longer found"
    rows = [
        [
            words.STATES[absence.state],
            code(absence.conflict),
            escape(" · ".join(part for part in (absence.rule, absence.subject) if part)),
            escape(as_sentence(absence.said)),
        ]
        for absence in absences
    ]
    yield table(["state", "conflict", "about", "why"], rows)


def _agreements(facts: Iterable[Fact], sources: Sources) -> Iterator[str]:
    ordered = facts_in_order(facts)
    if not ordered:
        return
    yield "## No conflict"
    witnesses = {id(f): len(sources.origins(assertions_of(f))) for f in ordered}
    shown = set(sorted(witnesses, key=lambda name: -witnesses[name])[:_FACTS_SHOWN])
    rows = [_agreement(fact, sources) for fact in ordered if id(fact) in shown]
    yield table(["what", "about", "who says what", ""], rows)
    yield from _rest(len(ordered) - len(rows), "told by fewer outlets")


def _agreement(fact: Fact, sources: Sources) -> list[str]:
    verdict = "" if fact.verdict is Verdict.AGREE else words.VERDICTS[fact.verdict]
    return [escape(question_of(fact)), escape(fact.subject), _stances(fact, sources), verdict]


def _stances(fact: Fact, sources: Sources) -> str:
    positions = in_order(fact.positions)
    return "; ".join(
        f"{strong(value)} {escape(words.listed(outlets_of(sources, position)))}"
        for value, position in zip(labels(positions, _CELL), positions, strict=True)
    )


def _apart(comparisons: Sequence[Comparison], sources: Sources) -> Iterator[str]:
    if not comparisons:
        return
    yield "## Looked alike, not compared"
    groups = look_alikes(comparisons)
    rows = [_apart_row(group, sources) for group in groups[:_APART_SHOWN]]
    yield table(["one", "the other", "why they were kept apart", "rule"], rows)
    yield from _rest(len(groups) - len(rows), "less alike than these")


def _apart_row(group: LookAlikes, sources: Sources) -> list[str]:
    first, *further = group.pairs
    one, other = (_side(side, sources) for side in (first.one, first.other))
    more = f" {_more_pairs(further)}" if further else ""
    reasons = " ".join(code(reason) for reason in group.reasons)
    return [one, other, f"{escape(as_sentence(group.why))}{more} {reasons}", code(group.rule)]


def _more_pairs(pairs: Sequence[Pair]) -> str:
    """Return the first of further pairs and how many follow."""
    first, rest = pairs[0], len(pairs) - 1
    one, other = (escape(shortened(side.label, _CELL)) for side in (first.one, first.other))
    return f"So were {one} and {other}{f', and {rest} more pairs' if rest else ''}."


def _side(side: Side, sources: Sources) -> str:
    said = dict.fromkeys(
        f"{escape(sources.outlet(a))} {code(sources.place(a))}"
        for a in sources.in_order(side.assertions)
    )
    more = len(said) - _PLACES_SHOWN
    places = ", ".join(list(said)[:_PLACES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return f"{strong(shortened(side.label, _CELL))} {places}"


def _rest(number: int, which: str) -> Iterator[str]:
    if number > 0:
        yield f"{number} more, {which}, are in the JSON report."


def _read(outcome: Outcome, sources: Sources) -> Iterator[str]:
    yield "## What was read"
    shown = _worth_listing(outcome)
    rows = [_document_row(document, sources) for document in in_reading_order(shown)]
    if rows:
        yield table(["outlet", "document", "published", "copy of", "headline"], rows)
    more = len(outcome.documents) - len(shown)
    if more:
        others = words.counted(more, "more document")
        yield f"{others}, on which no outlets are at odds; the JSON report lists them."
    elif not rows:
        yield "Nothing."


def _worth_listing(outcome: Outcome) -> Sequence[Document]:
    """Return the documents, of very many only those on which conflicts stand."""
    if len(outcome.documents) <= _READ_SHOWN:
        return outcome.documents
    facts = (conflict.fact for conflict in outcome.conflicts)
    cited = {a.document for fact in facts for p in fact.positions for a in p.assertions}
    return [document for document in outcome.documents if document.id in cited]


def _sources(health: Sequence[Health]) -> Iterator[str]:
    if health:
        yield "## Sources"
        rows = [
            [escape(h.source), str(h.read), str(h.new), str(h.failed), escape(h.said)]
            for h in health
        ]
        yield table(["source", "read", "new", "failed", ""], rows)


def _document_row(document: Document, sources: Sources) -> list[str]:
    return [
        linked(document.outlet, document.url),
        code(sources.path(document)),
        escape(published(document)),
        escape(agency(document) or ""),
        escape(shortened(document.title or "", _CELL)),
    ]


def _anchor(conflict: Conflict) -> str:
    return anchor("conflict", conflict.fact.id)
