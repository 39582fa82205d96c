"""What files hold: texts with what they say of themselves, not yet laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from atodds.model import Block, BlockKind, Original, Run, Span
from atodds.read.metadata import Metadata
from atodds.read.visible import Passage, is_too_long, passages_of

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a file, and what is known of it."""

    text: str
    lines: tuple[Block, ...] | None = None
    """Its blocks as the file marks them, None where only its lines tell."""
    markup: tuple[Span, ...] = ()
    original: Original | None = None
    metadata: Metadata = field(default_factory=Metadata)
    """What the item says of itself."""
    partial: bool = False
    cut: bool = False
    """Whether its end was left out, as it is too long."""
    name: str = ""
    """Which of the file's items it is; empty where the file is one item."""


def item_of(passages: Sequence[Passage], source: str | None = None) -> Item:
    """Return blocks of visible text as one text, a blank line between them.

    With the `source` that they were read from, each character's place in it is kept.
    """
    blocks: list[Block] = []
    runs: list[Run] = []
    at = 0
    for passage in passages:
        blocks.append(Block(passage.kind, Span(at, at + len(passage.text))))
        runs.extend(Run(at + run.at, run.length, run.source) for run in passage.runs)
        at += len(passage.text) + len(_BETWEEN)
    text = _BETWEEN.join(passage.text for passage in passages)
    original = None if source is None else Original(source, tuple(runs))
    return Item(text, tuple(blocks), original=original)


def headed(title: str | None, body: Item) -> Item:
    """Return an item under its headline, unless its text begins with it anyway."""
    words = " ".join((title or "").split())
    if not words or " ".join(body.text[: 2 * len(words)].split()).startswith(words):
        return body
    by = len(words) + len(_BETWEEN)
    lines = None
    if body.lines is not None:
        moved = (Block(block.kind, block.span.moved(by)) for block in body.lines)
        lines = (Block(BlockKind.HEADLINE, Span(0, len(words))), *moved)
    return replace(body, text=f"{words}{_BETWEEN}{body.text}", lines=lines)


def fragment(markup: str) -> Item:
    """Return the visible text of a piece of HTML or XHTML that holds an article and no page."""
    shown = [p for p in passages_of(markup) if p.kind is not BlockKind.CHROME]
    return replace(item_of(shown), cut=is_too_long(markup))


def numbered(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items with their numbers, counted from 1; a single one is the file."""
    listed = list(items)
    for number, item in enumerate(listed, 1):
        yield replace(item, name=str(number)) if len(listed) > 1 else item
