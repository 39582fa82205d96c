"""Paragraphs of a plain text, whether one stands on each line or lines are wrapped at a width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from atodds.model import Block, BlockKind, Span

_LINE = regex.compile(r"[^\r\n]++")
_BLANK_LINE = regex.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
_INDENT = regex.compile(r"[^\S\r\n]{2,}")
_WIDEST_WRAPPED = 120
_NARROWEST_WRAPPED = 40
_SHARE_FILLED = 0.8
_SHARE_RUNNING_ON = 0.25


def paragraphs_of(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of `text`, trimmed: one a line, or several lines where it is wrapped.

    A text counts as wrapped at a width if nearly every line is as full as the next line's first
    word allows, and many lines begin in lower case.
    """
    lines = [
        _trimmed(text, *match.span())
        for match in _LINE.finditer(text)
        if not match.group().isspace()
    ]
    spans = _joined(text, lines) if _wrapped(text, lines) else iter(lines)
    return tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _wrapped(text: str, lines: list[Span]) -> bool:
    width = max((line.end - line.start for line in lines), default=0)
    if not _NARROWEST_WRAPPED <= width <= _WIDEST_WRAPPED:
        return False
    following = [pair for pair in pairwise(lines) if not _parted(text, *pair)]
    if len(following) < 2:  # noqa: PLR2004  # a single pair says nothing of a width
        return False
    filled = sum(_fills(text, upper, lower, width) for upper, lower in following)
    running_on = sum(text[lower.start].islower() for _, lower in following)
    return filled >= _SHARE_FILLED * len(following) and running_on >= _SHARE_RUNNING_ON * len(
        following
    )


def _fills(text: str, upper: Span, lower: Span, width: int) -> bool:
    first_word = lower.of(text).split(maxsplit=1)[0]
    return upper.end - upper.start + 1 + len(first_word) > width


def _parted(text: str, upper: Span, lower: Span) -> bool:
    between = text[upper.end : lower.start]
    return bool(_BLANK_LINE.search(between)) or bool(_INDENT.search(between.rpartition("\n")[2]))


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    start = 0
    for index, line in enumerate(lines):
        if index + 1 == len(lines) or _parted(text, line, lines[index + 1]):
            yield Span(lines[start].start, line.end)
            start = index + 1
