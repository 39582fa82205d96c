"""Everything that decided: what was read out of two passages, what was weighed, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atodds.model import Assertion, Comparison, Conflict, Document, Outcome
from atodds.report import words
from atodds.report.plain import as_sentence, plain
from atodds.report.reasons import (
    advice,
    because,
    by_weight,
    comparison_order,
    figures,
    weight,
    why_apart,
)
from atodds.report.screen import FAINT, SEVERITY_STYLES, STRONG, Screen
from atodds.report.sources import Sources
from atodds.report.values import expected_in_words, in_words, title_of

_HEADING = 60
_WEIGHT = 6
_BESIDE = 1_000
"""Characters shown of a sentence on either side of the figure: as good as all of it."""


def render_comparison(
    comparison: Comparison,
    documents: Iterable[Document],
    width: int = 80,
    *,
    check: str = "",
    colour: bool = False,
) -> str:
    """Return the derivation of one comparison: both passages, the evidence, the judgement."""
    screen = Screen(width, colour=colour)
    _say_comparison(screen, comparison, Sources.of(documents, check))
    return screen.text()


def render_conflict(
    conflict: Conflict, outcome: Outcome, width: int = 80, *, colour: bool = False
) -> str:
    """Return the derivation of a conflict: its values, then every comparison behind it."""
    screen = Screen(width, colour=colour)
    sources = Sources.of(outcome.documents, outcome.check)
    fact = conflict.fact
    screen.say((title_of(fact, _HEADING), STRONG))
    severity, state = words.SEVERITIES[conflict.severity][0], words.STATES[conflict.state]
    style = SEVERITY_STYLES[conflict.severity]
    screen.say((severity, style), f", {state}, rule {fact.rule}, {words.KINDS[fact.kind]}")
    screen.gap()
    screen.field("one fact", as_sentence(fact.why_same))
    screen.field("verdict", as_sentence(words.VERDICTS[fact.verdict]))
    for line in because(fact):
        screen.field("", as_sentence(line))
    screen.field("check first", advice(fact, sources))
    ordered = sorted(fact.comparisons, key=comparison_order)
    for number, comparison in enumerate(ordered, start=1):
        screen.gap()
        screen.say((f"Comparison {number} of {len(ordered)}", STRONG))
        _say_comparison(screen, comparison, sources)
    return screen.text()


def _say_comparison(screen: Screen, comparison: Comparison, sources: Sources) -> None:
    for name, assertion in (("One", comparison.left), ("The other", comparison.right)):
        screen.gap()
        _say_assertion(screen, name, assertion, sources)
    screen.gap()
    screen.say(("One fact?", STRONG), (f" (rule {comparison.rule})", FAINT))
    _say_evidence(screen, comparison)
    screen.gap()
    screen.say(("Can both be true?", STRONG))
    if comparison.comparable:
        verdict = words.VERDICTS[comparison.verdict]
        screen.say(f"{verdict}: {comparison.judgement.reason}", indent=2, hang=2)
    else:
        screen.say("not asked, as they are not one fact", indent=2)


def _say_assertion(screen: Screen, name: str, assertion: Assertion, sources: Sources) -> None:
    screen.say(
        (name, STRONG),
        f": {sources.outlet(assertion)}, {sources.published(assertion)}, ",
        (sources.place(assertion), FAINT),
        hang=2,
    )
    screen.quote(sources.passage(assertion, _BESIDE), indent=2)
    for label, text in _reading(assertion, sources):
        screen.field(label, text)


def _reading(assertion: Assertion, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield what was read out of a passage, by label."""
    yield "value", in_words(assertion.value)
    expected = expected_in_words(assertion.value)
    if expected:
        yield "as read", f"a reader expects {expected}"
    yield "kind", words.KINDS[assertion.kind]
    yield "slot", _slot(assertion)
    yield from _event(assertion)
    lead = ", in the headline or lead" if assertion.lead else ""
    yield "standing", words.MODALITIES[assertion.modality] + lead
    if assertion.hints:
        yield "hints", words.listed(sorted(assertion.hints))
    yield (
        "says who",
        (assertion.attribution.source if assertion.attribution else sources.outlet(assertion)),
    )


def _slot(assertion: Assertion) -> str:
    slot = assertion.slot
    narrowed = f" ({words.listed(sorted(slot.qualifiers))})" if slot.qualifiers else ""
    of = f" of {slot.of}" if slot.of else ""
    topic = f", for the words “{plain(slot.topic.text)}”" if slot.topic else ""
    return f"{slot.aspect}{of}{narrowed}{topic}"


def _event(assertion: Assertion) -> Iterator[tuple[str, str]]:
    """Yield the fields of the event, saying which of them the sentence itself does not name."""
    event = assertion.event
    if event.type or event.noun:
        noun = f" (“{event.noun}”)" if event.noun and event.noun != event.type else ""
        earlier = ", an earlier event than the story's own" if event.background else ""
        text = f"{event.type or 'some event'}{noun}{earlier}"
        yield "event", text + _carried(assertion, "type", "noun")
    if event.when:
        yield "when", in_words(event.when) + _carried(assertion, "when")
    if event.where:
        places = sorted(place.text for place in event.where)
        yield "where", words.listed(places) + _carried(assertion, "where")
    if event.who:
        names = sorted(entity.name for entity in event.who)
        yield "who", words.listed(names) + _carried(assertion, "who")


def _carried(assertion: Assertion, *fields: str) -> str:
    return ", from the text around it" if assertion.event.carried & set(fields) else ""


def _say_evidence(screen: Screen, comparison: Comparison) -> None:
    for evidence in by_weight(comparison.evidence):
        screen.field(
            f"{weight(evidence.weight):>{_WEIGHT}}",
            f"{evidence.detail} ",
            (f"({evidence.name})", FAINT),
            column=_WEIGHT + 2,
        )
    if comparison.comparable:
        total = f"together, and {figures(comparison.threshold)} is needed: one fact"
    elif any(e.vetoes for e in comparison.evidence):
        total = f"not one fact: {why_apart(comparison)}"
    else:
        total = why_apart(comparison)
    screen.field(f"{weight(comparison.score):>{_WEIGHT}}", total, column=_WEIGHT + 2)
