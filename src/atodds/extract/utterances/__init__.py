"""Words put in somebody's mouth, and who a statement is from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from atodds.extract.utterances.attribution import attribution_of, utterances_about
from atodds.extract.utterances.frames import page_of
from atodds.extract.utterances.phrases import Reader
from atodds.extract.utterances.quoted import quoted_in
from atodds.extract.utterances.reported import reported_in
from atodds.extract.utterances.sources import Source
from atodds.extract.utterances.speakers import spoken_in
from atodds.model import EntityMention, Mention, Sentence, Span, Utterance

__all__ = ["attribution_of", "utterances_about", "utterances_of"]


def utterances_of(
    text: str, sentences: Sequence[Sentence], entities: Sequence[EntityMention]
) -> tuple[Utterance, ...]:
    """Find the words that a document puts in somebody's mouth, in text order.

    `text` is the folded text. Quotations give direct utterances; a clause behind or before a verb
    of saying gives an indirect one, which may hold quoted words that are an utterance of their own.
    """
    page = page_of(text, sentences)
    starts = [sentence.span.start for sentence in sentences]
    found: list[Utterance] = []
    for spoken in spoken_in(page, Reader(page.masked, entities)):
        reported = tuple(reported_in(page, spoken))
        found += (
            _utterance(text, starts, q.quotation.inner, q.source, q.cue, direct=True)
            for q in quoted_in(page, spoken, reported)
        )
        found += (
            _utterance(text, starts, r.clause, r.source, r.cue, direct=False) for r in reported
        )
    return tuple(sorted(found, key=lambda u: (u.mention.span, not u.direct)))


def _utterance(  # noqa: PLR0913  # the parts of one value
    text: str,
    starts: Sequence[int],
    span: Span,
    source: Source | None,
    cue: str | None,
    *,
    direct: bool,
) -> Utterance:
    return Utterance(
        mention=Mention(span, span.of(text)),
        direct=direct,
        speaker=source.entity if source else None,
        source=source.text if source else None,
        cue=cue,
        sentence=max(0, bisect_right(starts, span.start) - 1),
    )
