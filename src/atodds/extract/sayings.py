"""Who said what: the words of each utterance and its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from atodds.extract.context import Context
from atodds.extract.names import speaks_english
from atodds.extract.reading import inside
from atodds.extract.utterances import utterances_about
from atodds.language.wording import fold_words
from atodds.model import Assertion, Category, Entity, Kind, Slot, Utterance, Wording


def sayings(context: Context) -> Iterator[Assertion]:
    """Yield the words of each quotation, and who said what a sentence reports of a speaker."""
    yield from _quotations(context)
    yield from _speakers(context)


def _quotations(context: Context) -> Iterator[Assertion]:
    for utterance in context.reading.utterances:
        sentence = context.reading.sentence_at(utterance.mention.span.start)
        if sentence is None or not utterance.direct:
            continue
        speaker = utterance.speaker
        slot = Slot(
            "words", speaker.key if speaker else None, name=speaker.name if speaker else None
        )
        wording = _wording((utterance,), direct=True)
        yield context.assertion(sentence, utterance.mention, Kind.QUOTE, slot, wording)


def _speakers(context: Context) -> Iterator[Assertion]:
    """Yield the speaker of each remark, and of each two that stand side by side in a sentence.

    A remark is often cut in two: called it "unfair", saying that nobody had been asked.
    """
    reading = context.reading
    for sentence in reading.sentences:
        spoken = [
            u
            for u in inside(reading.utterances, sentence.span)
            if not _is_inside_another(u, reading.utterances)
        ]
        neighbours = [pair for pair in pairwise(spoken) if pair[0].speaker == pair[1].speaker]
        for remark in (*((u,) for u in spoken), *neighbours):
            speaker = remark[0].speaker
            if speaker is None:
                continue
            mention = reading.cut(remark[0].mention.span.start, remark[-1].mention.span.end)
            quoted = any(u.direct for u in inside(reading.utterances, mention.span))
            slot = Slot("speaker", topic=_wording(remark, direct=quoted))
            country = frozenset({speaker.country} if speaker.country else ())
            who = Category(speaker.kind.value, speaker.key, speaker.name, country)
            yield context.assertion(sentence, mention, Kind.SPEAKER, slot, who)


def _wording(utterances: Sequence[Utterance], *, direct: bool) -> Wording:
    text = " ".join(u.mention.text for u in utterances)
    return Wording(
        text=text,
        words=fold_words(text),
        direct=direct,
        translated=_is_translated(utterances[0].speaker),
    )


def _is_inside_another(utterance: Utterance, utterances: Sequence[Utterance]) -> bool:
    span = utterance.mention.span
    about = utterances_about(utterances, span)
    return any(u is not utterance and u.mention.span.contains(span) for u in about)


def _is_translated(speaker: Entity | None) -> bool:
    """Tell whether a speaker's country has no English among its official languages."""
    return (
        speaker is not None and speaker.country is not None and not speaks_english(speaker.country)
    )
