"""The blocks of a page: headline, paragraphs, captions, and what is not the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from atodds.language import sentences_of
from atodds.model import Block, BlockKind, Span
from atodds.read.furniture import (
    heads_a_list,
    is_date,
    kind_of_line,
    kind_of_sentence,
    labels_a_link,
    picture_credits_in,
)
from atodds.read.repeats import repeats_marked
from atodds.read.stamps import stamps_in

_ENDED = regex.compile(r"[.!?:;,\u2026][\"')\]]*\s*$")
_ENDED_HEADLINE = regex.compile(r"(?<!\.)[.!:;,][\"')\]]*\s*$")
_DATELINE_ALONE = regex.compile(r"[\p{Lu}\p{L}\p{M}.,' ]{2,60}(?:\([^()]{1,40}\))?\s*-+\s*$")
_CAPITAL = regex.compile(r"[\"'(\[]*[\p{Lu}\p{N}\p{Sc}]")
_LONGEST_HEADLINE = 30
_LONGEST_SUBHEAD = 15
_FEWEST_HEADLINE_WORDS = 3
_HEAD_LINES = 6
_SHORT_WORD = 4
_TITLE_CASE_SHARE = 0.6


def blocks_of(text: str, lines: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a folded text in order, given its lines or paragraphs.

    Lines that are paragraphs are looked into: one may hold stamps, notices or captions beside the
    article, and then makes several blocks. Lines of another kind stay as they are.
    """
    lines = tuple(lines)
    headline = _headline(text, lines)
    cut = [
        block
        for place, line in enumerate(lines)
        for block in _cut(text, line, headline, in_head=place < _HEAD_LINES)
    ]
    dated = _dates_in_head_marked(text, cut)
    parted = _subheads_marked(text, _links_marked(text, dated))
    return repeats_marked(text, parted)


def _headline(text: str, lines: Sequence[Block]) -> Block | None:
    """Find the first line that may be the article's, if it reads like a headline."""
    if any(line.kind is BlockKind.HEADLINE for line in lines) or len(lines) == 1:
        return None
    for line in lines:
        words = line.span.of(text)
        label = labels_a_link(words) and len(words.split()) >= _FEWEST_HEADLINE_WORDS + 1
        if len(words.split()) < _FEWEST_HEADLINE_WORDS and not _ENDED_HEADLINE.search(words):
            continue  # The outlet's name, a section's name or a place above the headline.
        if line.kind is BlockKind.PARAGRAPH and (label or not _furnishes(words)):
            return line if _reads_like_headline(words) else None
    return None


def _furnishes(line: str) -> bool:
    return kind_of_line(line) is not None or is_date(line) or bool(_DATELINE_ALONE.fullmatch(line))


def _reads_like_headline(line: str) -> bool:
    count = len(line.split())
    return (
        _FEWEST_HEADLINE_WORDS <= count <= _LONGEST_HEADLINE
        and not _ENDED_HEADLINE.search(line)
        and not any(stamps_in(line, in_head=True))
    )


def _cut(text: str, line: Block, headline: Block | None, *, in_head: bool) -> Iterator[Block]:
    if line is headline:
        yield Block(BlockKind.HEADLINE, line.span)
    elif line.kind is not BlockKind.PARAGRAPH:
        yield line
    elif kind := kind_of_line(line.span.of(text)):
        yield Block(kind, line.span)
    else:
        yield from _merged(_pieces(text, line, in_head=in_head))


def _pieces(text: str, line: Block, *, in_head: bool) -> Iterator[Block]:
    start = line.span.start
    stretch = line.span.of(text)
    for first, last in stamps_in(stretch, in_head=in_head):
        before = _sentences(text, Span(start, line.span.start + first))
        # A video's caption ends with its date in brackets.
        yield from map(_as_caption, before) if stretch[first] == "(" else before
        yield Block(BlockKind.CHROME, Span(line.span.start + first, line.span.start + last))
        start = line.span.start + last
    yield from _sentences(text, Span(start, line.span.end))


