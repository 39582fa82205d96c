"""Which reader reads a file: its suffix says so, and where that may lie, its first bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from atodds.language import fold
from atodds.model import Problem
from atodds.read.columns import items_in_parquet
from atodds.read.decoding import bytes_of, decoded, unread, unreadable
from atodds.read.deliveries import items_in_json, items_in_lines
from atodds.read.items import Item
from atodds.read.markdown import lines_of_markdown, markup_in
from atodds.read.newsml import items_in_xml
from atodds.read.pages import declared_encoding, page_item
from atodds.read.warc import items_in_archive

Read = Iterator[Item | Problem]

_HEAD = 1024
_PAGE = (b"<!doctype html", b"<html")


def items_in(path: Path, place: str, as_of: date | None = None, url: str | None = None) -> Read:
    """Yield what a file holds, and what is wrong with it; `place` is what problems call it.

    Items that their sender withholds on the day `as_of` yield a notice in place of their text.
    """
    try:
        if problem := unreadable(path, place):
            yield problem
            return
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        yield unread(error, place)
        return
    if path.suffix.lower() in UNREAD:
        said = f"{path.suffix.lower()} files are not read; text, Markdown or HTML would be right"
        yield Problem(place, said)
        return
    form = _form(path.suffix.lower(), head.lstrip(b"\xef\xbb\xbf \t\r\n").lower())
    if form in STREAMED:
        yield from STREAMED[form](path, place, as_of)
        return
    data, problem = bytes_of(path, place)
    if problem:
        yield problem
    elif data is not None:
        yield from WHOLE[form](data, place, as_of, url)


def _text(data: bytes, place: str, _as_of: date | None, _url: str | None) -> Read:
    text, problem = decoded(data, place)
    if problem:
        yield problem
    if text is not None:
        yield Item(text)


def _markdown(data: bytes, place: str, as_of: date | None, url: str | None) -> Read:
    for read in _text(data, place, as_of, url):
        if isinstance(read, Item):
            lines = lines_of_markdown(read.text)
            yield Item(read.text, lines, markup_in(read.text, lines))
        else:
            yield read


def _page(data: bytes, place: str, _as_of: date | None, url: str | None) -> Read:
    text, problem = decoded(data, place, declared_encoding(data))
    if problem:
        yield problem
    if text is None:
        return
    item = page_item(text, url)
    if fold(item.text).strip():
        yield item
    else:
        yield Problem(place, "found no article on the page; an article's page would be right")


def _json(data: bytes, place: str, as_of: date | None, _url: str | None) -> Read:
    return items_in_json(data, place, as_of)


def _xml(data: bytes, place: str, as_of: date | None, _url: str | None) -> Read:
    return items_in_xml(data, place, as_of)


WHOLE: dict[str, Callable[[bytes, str, date | None, str | None], Read]] = {
    "text": _text,
    "markdown": _markdown,
    "page": _page,
    "json": _json,
    "xml": _xml,
}
"""Readers of files that hold one article, or few."""
STREAMED: dict[str, Callable[[Path, str, date | None], Read]] = {
    "json lines": items_in_lines,
    "archive": items_in_archive,
    "parquet": items_in_parquet,
}
"""Readers of files that may be larger than the memory."""
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".xml": "xml",
    ".warc": "archive",
    ".parquet": "parquet",
}

MARKS = {b"warc/1.": "archive", b"par1": "parquet"}
"""First bytes, in small letters, of what is nothing else."""
UNREAD = {".doc", ".docx", ".odt", ".pdf", ".rtf", ".zip"}


def _form(suffix: str, head: bytes) -> str:
    """Name the format of a file; no suffix is taken at its word but those of text."""
    form = SUFFIXES.get(suffix)
    if form in {"text", "markdown"}:
        return form
    marked = next((name for mark, name in MARKS.items() if head.startswith(mark)), None)
    if marked or (suffix == ".gz" and head.startswith(b"\x1f\x8b")):
        return marked or "archive"
    if _holds_page(head):
        return "page"
    if head.startswith((b"<?xml", b"<newsitem", b"<newsmessage")):
        return "xml"
    if form == "page" and b"<" not in head:
        return "text"
    return form or "text"


def _holds_page(head: bytes) -> bool:
    start = head
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    while start.startswith(b"<!--") and b"-->" in start:
        start = start.partition(b"-->")[2].lstrip()
    return start.startswith(_PAGE)
