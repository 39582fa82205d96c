"""Text that stands twice in a document is marked where it stands again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from atodds.language import sentences_of, tokens
from atodds.model import Block, BlockKind, Span

_ENDED = regex.compile(r"[.!?][\"')\]]*\s*$")
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence, or the beginning of one that says the headline again."""

    block: Block
    span: Span
    words: tuple[str, ...]
    telling: bool
    """Whether it is long or unfinished enough that saying it twice is no turn of speech."""


def repeats_marked(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with every repeated block or run of sentences marked as a repeat.

    A text is repeated where the same words stood before in a block that asserts. Few words that end
    with a full stop may be said twice; they count only beside another repeat.
    """
    title = _title(text, blocks)
    parts = [part for block in blocks for part in _parts(text, block, title)]
    repeated = _repeated(parts)
    by_block: dict[Span, list[tuple[Span, bool]]] = {block.span: [] for block in blocks}
    for place, part in enumerate(parts):
        by_block[part.block.span].append((part.span, place in repeated))
    return tuple(new for block in blocks for new in _divided(block, by_block[block.span]))


def _title(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    headlines = (block for block in blocks if block.kind is BlockKind.HEADLINE)
    return next((_words(text, block.span) for block in headlines), ())


def _parts(text: str, block: Block, title: tuple[str, ...]) -> Iterator[_Part]:
    if not block.kind.asserts:
        return
    span = block.span
    if title and block.kind is not BlockKind.HEADLINE:
        end = _end_of_title(text, span, title)
        if end is not None:
            yield _Part(block, Span(span.start, end), title, telling=True)
            span = Span(end, span.end)
    for sentence in sentences_of(text, [Block(block.kind, span)]):
        words = _words(text, sentence.span)
        unfinished = not _ENDED.search(sentence.span.of(text))
        yield _Part(block, sentence.span, words, len(words) >= _FEWEST_WORDS or unfinished)


def _end_of_title(text: str, span: Span, title: tuple[str, ...]) -> int | None:
    """Return where the headline ends that a longer block begins with, without a full stop."""
    found = tokens(span.of(text)[: sum(map(len, title)) + 4 * len(title)])[: len(title)]
    if tuple(token.text.casefold() for token in found) != title:
        return None
    end = span.start + found[-1].span.end
    rest = text[end : span.end].lstrip()
    return end if rest and (rest[0].isupper() or rest[0].isdigit()) else None


def _repeated(parts: Sequence[_Part]) -> set[int]:
    seen: set[tuple[str, ...]] = set()
    again = []
    for place, part in enumerate(parts):
        if part.words in seen:
            again.append(place)
        elif part.words:
            seen.add(part.words)
    sure = {place for place in again if parts[place].telling}
    return sure | {place for place in again if {place - 1, place + 1} & sure}


def _divided(block: Block, parts: Sequence[tuple[Span, bool]]) -> Iterator[Block]:
    if not any(repeated for _, repeated in parts):
        yield block
        return
    for repeated, run in groupby(parts, key=lambda part: part[1]):
        spans = [span for span, _ in run]
        kind = BlockKind.REPEAT if repeated else block.kind
        yield Block(kind, Span(spans[0].start, spans[-1].end))


def _words(text: str, span: Span) -> tuple[str, ...]:
    return tuple(token.text.casefold() for token in tokens(span.of(text)))
