"""The report in short, for a terminal."""

from __future__ import annotations

from atodds.model import Conflict, Fact, Outcome, Verdict
from atodds.report import words
from atodds.report.order import conflicts_in_order
from atodds.report.plain import as_sentence, shortened
from atodds.report.reasons import advice, arithmetic
from atodds.report.screen import FAINT, SEVERITY_STYLES, STRONG, Screen
from atodds.report.sources import Sources
from atodds.report.summary import headline
from atodds.report.values import against, in_order, labels

_VALUE = 60
_BESIDE = 90
"""Characters of a value, and of a sentence on either side of it, that a short report shows."""


_COLUMN = 10
_VERDICT = {
    Verdict.CONFLICT: "not both",
    Verdict.DIVERGENCE: "a note",
    Verdict.PARTY_DISPUTE: "a note",
}


def render_text(outcome: Outcome, width: int = 80, *, colour: bool = False) -> str:
    """Return the report on one check in short, in lines of at most `width` columns."""
    screen, sources = Screen(width, colour=colour), Sources.of(outcome.documents)
    screen.say((outcome.title, STRONG))
    screen.say(headline(outcome))
    for problem in sorted(set(outcome.problems)):
        screen.say(f"! {problem}", hang=2)
    for conflict in conflicts_in_order(outcome.conflicts):
        screen.gap()
        _say_conflict(screen, conflict, sources)
    screen.gap()
    screen.say((_rest(outcome), FAINT))
    return screen.text()


def _say_conflict(screen: Screen, conflict: Conflict, sources: Sources) -> None:
    fact = conflict.fact
    name = words.SEVERITIES[conflict.severity][0].upper()
    screen.say(
        (name, SEVERITY_STYLES[conflict.severity]),
        f" {words.STATES[conflict.state]} ",
        (f"· {fact.rule} · {words.KINDS[fact.kind]}", FAINT),
    )
    screen.say((_title(fact), STRONG))
    _say_positions(screen, fact, sources)
    screen.field("one fact", as_sentence(fact.why_same), column=_COLUMN)
    for number, line in enumerate((fact.why_verdict, *arithmetic(fact))):
        label = "" if number else _VERDICT.get(fact.verdict, "")
        screen.field(label, as_sentence(line), column=_COLUMN)
    screen.field("first", advice(fact, sources), column=_COLUMN)
    screen.say((f"atodds why {fact.id}", FAINT), indent=2)


def _title(fact: Fact) -> str:
    values = [shortened(label, _VALUE) for label in labels(in_order(fact.positions))]
    return f"{fact.subject}: {against(values)}"


def _say_positions(screen: Screen, fact: Fact, sources: Sources) -> None:
    positions = in_order(fact.positions)
    for label, position in zip(labels(positions), positions, strict=True):
        screen.say((shortened(label, _VALUE), STRONG), indent=2)
        for assertion in sources.in_order(position.assertions):
            screen.say(
                f"{sources.outlet(assertion)}, {sources.published(assertion)}, ",
                (sources.place(assertion), FAINT),
                indent=4,
                hang=2,
            )
            screen.quote(sources.passage(assertion, _BESIDE), indent=6)


def _rest(outcome: Outcome) -> str:
    facts = words.counted(len(outcome.facts), "fact")
    apart = words.counted(len(outcome.apart), "look-alike")
    return f"Besides: {facts} without conflict, {apart} not compared."
