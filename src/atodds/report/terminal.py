"""The report in short, for a terminal."""

from __future__ import annotations

from atodds.model import Conflict, Fact, Outcome, Verdict
from atodds.report import words
from atodds.report.order import conflicts_in_order
from atodds.report.plain import as_sentence
from atodds.report.reasons import advice, because, derivation_of, explaining, weighed
from atodds.report.screen import FAINT, SEVERITY_STYLES, STRONG, Screen
from atodds.report.sources import Sources, one_a_sentence
from atodds.report.summary import explained, headline
from atodds.report.values import in_order, labels, title_of

_HEADING, _VALUE = 40, 60
_BESIDE = 90
"""Characters of a value, and of a sentence on either side of it, that a short report shows."""


_REASONS = 4
"""Pieces of evidence told; `atodds why` tells all."""

_COLUMN = 10
_VERDICT = {
    Verdict.CONFLICT: "not both",
    Verdict.DIVERGENCE: "a note",
    Verdict.PARTY_DISPUTE: "a note",
}


def render_text(outcome: Outcome, width: int = 80, *, colour: bool = False) -> str:
    """Return the report on one check in short, in lines of at most `width` columns."""
    screen = Screen(width, colour=colour)
    sources = Sources.of(outcome.documents, outcome.check, outcome.stories)
    screen.say((outcome.title, STRONG))
    screen.say(headline(outcome))
    for problem in sorted(set(outcome.problems)):
        screen.say(f"! {problem}", hang=2)
    for conflict in conflicts_in_order(outcome.conflicts):
        screen.gap()
        _say_conflict(screen, conflict, sources, outcome.check)
    if outcome.absent:
        screen.gap()
    for absence in outcome.absent:
        state, about = words.STATES[absence.state], absence.subject or absence.rule or ""
        said = f"{state} · {absence.conflict} {about}: {absence.said}"
        screen.say((as_sentence(said), FAINT), hang=2)
    screen.gap()
    screen.say((_rest(outcome), FAINT))
    return screen.text()


def render_one(
    conflict: Conflict, outcome: Outcome, width: int = 80, *, colour: bool = False
) -> str:
    """Return one conflict as the report in short shows it."""
    screen = Screen(width, colour=colour)
    sources = Sources.of(outcome.documents, outcome.check, outcome.stories)
    _say_conflict(screen, conflict, sources, outcome.check)
    return screen.text()


def _say_conflict(screen: Screen, conflict: Conflict, sources: Sources, check: str) -> None:
    fact = conflict.fact
    name = words.SEVERITIES[conflict.severity][0].upper()
    screen.say(
        (name, SEVERITY_STYLES[conflict.severity]),
        f" {words.STATES[conflict.state]} ",
        (f"· {fact.rule} · {words.KINDS[fact.kind]}", FAINT),
    )
    screen.say((title_of(fact, _HEADING), STRONG))
    if story := sources.story(fact):
        screen.field("story", story, column=_COLUMN)
    if conflict.said:
        screen.field("state", as_sentence(conflict.said), column=_COLUMN)
    if conflict.explanation:
        screen.field("explained", explained(conflict.explanation), column=_COLUMN)
    _say_positions(screen, fact, sources)
    screen.field("one fact", as_sentence(_why_same(fact)), column=_COLUMN)
    for number, line in enumerate(because(fact)):
        label = "" if number else _VERDICT.get(fact.verdict, "")
        screen.field(label, as_sentence(line), column=_COLUMN)
    screen.field("first", advice(fact, sources), column=_COLUMN)
    screen.say((derivation_of(fact, check), FAINT), indent=2)
    if fact.verdict is Verdict.CONFLICT:
        screen.say((explaining(fact, check), FAINT), indent=2)


def _why_same(fact: Fact) -> str:
    """Return the weightiest of what speaks for one fact."""
    decided = weighed(fact)
    told = [e.detail for e in decided.evidence if e.weight > 0] if decided else []
    return "; ".join(told[:_REASONS]) or fact.why_same


def _say_positions(screen: Screen, fact: Fact, sources: Sources) -> None:
    positions = in_order(fact.positions)
    for label, position in zip(labels(positions, _VALUE), positions, strict=True):
        screen.say((label, STRONG), indent=2)
        for assertion in one_a_sentence(sources.in_order(position.assertions)):
            screen.say(
                f"{sources.outlet(assertion)}, {sources.published(assertion)}, ",
                (sources.place(assertion), FAINT),
                indent=4,
                hang=2,
            )
            screen.quote(sources.passage(assertion, _BESIDE), indent=6)


def _rest(outcome: Outcome) -> str:
    facts = words.counted(len(outcome.facts), "fact") + " without conflict"
    apart = words.counted(len(outcome.apart), "look-alike") + " not compared"
    found = [text for text in (facts, apart) if not text.startswith("no ")]
    return f"Besides: {words.listed(found) or 'nothing that could be compared'}."
