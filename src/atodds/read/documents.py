"""The documents of a check, read one by one; what cannot be read never keeps the others back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from os.path import normpath
from pathlib import Path

from atodds.config import Check, DocumentEntry, domain_of, suggestion
from atodds.language import fold, paragraphs_of
from atodds.model import Block, BlockKind, Document, Problem
from atodds.read.formats import items_in
from atodds.read.identifiers import identifiers
from atodds.read.items import Item
from atodds.read.layout import blocks_of
from atodds.read.origins import origins_named
from atodds.read.publication import dates_inferred, dates_printed

_CUT = "too long: what follows a million words and tags is not read; one article would be right"
_LONGEST = 500_000
"""Characters of an article, as many as a novel has: more are many articles in one."""


def read_documents(
    check: Check, as_of: date | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents that a check lists, in its order, and what could not be read or is odd.

    Each document's text is as decoded and its blocks cover it in order; publication dates that the
    check leaves out are inferred; documents that carry one agency's text share their origin. A file
    that holds several items gives several documents, `path#number` each. Items that their sender
    withholds on the day `as_of` give a notice and no text; without a day no embargo is over.
    """
    read, problems = _read(check, as_of)
    return of_one_story(read), problems


def read_intake(
    check: Check, as_of: date | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents of a check that need not be of one story, as `read_documents` does.

    Only a date that a document itself prints is inferred: other stories tell nothing of it.
    """
    read, problems = _read(check, as_of)
    return origins_named(dates_printed(read)), problems


def read_entry(
    check: Check, entry: DocumentEntry, as_of: date | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return what one entry of a check holds, each document by itself, and what is wrong with it.

    They have no ids yet: `with_names` gives them.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for found in _items(check, entry, as_of):
        if isinstance(found, Problem):
            problems.append(found)
        elif len(found.text) > _LONGEST:
            said = f"holds {len(found.text):,} characters; an article of {_LONGEST:,} at most"
            problems.append(Problem(_entry_of(entry, found).path, f"{said} would be right"))
        else:
            own = _entry_of(entry, found)
            documents.append(_document(own, found))
            if found.cut:
                problems.append(Problem(own.path, _CUT))
    return tuple(documents), tuple(problems)


def recent(
    documents: Sequence[Document], entry: DocumentEntry, as_of: date | None
) -> list[Document]:
    """Return the documents that are as new as their source asks; those without a date are.

    A date that is only printed in them is none here.
    """
    if entry.since is None or as_of is None:
        return list(documents)
    first = datetime.combine(as_of, time.min) - entry.since
    given = (d.published if d.published_given else None for d in documents)
    return [d for d, day in zip(documents, given, strict=True) if day is None or day >= first]


def with_names(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with ids that tell them apart, the same whatever their order."""
    names = identifiers([document.path for document in documents])
    return tuple(replace(d, id=name) for d, name in zip(documents, names, strict=True))


def of_one_story(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with what those on one event tell of each other: dates and origins."""
    return origins_named(dates_inferred(documents))


def _read(check: Check, as_of: date | None) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    read = [(entry, *read_entry(check, entry, as_of)) for entry in check.documents]
    documents = [d for entry, found, _ in read for d in recent(found, entry, as_of)]
    return with_names(documents), tuple(problem for *_, found in read for problem in found)


def documents_of(texts: Sequence[tuple[DocumentEntry, str]]) -> tuple[Document, ...]:
    """Return documents whose texts are at hand, as those that a check lists would be read."""
    return of_one_story(with_names([_document(entry, Item(text)) for entry, text in texts]))


def _items(check: Check, entry: DocumentEntry, as_of: date | None) -> Iterable[Item | Problem]:
    if entry.problem:
        return [entry.problem]
    path = check.file_of(entry)
    if _is_missing(path):
        near = suggestion(path.name, _names_beside(path))
        said = f"there is no file {entry.path!r} beside the check file{near}"
        return [Problem(f"{check.path}:{entry.line}", said)]
    return items_in(path, entry.path if entry.file else normpath(path), as_of, entry.url)


def _entry_of(entry: DocumentEntry, item: Item) -> DocumentEntry:
    """Complete what a check says of a file by what the item says of itself.

    The check knows a single article better than its page does, and the items of a delivery worse.
    Where it only guesses the outlet, the item knows better, and so does the domain of its address.
    """
    own = item.metadata
    of_check = (entry.outlet, entry.published, entry.url)
    of_item = (own.outlet, own.published, own.url)
    if entry.guessed:
        domain = None if entry.url else domain_of(own.url or "")
        of_item = (own.outlet or domain, entry.published or own.published, entry.url or own.url)
    first, second = (of_item, of_check) if item.name or entry.guessed else (of_check, of_item)
    outlet, published, url = (one or other for one, other in zip(first, second, strict=True))
    path = f"{entry.path}#{item.name}" if item.name else entry.path
    return entry.model_copy(
        update={"path": path, "outlet": outlet, "published": published, "url": url}
    )


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


def _document(entry: DocumentEntry, item: Item) -> Document:
    folded = fold(item.text, item.markup)
    blocks = blocks_of(folded, paragraphs_of(folded) if item.lines is None else item.lines)
    return Document(
        id="",
        path=entry.path,
        outlet=entry.outlet,
        text=item.text,
        published=entry.published,
        published_given=entry.published is not None,
        url=entry.url,
        title=_title(folded, blocks) or item.metadata.title,
        blocks=blocks,
        markup=item.markup,
        original=item.original,
        author=item.metadata.author,
        partial=item.partial,
    )


def _title(folded: str, blocks: Iterable[Block]) -> str | None:
    headline = next((block for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return " ".join(headline.span.of(folded).split()) if headline else None
