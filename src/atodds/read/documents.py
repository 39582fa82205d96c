"""The documents of a check, read one by one; what cannot be read never keeps the others back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import normpath
from pathlib import Path

from atodds.config import Check, DocumentEntry, suggestion
from atodds.language import fold, paragraphs_of
from atodds.model import Block, BlockKind, Document, Problem, Span
from atodds.read.decoding import text_of
from atodds.read.identifiers import identifiers
from atodds.read.layout import blocks_of
from atodds.read.markdown import lines_of_markdown, markup_in
from atodds.read.origins import origins_named
from atodds.read.publication import dates_inferred

MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}


def read_documents(check: Check) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that a check lists, in its order, and what could not be read or is odd.

    Each document's text is as decoded and its blocks cover it in order; publication dates that the
    check leaves out are inferred; documents that carry one agency's text share their origin.
    """
    names = identifiers([entry.path for entry in check.documents])
    read: list[Document] = []
    problems: list[Problem] = []
    for name, entry in zip(names, check.documents, strict=True):
        text, problem = _text(check, entry)
        if problem:
            problems.append(problem)
        if text is not None:
            read.append(_document(name, entry, text))
    return origins_named(dates_inferred(read)), tuple(problems)


def documents_of(texts: Sequence[tuple[DocumentEntry, str]]) -> tuple[Document, ...]:
    """Return documents whose texts are at hand, as those that a check lists would be read."""
    names = identifiers([entry.path for entry, _ in texts])
    read = [_document(name, *text) for name, text in zip(names, texts, strict=True)]
    return origins_named(dates_inferred(read))


def _text(check: Check, entry: DocumentEntry) -> tuple[str | None, Problem | None]:
    path = check.path.parent / entry.path
    if _is_missing(path):
        near = suggestion(path.name, _names_beside(path))
        said = f"there is no file {entry.path!r} beside the check file{near}"
        return None, Problem(f"{check.path}:{entry.line}", said)
    return text_of(path, normpath(path))


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists()
    except (OSError, ValueError):
        return False


def _names_beside(path: Path) -> Iterable[str]:
    try:
        return [other.name for other in path.parent.iterdir() if other.is_file()]
    except OSError:
        return []


def _document(name: str, entry: DocumentEntry, text: str) -> Document:
    lines, markup = _lines(entry.path, text)
    folded = fold(text, markup)
    blocks = blocks_of(folded, lines)
    return Document(
        id=name,
        path=entry.path,
        outlet=entry.outlet,
        text=text,
        published=entry.published,
        published_given=entry.published is not None,
        url=entry.url,
        title=_title(folded, blocks),
        blocks=blocks,
        markup=markup,
    )


def _lines(path: str, text: str) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    if Path(path).suffix.lower() not in MARKDOWN_SUFFIXES:
        return paragraphs_of(fold(text)), ()
    lines = lines_of_markdown(text)
    return lines, markup_in(text, lines)


def _title(folded: str, blocks: Iterable[Block]) -> str | None:
    headline = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return " ".join(headline.span.of(folded).split()) if headline else None
