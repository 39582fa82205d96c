"""Direct speech: which quotations are somebody's words, and whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from atodds.extract.utterances.cues import Form, Use
from atodds.extract.utterances.frames import HIDDEN, Page
from atodds.extract.utterances.marks import Quotation
from atodds.extract.utterances.reported import Reported
from atodds.extract.utterances.sources import Source
from atodds.extract.utterances.speakers import Spoken
from atodds.extract.utterances.subjects import CLAUSE_VERB, Saying
from atodds.language import Pattern


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, its speaker and the verb that introduces it."""

    quotation: Quotation
    source: Source | None
    cue: str | None


_SHOWN = Pattern(
    r"\b(?:read|reads|reading|signs?|banners?|placards?|posters?|slogans?|caption|shirt|headline)"
    r"\b[^.;]{0,30}$",
    regex.I,
)
_NOUN_OF_SAYING = Pattern(
    r"\b(?:words?|statement|message|comments?|remarks?|answer|reply|response|tweet|post|verdict|"
    r"warning|speech|letter|motto)\b[^.;]{0,60}$",
    regex.I,
)
_SENTENCE_END = Pattern(r"[.;]\s")
_FEW_WORDS = 2
_LONGEST_SUBJECT = 100


def quoted_in(page: Page, spoken: Spoken, reported: Sequence[Reported]) -> Iterator[Quoted]:
    """Yield the quotations of one sentence that are somebody's words.

    `reported` are the sentence's clauses of indirect speech: words quoted in one of them are its
    speaker's.
    """
    for quotation in spoken.frame.quotations:
        saying = _saying(page, spoken, quotation)
        if saying is not None:
            yield Quoted(quotation, saying.source, saying.cue.base)
        elif _stands_alone(page, spoken):
            yield Quoted(quotation, spoken.previous, None)
        elif (source := _introduced(page, spoken, quotation)) is not None:
            yield Quoted(quotation, source, None)
        elif (clause := _holding(quotation, reported)) is not None:
            yield Quoted(quotation, clause.source, clause.cue)
        elif _is_speech(page, spoken, quotation):
            yield Quoted(quotation, None, None)


def _saying(page: Page, spoken: Spoken, quotation: Quotation) -> Saying | None:
    """Choose between the verb behind a quotation and the one before it."""
    behind = _behind(page, spoken, quotation)
    before = _before(page, spoken, quotation)
    if behind is None or before is None:
        return behind or before
    begins_mid_sentence = quotation.inner.of(page.text)[:1].islower()
    return before if begins_mid_sentence or _follows_at_once(page, quotation) else behind


def _behind(page: Page, spoken: Spoken, quotation: Quotation) -> Saying | None:
    """The verb that follows at once, with nothing between but its own subject."""
    for saying in spoken.sayings:
        if saying.start < quotation.outer.end or saying.cue.form is Form.PARTICIPLE:
            continue
        between = page.masked[quotation.outer.end : saying.start]
        return saying if _is_part_of_subject(between) else None
    return None


def _is_part_of_subject(between: str) -> bool:
    """Whether what stands between a quotation and a verb of saying tells no more than who says."""
    apart = HIDDEN in between or _SENTENCE_END.search(between) is not None
    return not apart and len(between) <= _LONGEST_SUBJECT and not CLAUSE_VERB.search(between)


def _before(page: Page, spoken: Spoken, quotation: Quotation) -> Saying | None:
    """The last verb of saying before the quotation."""
    earlier = [s for s in spoken.sayings if s.cue.span.end <= quotation.outer.start]
    if not earlier:
        return None
    between = page.masked[earlier[-1].cue.span.end : quotation.outer.start]
    told_elsewhere = earlier[-1].cue.use is Use.ACCORDING and HIDDEN in between
    return None if told_elsewhere else earlier[-1]


def _follows_at_once(page: Page, quotation: Quotation) -> bool:
    """Whether a comma or colon leads from the verb to the quotation."""
    lead = page.masked[: quotation.outer.start].rstrip()[-1:]
    return lead in {",", ":"}


def _stands_alone(page: Page, spoken: Spoken) -> bool:
    """Whether the sentence is nothing but quotation: it belongs to whoever spoke last."""
    own = spoken.frame.span.of(page.masked)
    return not any(character.isalnum() for character in own)


def _introduced(page: Page, spoken: Spoken, quotation: Quotation) -> Source | None:
    """The subject of a sentence that leads up to a quotation without a verb of saying."""
    lead = page.masked[spoken.frame.span.start : quotation.outer.start].rstrip()
    announced = lead.endswith(":") or _NOUN_OF_SAYING.search(lead)
    return spoken.subject if announced and not _SHOWN.search(lead) else None


def _holding(quotation: Quotation, reported: Sequence[Reported]) -> Reported | None:
    """The clause of indirect speech in which a quotation stands."""
    return next((r for r in reported if r.clause.contains(quotation.inner)), None)


def _is_speech(page: Page, spoken: Spoken, quotation: Quotation) -> bool:
    """Whether words without a verb of saying are more than a term held at arm's length."""
    lead = page.masked[spoken.frame.span.start : quotation.outer.start]
    words = quotation.inner.of(page.text).split()
    return len(words) > _FEW_WORDS and not _SHOWN.search(lead)
