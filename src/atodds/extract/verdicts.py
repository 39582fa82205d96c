"""What a court found on each charge, and how the accused pleaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    Assertion,
    Category,
    EntityKind,
    EntityMention,
    Kind,
    Modality,
    Sentence,
    Slot,
    Span,
)

NEXT = 8
"""Within so many characters the accused may be named: "convicted Mr. Berg"."""
REACH = 130
"""As far behind a verdict its charges go."""


@dataclass(frozen=True, slots=True)
class _Finding:
    """A verdict's words and value; one in the passive may follow its charges."""

    span: Span
    value: str
    passive: bool = False


def verdicts(context: Context) -> Iterator[Assertion]:
    """Yield what was found on each charge that a sentence names, with the accused where named."""
    for sentence in context.reading.sentences:
        for span, slot, finding in (*_on_charges(context, sentence), *_pleas(context, sentence)):
            found = _assertion(context, sentence, span, slot, finding)
            if found.modality is Modality.FACT:
                yield found


def _on_charges(context: Context, sentence: Sentence) -> Iterator[tuple[Span, Slot, _Finding]]:
    findings = list(_findings(context, sentence))
    charges = list(_charges(context, sentence)) if findings else []
    for charge, key in charges:
        finding = _finding_on(context, findings, charge)
        if finding:
            yield charge, Slot("verdict", key), finding
    if not charges and len(findings) == 1 and _is_whole(context, sentence, findings[0]):
        yield findings[0].span, Slot("verdict", "all charges"), findings[0]


def _findings(context: Context, sentence: Sentence) -> Iterator[_Finding]:
    text, patterns = context.reading.text, _patterns()
    start, end = sentence.span.start, sentence.span.end
    for match in patterns["verdict"].finditer(text, start, end):
        if patterns["plea before"].search(text[start : match.start()]):
            continue
        value = "acquitted" if patterns["acquitted"].fullmatch(match.group()) else "convicted"
        yield _Finding(Span(*match.span()), value)
    for match in patterns["disposed"].finditer(text, start, end):
        yield _Finding(Span(*match.span()), "acquitted")
    for match in patterns["disposed of"].finditer(text, start, end):
        yield _Finding(Span(*match.span("how")), "acquitted", passive=True)


def _charges(context: Context, sentence: Sentence) -> Iterator[tuple[Span, str]]:
    pattern = _patterns()["offence"]
    for match in pattern.finditer(context.reading.text, sentence.span.start, sentence.span.end):
        words = " ".join(match.group().lower().replace("-", " ").split())
        offence = match["offence"].lower()
        plain = load("verdicts")["same"].get(offence, offence)
        yield Span(*match.span()), words.replace(offence.replace("-", " "), plain)


def _finding_on(context: Context, findings: list[_Finding], charge: Span) -> _Finding | None:
    """Return the finding a charge belongs to: the last one before it, else a passive behind it."""
    text, undecided = context.reading.text, _patterns()["undecided"]
    before = [f for f in findings if f.span.end <= charge.start and not f.passive]
    if before:
        between = text[before[-1].span.end : charge.start]
        if len(between) <= REACH and not undecided.search(between):
            return before[-1]
    behind = [f for f in findings if f.passive and f.span.start >= charge.end]
    near = behind and behind[0].span.start - charge.end <= REACH
    return behind[0] if near else None


def _is_whole(context: Context, sentence: Sentence, finding: _Finding) -> bool:
    """Tell whether a verdict is on all there was, for it names neither an offence nor a number."""
    text = context.reading.text
    if finding.passive or finding.span.of(text).lower() in load("verdicts")["only_of"]:
        return False
    named = inside(context.reading.entities, Span(finding.span.end, finding.span.end + NEXT))
    end = named[0].mention.span.end if named else finding.span.end
    return bool(_patterns()["in full"].match(text[end : sentence.span.end]))


def _pleas(context: Context, sentence: Sentence) -> Iterator[tuple[Span, Slot, _Finding]]:
    pattern = _patterns()["plea"]
    for match in pattern.finditer(context.reading.text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        value = "not guilty" if match["not"] else "guilty"
        yield span, Slot("plea", "plea"), _Finding(span, value)


def _assertion(
    context: Context, sentence: Sentence, span: Span, slot: Slot, finding: _Finding
) -> Assertion:
    start, end = min(span.start, finding.span.start), max(span.end, finding.span.end)
    mention = context.reading.cut(start, end)
    words = context.reading.cut(finding.span.start, finding.span.end).text
    value = Category(slot.aspect, finding.value, words)
    found = context.assertion(sentence, mention, Kind.OUTCOME, slot, value)
    accused = _accused(context, sentence, span)
    carried = found.event.carried - {"who", "type"}
    if accused and not accused.mention.span.start >= sentence.span.start:
        carried |= {"who"}
    who = frozenset({accused.entity} if accused else ())
    return replace(found, event=replace(found.event, type="trial", who=who, carried=carried))


def _accused(context: Context, sentence: Sentence, span: Span) -> EntityMention | None:
    """Return who stands before the court: the person last named here, else the story's own."""
    people = [m for m in context.reading.entities if m.entity.kind is EntityKind.PERSON]
    here = [m for m in inside(people, sentence.span) if m.mention.span.start < span.end]
    if here:
        return here[-1]
    told = Counter(m.entity.key for m in people)
    return max(people, key=lambda m: (told[m.entity.key], -m.mention.span.start), default=None)


@cache
def _patterns() -> dict[str, Pattern]:
    lists = load("verdicts")
    words = {
        key: alternation(lists[key])
        for key in (
            "pleas",
            "found",
            "disposed",
            "charge",
            "charges",
            "kinds",
            "undecided",
            "whole",
        )
    }
    acquitted, convicted = (alternation(lists["values"][v]) for v in ("acquitted", "convicted"))
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "verdict": rf"\b(?:{acquitted}|{convicted})\b(?:(?<!guilty)|(?=\s+o[fn]\b)"
            rf"|(?<=\b(?:{words['found']})\b[^.;]{{0,60}}))",
            "acquitted": acquitted,
            "disposed": rf"\b(?:{words['disposed']})\s+(?:[\w-]+\s+){{0,3}}?"
            rf"(?:{words['charge']})\b",
            "disposed of": rf"\b(?:{words['charge']})\b[^.;]{{0,120}}?"
            rf"\b(?:was|were|been)\s+(?:\w+\s+)?(?P<how>{words['disposed']})\b",
            "plea before": rf"\b(?:{words['pleas']})\s+(?:not\s+)?$",
            "plea": rf"\b(?:{words['pleas']})\s+(?P<not>not\s+)?guilty\b",
            "undecided": rf"\b(?:{words['undecided']})\b|;",
            "offence": rf"\b(?:(?:{words['kinds']})[\s-]+){{0,3}}(?P<offence>{words['charges']})\b",
            "in full": rf"\s*(?:$|[.,;]|(?:in|by|after|at)\b"
            rf"|o[fn]\s+(?:{words['whole']}|\p{{L}}+day)\b)",
        }.items()
    }
