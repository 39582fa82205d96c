"""Passages as a user names them: a document, and a line or some words of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

import click
import regex

from atodds.cli.output import say
from atodds.config import suggestion
from atodds.extract import extract
from atodds.language import fold
from atodds.model import Assertion, Document, Span
from atodds.model.assertion import TOLD
from atodds.report.sources import Sources

POINT = regex.compile(r"([0-9]{1,9})(?::([0-9]{1,9}))?")

LINE = regex.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")


def passage(text: str, documents: Sequence[Document], check: str = "") -> tuple[Document, Span]:
    """Return the document and span that `DOCUMENT:LINE[:COLUMN]` or `DOCUMENT:words` names.

    DOCUMENT is the path as a report or the check gives it, the last part of it, or the id.
    """
    sources = Sources.of(documents, check)
    names = _names(documents) | {sources.path(d): d for d in documents}
    # The longest first, so that none hides another.
    for name, document in sorted(names.items(), key=lambda item: (-len(item[0]), item[0])):
        if text.startswith(f"{name}:"):
            where = text[len(name) + 1 :].strip()
            point = POINT.fullmatch(where)
            if point is None:
                return document, _words(where, document)
            return document, _point(document, int(point[1]), int(point[2] or 0))
    name, colon, _ = text.partition(":")
    if not colon:
        said = f"{text!r} is no passage; DOCUMENT:LINE or DOCUMENT:some words would be right"
    else:
        said = f"no document is called {name!r}{suggestion(name, names)}"
    raise click.UsageError(said)


def line_of(document: Document, span: Span) -> int:
    """Return the line, counted from 1, on which a span begins."""
    start = document.in_file(span).span.start
    ended = [match for match in LINE.finditer(document.file_text) if match.end() <= start]
    return len(ended) + 1


def asserted_at(document: Document, span: Span) -> list[Assertion]:
    """Return the assertions whose words overlap a span of the document, mere words left out."""
    found = (a for a in extract(document) if a.mention.span.overlaps(span))
    return [a for a in found if a.slot.aspect != TOLD]


def _names(documents: Iterable[Document]) -> dict[str, Document]:
    """Return every document by its path, its file's name and its id."""
    names = {name: d for d in documents for name in (PurePath(d.path).stem, PurePath(d.path).name)}
    names |= {d.id: d for d in documents}
    return names | {d.path: d for d in documents}


def _point(document: Document, line: int, column: int) -> Span:
    lines = [Span(*match.span()) for match in LINE.finditer(document.file_text)]
    if not 1 <= line <= len(lines):
        said = f"{document.path} has {len(lines)} lines, and no line {line}"
        raise click.UsageError(said)
    whole = lines[line - 1]
    if not column:
        return document.in_text(whole)
    if column > whole.end - whole.start:
        said = f"line {line} of {document.path} has {whole.end - whole.start} columns, not {column}"
        raise click.UsageError(said)
    return document.in_text(Span(whole.start + column - 1, whole.start + column))


def _words(words: str, document: Document) -> Span:
    pattern = r"\s+".join(map(regex.escape, fold(words).split()))
    found = list(regex.finditer(pattern, fold(document.text), regex.IGNORECASE)) if pattern else []
    if not found:
        said = f"{document.path} does not hold the words {words!r}"
        raise click.UsageError(said)
    if len(found) > 1:
        line = line_of(document, Span(*found[0].span()))
        say(f"{words!r} stands {len(found)} times in {document.path}; taking line {line}")
    return Span(*found[0].span())
