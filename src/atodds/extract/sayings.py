"""Who said what: the words of each utterance and its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from atodds.extract.context import Context
from atodds.extract.names import speaks_english
from atodds.language.wording import fold_words
from atodds.model import Assertion, Category, Entity, Kind, Slot, Utterance, Wording


def sayings(context: Context) -> Iterator[Assertion]:
    """Yield the words and, where a name is given, the speaker of each utterance."""
    reading = context.reading
    for utterance in reading.utterances:
        sentence = reading.sentence_at(utterance.mention.span.start)
        if sentence is None:
            continue
        wording = _wording(utterance)
        speaker = utterance.speaker
        if utterance.direct:
            slot = Slot("words", speaker.key if speaker else None)
            yield context.assertion(sentence, utterance.mention, Kind.QUOTE, slot, wording)
        if speaker is not None:
            yield context.assertion(
                sentence,
                utterance.mention,
                Kind.SPEAKER,
                Slot("speaker", topic=wording),
                _who(speaker),
            )


def _wording(utterance: Utterance) -> Wording:
    text = utterance.mention.text
    return Wording(
        text=text,
        words=fold_words(text),
        direct=utterance.direct,
        translated=_is_translated(utterance.speaker),
    )


def _is_translated(speaker: Entity | None) -> bool:
    """Tell whether a speaker's country has no English among its official languages."""
    return (
        speaker is not None and speaker.country is not None and not speaks_english(speaker.country)
    )


def _who(speaker: Entity) -> Category:
    within = frozenset({speaker.country.lower()}) if speaker.country else frozenset[str]()
    return Category(speaker.kind.value, speaker.key, speaker.name, within)
