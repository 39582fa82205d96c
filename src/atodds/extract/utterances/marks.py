"""Stretches in quotation marks, whatever the house style and however carelessly it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from atodds.language import Pattern
from atodds.model import Span

DOUBLE = '"'
SINGLE = "'"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks within one paragraph."""

    outer: Span
    """With the marks, and the comma that follows them in some house styles."""
    inner: Span
    """The words alone, without a comma before the closing mark."""


@dataclass(frozen=True, slots=True)
class _Mark:
    style: str
    start: int
    end: int
    opens: bool
    """Stands before a word and not after one."""
    closes: bool
    weak: bool
    """Might as well be a plural's apostrophe or a sign for inches."""


_MARK = Pattern(r"\"|''|``|(?<!\w)['`]|['`](?!\w)")
_ELISION = Pattern(r"'(?:\d0s|\d\d\b|em|til|tis|twas|cause|round|bout|n)\b", regex.I)
_CUE_AFTER_COMMA = Pattern(
    r"[,?!]\s+(?:(?:he|she|they|it|we|(?:the\s+)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,4})\s+"
    r"(?:said|says|added|told)|said\s)\b"
)
_WORK = Pattern(
    r"\b(?:author|book|novel|film|movie|song|album|play|series|show|article|essay|memoir|poem|"
    r"programme|program|documentary|magazine|titled|entitled|headlined|subtitled)\b[\w\s,'-]{0,24}$",
    regex.I,
)
_JOINING = Pattern(
    r"(?:a|an|and|as|at|between|but|by|for|from|in|into|nor|of|off|on|or|over|per|than|the|to|up|"
    r"upon|versus|vs|with)$"
)
_MINIMUM = 2


def quotations_in(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks, paragraph by paragraph, in text order.

    Marks that never close end with their paragraph. A quotation that opens each of several
    paragraphs and closes only in the last gives one quotation a paragraph. Nested quotations
    belong to the outer one. Nicknames and titles of works are left out.
    """
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        found += _in_paragraph(text, paragraph, following)
    return tuple(q for q in found if not (_is_nickname(text, q) or _is_title(text, q)))


def _in_paragraph(text: str, paragraph: Span, following: Span | None) -> list[Quotation]:
    marks = _marks(text, paragraph)
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        closing = _closing(marks, at)
        if closing is not None:
            found += _quotation(text, mark, marks[closing].start, marks[closing].end)
            at = closing + 1
        elif mark.style == DOUBLE or _goes_on(text, mark, paragraph, following):
            end = _bound(text, marks, at, paragraph)
            found += _quotation(text, mark, end, end)
            at = next((i for i, m in enumerate(marks) if m.start >= end), len(marks))
            at += at < len(marks) and marks[at].start == end and not marks[at].opens
        else:
            at += 1
    return found


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    return [
        mark
        for match in _MARK.finditer(text, paragraph.start, paragraph.end)
        if (mark := _mark(text, match.start(), match.end(), paragraph)) is not None
    ]


def _mark(text: str, start: int, end: int, paragraph: Span) -> _Mark | None:
    style = SINGLE if end - start == 1 and text[start] != DOUBLE else DOUBLE
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if style == SINGLE and _ELISION.match(text, start):
        return None
    opens = (not before.isalnum() and before not in ".!?)]}") and not after.isspace()
    if opens and after in ",;:!?)":
        opens = False
    closes = not before.isspace() and before not in "([{"
    if before.isspace() and after.isspace():
        opens = closes = style == DOUBLE
    goes_on = after == " " and text[end + 1 : end + 2].islower()
    weak = goes_on and (before in "sS" if style == SINGLE else before.isdigit())
    return _Mark(style, start, end, opens, closes, weak)


def _closing(marks: Sequence[_Mark], opening: int) -> int | None:
    """Index of the mark that closes the one at `opening`, where one does."""
    style = marks[opening].style
    fallback: int | None = None
    inside_other = 0
    for index in range(opening + 1, len(marks)):
        mark = marks[index]
        if mark.style != style:
            inside_other += 1
            continue
        if mark.closes and not mark.weak:
            return None if style == SINGLE and inside_other % 2 else index
        if mark.opens:
            return fallback
        if mark.closes and fallback is None:
            fallback = index
    return fallback


def _goes_on(text: str, mark: _Mark, paragraph: Span, following: Span | None) -> bool:
    """Whether a single mark opens a paragraph and the next paragraph opens with one again."""
    if following is None or text[paragraph.start : mark.start].strip():
        return False
    return following.of(text).lstrip().startswith(SINGLE)


def _bound(text: str, marks: Sequence[_Mark], opening: int, paragraph: Span) -> int:
    """Where a quotation that never closes is taken to end."""
    start = marks[opening].end
    later = list(marks[opening + 1 :])
    reopened = next((m.start for m in later if m.style == DOUBLE and m.opens), paragraph.end)
    for mark in later:
        if mark.start < reopened and mark.style == SINGLE and text[mark.start - 1] in ".,!?":
            return mark.start
    cue = _CUE_AFTER_COMMA.search(text, start, reopened)
    return cue.start() + 1 if cue else reopened


def _quotation(text: str, mark: _Mark, end: int, outer_end: int) -> list[Quotation]:
    inner = _trimmed(text, mark.end, end)
    if inner is None:
        return []
    while text[outer_end : outer_end + 1] == ",":
        outer_end += 1
    return [Quotation(Span(mark.start, outer_end), inner)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "\"'`"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ',;"`'):
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _is_nickname(text: str, quotation: Quotation) -> bool:
    """Tell whether the words stand within a name: Ann "Annie" Example."""
    words = quotation.inner.of(text).split()
    before = text[: quotation.outer.start].rsplit(None, 1)[-1:]
    after = text[quotation.outer.end : quotation.outer.end + 2]
    return (
        len(words) <= _MINIMUM
        and all(word[:1].isupper() for word in words)
        and bool(before)
        and before[0][:1].isupper()
        and before[0][-1].isalpha()
        and after[:1] == " "
        and after[1:].isupper()
    )


def _is_title(text: str, quotation: Quotation) -> bool:
    """Tell whether the words name a book, film or the like."""
    words = list(regex.findall(r"\w[\w'-]*", quotation.inner.of(text)))
    proper = all(w[0].isupper() or w[0].isdigit() or _JOINING.match(w) for w in words)
    lead = text[max(0, quotation.outer.start - 60) : quotation.outer.start]
    return proper and _WORK.search(lead) is not None
