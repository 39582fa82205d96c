"""A reading together with its events: what every maker of assertions is given."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.extract.carry import EventMention, is_lead
from atodds.extract.clauses import clause_before
from atodds.extract.events import event_at
from atodds.extract.modality import modality_of
from atodds.extract.reading import Reading
from atodds.extract.utterances import attribution_of
from atodds.language import content_words
from atodds.model import Assertion, Kind, Mention, Quantity, Sentence, Slot, Value

NEAR = 50
"""Characters on each side of a mention: about the clause it stands in."""


@dataclass(frozen=True, slots=True)
class Context:
    """One document, marked, with the events it tells of."""

    reading: Reading
    events: tuple[EventMention, ...]

    def assertion(
        self, sentence: Sentence, mention: Mention, kind: Kind, slot: Slot, value: Value
    ) -> Assertion:
        """Return the assertion with all that the sentence around the mention adds to it."""
        reading = self.reading
        return Assertion(
            document=reading.document.id,
            kind=kind,
            slot=slot,
            value=value,
            event=event_at(reading, self.events, sentence, mention.span),
            mention=reading.cut(mention.span.start, mention.span.end),
            sentence=sentence.span,
            modality=modality_of(reading.text, sentence, mention.span),
            attribution=attribution_of(
                reading.text, mention.span, reading.entities, reading.utterances
            ),
            lead=is_lead(sentence),
            words=_words(reading.text, sentence, mention, value),
            near=content_words(_around(reading.text, sentence, mention)),
            before=content_words(clause_before(reading.text, sentence, mention.span)),
        )


def _around(text: str, sentence: Sentence, mention: Mention) -> str:
    """Return the whole words on both sides of the mention, not reaching far."""
    before = text[sentence.span.start : mention.span.start]
    after = text[mention.span.end : sentence.span.end]
    if len(before) > NEAR:
        before = before[-NEAR:].partition(" ")[2]
    if len(after) > NEAR:
        after = after[:NEAR].rpartition(" ")[0]
    return f"{before} {after}"


def _words(text: str, sentence: Sentence, mention: Mention, value: Value) -> frozenset[str]:
    """Return the words of the sentence; a figure's unit or counted noun is no thread to another."""
    span = sentence.span
    if not isinstance(value, Quantity):
        return content_words(span.of(text))
    rest = f"{text[span.start : mention.span.start]} {text[mention.span.end : span.end]}"
    return content_words(rest)
