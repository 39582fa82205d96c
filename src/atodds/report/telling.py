"""A conflict in a few plain lines, for places that show neither tables nor typefaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from atodds.model import Assertion, Conflict, Explanation, Fact, Outcome, State
from atodds.report import words
from atodds.report.order import loudness
from atodds.report.plain import as_sentence, plain, shortened
from atodds.report.reasons import advice, because, derivation_of
from atodds.report.sources import Sources, one_a_sentence
from atodds.report.summary import explained
from atodds.report.values import in_order, labels, title_of

Fails = Callable[[Outcome, Conflict], bool]
"""Whether a conflict makes its check fail."""

_HEADING, _VALUE = 40, 60
_BESIDE = 90
"""Characters of a value, and of a sentence on either side of it."""

_FIGURE = 300
"""Characters of the words that carry the value: a quotation may run over paragraphs."""

_VALUES, _PASSAGES = 8, 3
"""Values told of a conflict, and passages of a value: the report has them all."""


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict, the outcome of the check that found it, and where its words stand."""

    conflict: Conflict
    outcome: Outcome
    sources: Sources


@dataclass(frozen=True, slots=True)
class Side:
    """A value as printed, and the first of those who print it."""

    label: str
    assertions: tuple[Assertion, ...]


def found_in(outcomes: Iterable[Outcome]) -> list[Found]:
    """Return the conflicts of several checks, loudest first."""
    every = [
        Found(conflict, outcome, sources)
        for outcome in outcomes
        for sources in [Sources.of(outcome.documents, outcome.check, outcome.stories)]
        for conflict in outcome.conflicts
    ]
    return sorted(every, key=lambda f: (*loudness(f.conflict), f.outcome.check, f.outcome.title))


def to_look_at(outcomes: Iterable[Outcome], fails: Fails) -> list[Found]:
    """Return the conflicts that ask somebody to act, loudest first.

    Those that nobody has explained or known, and those that fail their check all the same.
    """
    return [f for f in found_in(outcomes) if f.conflict.state.gates or fails(f.outcome, f.conflict)]


def gist(fact: Fact) -> str:
    """Return what is at issue, in a line."""
    return title_of(fact, _HEADING)


def sides(fact: Fact, sources: Sources) -> list[Side]:
    """Return the values with those who print them; of very many, the first."""
    positions = in_order(fact.positions)[:_VALUES]
    return [
        Side(label, tuple(one_a_sentence(sources.in_order(position.assertions))[:_PASSAGES]))
        for label, position in zip(labels(positions, _VALUE), positions, strict=True)
    ]


def left_out(fact: Fact, told: Iterable[Side]) -> int:
    """Return how many sentences of a fact are not told."""
    every = sum(len(one_a_sentence(position.assertions)) for position in fact.positions)
    return every - sum(len(side.assertions) for side in told)


def testimony(assertion: Assertion, sources: Sources) -> str:
    """Return who says so where and when, and the sentence with the value marked."""
    return (
        f"{sources.outlet(assertion)}, {sources.published(assertion)} "
        f"({sources.place(assertion)}): {quoted(assertion, sources)}"
    )


def quoted(assertion: Assertion, sources: Sources) -> str:
    """Return the sentence with the value marked, and on whose word it stands."""
    passage = sources.passage(assertion, _BESIDE)
    source = assertion.attribution
    citing = f" (citing {plain(source.source).strip()})" if source else ""
    return f"{passage.before}«{shortened(passage.figure, _FIGURE)}»{passage.after}{citing}"


def lines_of(found: Found) -> list[str]:
    """Return the whole of a conflict in plain lines: sentences, reasons, what to do."""
    fact = found.conflict.fact
    return [
        f"{standing(found.conflict)}; rule {fact.rule}, conflict {fact.id}",
        *evidence_of(fact, found.sources),
        *(as_sentence(reason) for reason in because(fact)),
        f"First: {advice(fact, found.sources)}",
        f"Why: {derivation_of(fact, found.outcome.check)}",
    ]


def evidence_of(fact: Fact, sources: Sources) -> Iterator[str]:
    """Yield who says what, a line each."""
    told = sides(fact, sources)
    for side in told:
        for assertion in side.assertions:
            yield f"{side.label}: {testimony(assertion, sources)}"
    if more := left_out(fact, told):
        yield f"and {words.counted(more, 'more sentence')}"


def standing(conflict: Conflict) -> str:
    """Return how loudly it is said, how it stands, and why it does where that needs saying."""
    severity, state = words.SEVERITIES[conflict.severity][0], words.STATES[conflict.state]
    said = f": {plain(conflict.said)}" if conflict.said else ""
    return f"{severity}, {state}{said}"


def excuse(conflict: Conflict) -> str:
    """Return why it is accepted, in a sentence; empty where nobody has accepted it."""
    match conflict.state, conflict.explanation:
        case State.KNOWN, _:
            return "Known before, and not yet explained."
        case ((State.EXPLAINED | State.NARROWED), Explanation() as explanation):
            return explained(explanation)
        case State.EXPLAINED | State.NARROWED, _:
            return "Explained."
        case _:
            return ""
