"""WARC archives: the pages among their responses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from atodds.model import Problem
from atodds.read.decoding import decoded
from atodds.read.items import Item
from atodds.read.pages import declared_encoding, page_item

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_LARGEST = 16 * 1024 * 1024
_OK = 200
_PAGES = ("text/html", "application/xhtml+xml")


def items_in_archive(path: Path, place: str, as_of: date | None) -> Iterator[Item | Problem]:  # noqa: ARG001  # a reader like the others
    """Yield the articles of the pages in a WARC file, named by their record's number.

    Pages are responses with status 200 that are HTML; one without an article is passed over, as
    most of what a crawler keeps has none. Records count from 1, whatever they hold.
    """
    # The import is slow, and only archives need it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(path, auto_decode="all"), 1):
            if record.record_type == WarcRecordType.response:
                for read in _read(record, f"{place}#{number}"):
                    yield replace(read, name=str(number)) if isinstance(read, Item) else read
    except (OSError, ValueError) as error:
        yield Problem(f"{place}#{number + 1}", f"the archive breaks off here: {error}")
        return
    if not number:
        yield Problem(place, "found no records; a WARC archive would be right")


def _read(record: WarcRecord, place: str) -> Iterator[Item | Problem]:
    if not record.is_http or record.http_headers.status_code != _OK:
        return
    if (record.http_content_type or "").lower() not in _PAGES:
        return
    data = record.reader.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        yield Problem(place, f"a page of more than {_LARGEST >> 20} MB; it is not read")
        return
    text, problem = decoded(data, place, record.http_charset or declared_encoding(data))
    if problem:
        yield problem
    if text is None:
        return
    item = page_item(text, record.headers.get("WARC-Target-URI"))
    if item.text.strip():
        url = item.metadata.url or record.headers.get("WARC-Target-URI")
        yield replace(item, original=None, metadata=replace(item.metadata, url=url))