def _sentences(text: str, span: Span) -> Iterator[Block]:
    """Yield the sentences of a stretch, each with its kind; a credit ends the caption before it."""
    if not span.of(text).strip():
        return
    block = Block(BlockKind.PARAGRAPH, span)
    found: list[Block] = []
    for sentence in sentences_of(text, [block]):
        found.extend(_captions_parted(text, sentence.span, found))
    yield from found


def _captions_parted(text: str, sentence: Span, before: list[Block]) -> Iterator[Block]:
    start = sentence.start
    for first, last in picture_credits_in(sentence.of(text)):
        caption = Span(start, sentence.start + last)
        if not text[start : sentence.start + first].strip() and before:
            before[-1] = _as_caption(before[-1])
        yield Block(BlockKind.CAPTION, caption)
        start = caption.end
    rest = _trimmed(text, Span(start, sentence.end))
    if rest.start < rest.end:
        yield Block(kind_of_sentence(rest.of(text)) or BlockKind.PARAGRAPH, rest)


def _as_caption(block: Block) -> Block:
    plain = block.kind is BlockKind.PARAGRAPH
    return Block(BlockKind.CAPTION, block.span) if plain else block


def _merged(blocks: Iterable[Block]) -> Iterator[Block]:
    """Join neighbours of one kind, so that a paragraph stays whole."""
    open_block: Block | None = None
    for block in blocks:
        if open_block and open_block.kind is block.kind:
            open_block = Block(block.kind, Span(open_block.span.start, block.span.end))
            continue
        if open_block:
            yield open_block
        open_block = block
    if open_block:
        yield open_block


def _dates_in_head_marked(text: str, blocks: list[Block]) -> list[Block]:
    head = blocks[:_HEAD_LINES]
    marked = [
        Block(BlockKind.CHROME, block.span)
        if block.kind is BlockKind.PARAGRAPH and is_date(block.span.of(text))
        else block
        for block in head
    ]
    return marked + blocks[_HEAD_LINES:]


def _links_marked(text: str, blocks: list[Block]) -> list[Block]:
    """Mark titles of other articles: after a label that heads a list, or at the very end."""
    marked = list(blocks)
    listing = False
    for index, block in enumerate(blocks):
        words = block.span.of(text)
        if heads_a_list(words):
            listing = True
        elif block.kind is BlockKind.PARAGRAPH:
            listing = listing and not _ENDED.search(words)
            if listing:
                marked[index] = Block(BlockKind.CHROME, block.span)
    for index in reversed(range(1, len(marked))):
        block = marked[index]
        if block.kind is BlockKind.PARAGRAPH:
            if not _is_title(block.span.of(text)):
                break
            marked[index] = Block(BlockKind.CHROME, block.span)
    return marked


def _is_title(line: str) -> bool:
    long_words = [word for word in line.split() if len(word) > _SHORT_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long_words)
    return (
        not _ENDED.search(line)
        and len(line.split()) <= _LONGEST_SUBHEAD
        and not _DATELINE_ALONE.fullmatch(line)
        and bool(long_words)
        and capital >= _TITLE_CASE_SHARE * len(long_words)
    )


def _subheads_marked(text: str, blocks: list[Block]) -> list[Block]:
    paragraphs = [n for n, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    over_another = set(paragraphs[:-1])
    return [
        Block(BlockKind.SUBHEAD, block.span)
        if index in over_another and _is_subhead(text, blocks, index)
        else block
        for index, block in enumerate(blocks)
    ]


def _is_subhead(text: str, blocks: list[Block], index: int) -> bool:
    line = blocks[index].span.of(text)
    alone = all(
        {"\n", "\r"} & set(text[upper.span.end : lower.span.start])
        for upper, lower in pairwise(blocks[max(index - 1, 0) : index + 2])
    )
    return (
        alone
        and len(line.split()) <= _LONGEST_SUBHEAD
        and bool(_CAPITAL.match(line))
        and not _ENDED_HEADLINE.search(line)
        and not _DATELINE_ALONE.fullmatch(line)
        and len(sentences_of(text, [blocks[index]])) == 1
    )


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))
