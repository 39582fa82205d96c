"""What is read: documents, the blocks they are laid out in, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from atodds.model.original import Original
from atodds.model.span import Mention, Span


class BlockKind(StrEnum):
    """What a block of a page is; only the first four hold the outlet's own assertions."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    CHROME = "chrome"
    REPEAT = "repeat"

    @property
    def asserts(self) -> bool:
        """Whether sentences of such a block count as the outlet's reporting."""
        return self not in {BlockKind.CREDIT, BlockKind.CHROME, BlockKind.REPEAT}


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, paragraph or piece of page furniture, marked but never cut out of the text."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text, in its block and among the document's sentences."""

    span: Span
    block: Block
    paragraph: int
    """Which block of the document it stands in, counted from 0."""
    index: int
    """Its place among the document's sentences, counted from 0."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article of one outlet."""

    id: str
    path: str
    """As the check file gives it."""
    outlet: str
    text: str
    """As decoded, line ends untouched; every span points into it. Of a web page, its article."""
    published: datetime | None = None
    """Midnight where only the date is known."""
    published_given: bool = True
    """False where the date was inferred from the other documents."""
    url: str | None = None
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    origin: str = ""
    """Whose copy it is: documents of one origin are one witness."""
    markup: tuple[Span, ...] = ()
    """Stretches that are markup and no words, such as link targets; folding makes them spaces."""
    original: Original | None = None
    """The file that the text was taken out of, where the text is not the file's own."""
    author: str | None = None
    partial: bool = False
    """Whether it is a teaser, or breaks off where readers are asked to pay."""

    @property
    def file_text(self) -> str:
        """The text of the file, tags and all; the text itself where nothing was taken out."""
        return self.original.text if self.original else self.text

    def in_file(self, span: Span) -> Mention:
        """Return where in the file a stretch of the text stands, and the very characters there."""
        return self.original.mention(span) if self.original else Mention(span, span.of(self.text))

    def in_text(self, span: Span) -> Span:
        """Return what was read of a stretch of the file; it is empty where nothing was."""
        return self.original.span(span) if self.original else span


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that could not be read or is not right, and where."""

    place: str
    """`file`, `file:line` or `file:line:column`."""
    message: str
    notice: bool = False
    """Whether nothing is wrong with the input: an item is withheld, as its sender asks."""

    def __str__(self) -> str:
        """Give the sentence a user is shown, place first."""
        return f"{self.place}: {self.message}"
