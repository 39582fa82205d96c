"""Markdown: which lines are headings, paragraphs or code, and which characters are markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

from atodds.model import Block, BlockKind, Span

_LINE = regex.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_FRONT_MATTER = regex.compile(
    r"\ufeff?---[^\S\r\n]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n))*?(?:---|\.\.\.)[^\S\r\n]*(?=[\r\n]|$)"
)
_KINDS = {
    "heading_open": BlockKind.SUBHEAD,
    "paragraph_open": BlockKind.PARAGRAPH,
    "tr_open": BlockKind.PARAGRAPH,
    "fence": BlockKind.CHROME,
    "code_block": BlockKind.CHROME,
    "html_block": BlockKind.CHROME,
}
# What begins a line within containers: quotation and list marks, a heading's number signs.
_LEAD = regex.compile(r"\s*+(?:(?:>|[-*+](?=\s)|\p{N}{1,9}[.)](?=\s)|\#{1,6}(?=\s)|\|)\s*+)*+")
_MARKUP = regex.compile(
    r"""
      !?\[ (?= [^\[\]\r\n]{0,500} \]\( )                       # the opening of a link or picture
    | \]\( [^()\s]{0,2000} (?:\([^()\s]{0,500}\)[^()\s]{0,500})?
        (?:\s{1,3}(?:"[^"\r\n]{0,500}"|'[^'\r\n]{0,500}'))? \s?\)   # its target and title
    | (?<=\])\[ [^\[\]\r\n]{0,200} \]                          # its reference
    | <(?:https?|mailto):[^<>\s]{0,2000}> | </?[A-Za-z][^<>\r\n]{0,1000}> | <!--.{0,2000}?-->
    | \*{1,3}(?=\S) | (?<=\S)\*{1,3}
    | (?<![\p{L}\p{N}_])_{1,3}(?=\S) | (?<=\S)_{1,3}(?![\p{L}\p{N}_])
    | `{1,3} | ~~ | \\(?=[!-/:-@\[-`{-~]) | (?<=[^\s#])\s\#{1,6}(?=[^\S\r\n]*$)
    | (?<=\s)\|(?=\s|$) | ^[^\S\r\n]*[=-]{3,}[^\S\r\n]*$
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_QUOTED_LINE = regex.compile(r"(?<=[\r\n])[^\S\r\n]*>+[^\S\r\n]?")


def lines_of_markdown(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text in order: the first heading is the headline.

    Front matter, code, raw HTML and link definitions are chrome.
    """
    # The import is slow, which plain text need not pay.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    starts = [match.start() for match in _LINE.finditer(text)]
    front = _FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    blocks = [Block(BlockKind.CHROME, Span(0, begin))] if front else []
    skipped = sum(start < begin for start in starts)
    # Blank lines in place of the front matter keep the numbers of the lines that follow.
    body = "\n" * skipped + text[starts[skipped] if skipped < len(starts) else len(text) :]
    blocks.extend(_blocks(text, starts, MarkdownIt("commonmark").enable("table").parse(body)))
    return tuple(_uncovered_marked(text, _headline_first(blocks)))


def markup_in(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the stretches of headings and paragraphs that are markup, in order."""
    found: list[Span] = []
    for block in blocks:
        if block.kind is BlockKind.CHROME:
            continue
        start, end = block.span.start, block.span.end
        spans = [match.span() for match in _MARKUP.finditer(text, start, end)]
        spans += [match.span() for match in _QUOTED_LINE.finditer(text, start, end)]
        found.extend(_apart(sorted(spans)))
    return tuple(found)


def _blocks(text: str, starts: Sequence[int], tokens: Sequence[Token]) -> Iterator[Block]:
    ended = 0
    for token in tokens:
        kind = _KINDS.get(token.type)
        if kind is None or token.map is None or token.map[0] < ended:
            continue
        first, last = token.map
        ended = last
        span = _content(text, starts[first], starts[last] if last < len(starts) else len(text))
        if span.start < span.end:
            yield Block(kind, span)


def _content(text: str, start: int, end: int) -> Span:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return Span(start, start + len(text[start:end].rstrip()))


def _headline_first(blocks: Sequence[Block]) -> list[Block]:
    first = next((block for block in blocks if block.kind is BlockKind.SUBHEAD), None)
    return [Block(BlockKind.HEADLINE, block.span) if block is first else block for block in blocks]


def _uncovered_marked(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, and as chrome what stands between them with words in it."""
    end = 0
    for block in [*blocks, Block(BlockKind.CHROME, Span(len(text), len(text)))]:
        for line in _LINE.finditer(text, end, block.span.start):
            if any(map(str.isalpha, line.group())):
                yield Block(BlockKind.CHROME, _content(text, *line.span()))
        if block.span.start < block.span.end:
            yield block
        end = block.span.end


def _apart(spans: Sequence[tuple[int, int]]) -> Iterator[Span]:
    end = 0
    for first, last in spans:
        if first >= end:
            yield Span(first, last)
            end = last
