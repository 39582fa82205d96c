"""What stands around the quotations: the outlet's own words, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from atodds.extract.utterances.marks import Quotation, quotations_in
from atodds.model import Sentence, Span

LONGEST = 5_000
"""Characters of sentences that are joined: of a speech printed whole no more is one sentence."""
HIDDEN = "\x01"
"""Stands in the outlet's own words for each character of a quotation."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of the outlet's, which may hold quotations of several sentences."""

    span: Span
    paragraph: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document's text, the same with its quotations hidden, and its sentences."""

    text: str
    masked: str
    frames: tuple[Frame, ...]


def page_of(text: str, sentences: Sequence[Sentence]) -> Page:
    """Hide the quotations, and join the sentences that a quotation runs across."""
    own = [s for s in sentences if s.block.kind.asserts]
    paragraphs = sorted({s.block.span for s in own})
    quotations = quotations_in(text, paragraphs)
    frames = tuple(_frame(run, quotations) for run in _runs(own, quotations))
    return Page(text, _hidden(text, quotations), frames)


def _runs(sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[list[Sentence]]:
    """Put sentences together that end or begin in the midst of one quotation."""
    runs: list[list[Sentence]] = []
    for sentence in sentences:
        if runs and _go_on(runs[-1], sentence, quotations):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs


def _go_on(run: Sequence[Sentence], right: Sentence, quotations: Sequence[Quotation]) -> bool:
    left = run[-1]
    if left.block != right.block or right.span.end - run[0].span.start > LONGEST:
        return False
    last = _first_from(quotations, left.span.end) - 1
    return last >= 0 and right.span.start < quotations[last].inner.end


def _frame(run: Sequence[Sentence], quotations: Sequence[Quotation]) -> Frame:
    start, end = run[0].span.start, run[-1].span.end
    within = tuple(quotations[_first_from(quotations, start) : _first_from(quotations, end)])
    if within:
        end = max(end, within[-1].outer.end)
    return Frame(Span(start, end), run[0].paragraph, within)


def _first_from(quotations: Sequence[Quotation], offset: int) -> int:
    """Return the place among them, which never overlap, of the first that begins from there on."""
    return bisect_left(quotations, offset, key=lambda q: q.inner.start)


def _hidden(text: str, quotations: Sequence[Quotation]) -> str:
    pieces: list[str] = []
    at = 0
    for quotation in quotations:
        pieces += [text[at : quotation.outer.start]]
        pieces += [HIDDEN * (quotation.outer.end - quotation.outer.start)]
        at = quotation.outer.end
    return "".join([*pieces, text[at:]])
