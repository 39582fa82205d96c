"""Who a statement is from, where it is not the outlet's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from atodds.extract.utterances.phrases import Reader
from atodds.language import Pattern
from atodds.model import Attribution, EntityMention, Sentence, Span, Utterance

_EVIDENCE = Pattern(
    r"\b(?:figures?|data|estimates?|counts?|tall(?:y|ies)|numbers?|statistics|reports?|records?|"
    r"documents?|polls?|surveys?|footage|toll|statement)\s+"
    r"(?:(?:compiled|collected|released|published|issued|provided|given|gathered|kept|made|posted|"
    r"obtained|announced|reported)\s+){0,1}(?:by|from)\s+",
    regex.I,
)
_HEDGE = Pattern(
    r"\b(?:reportedly|allegedly|purportedly|(?:it\s+)?(?:is|are|was|were)\s+(?:widely\s+)?"
    r"(?:believed|thought|understood|said|reported|alleged)\s+to|it\s+(?:is|was)\s+"
    r"(?:believed|thought|understood|reported|alleged)|(?:unconfirmed|media|news|local|initial|"
    r"early)\s+reports\s+(?:said|say|suggest(?:ed)?|indicate(?:d)?|put))\b",
    regex.I,
)
_HALF = 2
_REACH = 3_000
"""How many characters before a figure somebody may have begun to speak."""


def attribution_of(
    text: str,
    sentence: Sentence | Span,
    entities: Sequence[EntityMention],
    utterances: Sequence[Utterance],
) -> Attribution | None:
    """Tell who a sentence, or the stretch of it that holds a figure, is from.

    A stretch belongs to the speaker of the innermost clause that holds it, a sentence to the
    speaker of at least half of it. None is the outlet's own voice.
    """
    span = sentence.span if isinstance(sentence, Sentence) else sentence
    near = utterances_about(utterances, span)
    if isinstance(sentence, Sentence):
        holding = [u for u in near if _fills(u, span)]
    else:
        holding = [u for u in near if u.mention.span.contains(span)]
    for utterance in sorted(holding, key=lambda u: _length(u.mention.span)):
        if utterance.source is not None:
            return Attribution(utterance.source, utterance.speaker)
    return _from_evidence(text, span, entities) or _hedged(text, span)


def utterances_about(utterances: Sequence[Utterance], span: Span) -> Sequence[Utterance]:
    """Return those of `utterances`, which are in text order, that may reach into a stretch."""
    first, end = (
        bisect_left(utterances, offset, key=lambda u: u.mention.span.start)
        for offset in (span.start - _REACH, span.end)
    )
    return utterances[first:end]


def _fills(utterance: Utterance, sentence: Span) -> bool:
    """Whether an utterance is at least half of a sentence, who said so left aside."""
    saying = len(utterance.source or "") + len(utterance.cue or "")
    return _HALF * _shared(utterance.mention.span, sentence) >= _length(sentence) - saying


def _from_evidence(text: str, span: Span, entities: Sequence[EntityMention]) -> Attribution | None:
    """Read the source of "figures released by the ministry"."""
    start, end = _around(text, span)
    evidence = _EVIDENCE.search(text, start, end)
    if evidence is None:
        return None
    source = Reader(text, entities).after(evidence.end(), end)
    return Attribution(source.text, source.entity) if source is not None else None


def _hedged(text: str, span: Span) -> Attribution | None:
    """Read "reportedly" and the like: somebody says so, but not the outlet."""
    hedge = _HEDGE.search(text, *_around(text, span))
    return Attribution(hedge.group()) if hedge is not None else None


def _around(text: str, span: Span) -> tuple[int, int]:
    """The line about a stretch, no further than a full stop before and behind it."""
    start = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start)) + 1
    stops = [i for i in (text.find("\n", span.end), text.find(". ", span.end)) if i >= 0]
    return start, min(stops, default=len(text))


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _length(span: Span) -> int:
    return span.end - span.start
