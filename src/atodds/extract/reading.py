"""A document with everything marked in it that assertions are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol, TypeVar

from atodds.extract.marks import amounts_and_times
from atodds.extract.names import entities_of
from atodds.extract.utterances import utterances_of
from atodds.language import fold, sentences_of
from atodds.model import (
    AmountMention,
    Document,
    EntityKind,
    EntityMention,
    Mention,
    Sentence,
    Span,
    TimeMention,
    Utterance,
)


class Marked(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def mention(self) -> Mention:
        """Where, and which words."""


M = TypeVar("M", bound=Marked)
_START = attrgetter("mention.span.start")


@dataclass(frozen=True, slots=True)
class Reading:
    """The marks of one document, each list in text order; page furniture holds none."""

    document: Document
    text: str
    """Folded; as long as the document's text."""
    sentences: tuple[Sentence, ...]
    """Those of blocks that assert, counted among themselves: page furniture moves no lead."""
    amounts: tuple[AmountMention, ...]
    times: tuple[TimeMention, ...]
    entities: tuple[EntityMention, ...]
    utterances: tuple[Utterance, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character, None between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if at < 0 or self.sentences[at].span.end <= offset:
            return None
        return self.sentences[at]

    def sentence_before(self, sentence: Sentence, *, across: bool = False) -> Sentence | None:
        """Return the sentence before it in the same paragraph, or `across` paragraphs too."""
        at = bisect_left(self.sentences, sentence.span.start, key=lambda s: s.span.start) - 1
        if at < 0 or not (across or self.sentences[at].paragraph == sentence.paragraph):
            return None
        return self.sentences[at]

    def cut(self, start: int, end: int) -> Mention:
        """Cut a mention out of the text as published."""
        return Mention.cut(self.document.text, start, end)


def inside(marks: Sequence[M], span: Span) -> tuple[M, ...]:
    """Return those of `marks`, which are in text order, that begin within the span."""
    first = bisect_left(marks, span.start, key=_START)
    last = bisect_left(marks, span.end, first, key=_START)
    return tuple(marks[first:last])


def names_and_times(reading: Reading, span: Span) -> list[Span]:
    """Return where people, bodies and times are named: no word inside them tells of an event."""
    names = (e for e in inside(reading.entities, span) if e.entity.kind is not EntityKind.PLACE)
    return [e.mention.span for e in names] + [t.mention.span for t in inside(reading.times, span)]


def read(document: Document) -> Reading:
    """Mark amounts, times, names and utterances in the sentences that assert."""
    text = fold(document.text, document.markup)
    asserting = (s for s in sentences_of(text, document.blocks) if s.block.kind.asserts)
    sentences = tuple(replace(s, index=number) for number, s in enumerate(asserting))
    amounts, times = amounts_and_times(text, sentences, document.published)
    entities = entities_of(text, sentences)
    return Reading(
        document=document,
        text=text,
        sentences=sentences,
        amounts=amounts,
        times=times,
        entities=entities,
        utterances=utterances_of(text, sentences, entities),
    )
