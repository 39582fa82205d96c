"""IPTC's NewsML-G2: news items in XML, alone or in a news message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from atodds.model import Problem
from atodds.read.items import Item, fragment, headed, numbered
from atodds.read.metadata import Metadata, moment
from atodds.read.releases import withheld

if TYPE_CHECKING:
    from lxml.etree import _Element

_CREATED = (
    "contentMeta/contentCreated", "itemMeta/firstCreated", "contentMeta/contentModified",
    "itemMeta/versionCreated",
)  # fmt: skip


def items_in_xml(data: bytes, place: str, as_of: date | None) -> Iterator[Item | Problem]:
    """Yield the news items of a NewsML-G2 file with their text, and what is wrong with others.

    Documents with a document type are refused: entities could unfold without end or fetch files.
    """
    root = _parsed(data, place)
    if isinstance(root, Problem):
        yield root
        return
    if _local(root) not in {"newsItem", "newsMessage", "itemSet"}:
        said = f"found the root element <{_local(root)}>; NewsML-G2 or an HTML page would be right"
        yield Problem(f"{place}:{root.sourceline}", said)
        return
    found = list(_news_items(root))
    if not found:
        yield Problem(place, "found no news item; <newsItem> would be right")
    read = [_item(element, place, as_of) for element in found]
    named = iter(list(numbered(one for one in read if isinstance(one, Item))))
    yield from (one if isinstance(one, Problem) else next(named) for one in read)


def _parsed(data: bytes, place: str) -> _Element | Problem:
    # The import is slow, which other files need not pay.
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return Problem(f"{place}:{line}:{column}", f"found broken XML: {error.msg}")
    if root.getroottree().docinfo.doctype:
        return Problem(f"{place}:1", "found a document type; XML without one would be right")
    return root


def _item(element: _Element, place: str, as_of: date | None) -> Item | Problem:
    where = f"{place}:{element.sourceline}"
    status, embargo = _first(element, "itemMeta/pubStatus"), _first(element, "itemMeta/embargoed")
    state = None if status is None else status.get("qcode") or status.get("uri", "").rstrip("/")
    reason = withheld(
        (state or "").replace("/", ":") or None,
        None if embargo is None else embargo.text or "",
        as_of,
    )
    guid = (element.get("guid") or "the item")[:200]
    if reason:
        return Problem(where, f"{guid} is {reason}", notice=True)
    title = _text(element, "contentMeta/headline") or _text(element, "itemMeta/title")
    body = _body(element)
    if not body.text.strip():
        return Problem(where, f"{guid} holds no text; <inlineXML> with one would be right")
    metadata = Metadata(
        title=title,
        published=next(filter(None, (moment(_text(element, way)) for way in _CREATED)), None),
        author=_text(element, "contentMeta/by"),
    )
    return headed(title, replace(body, original=None, metadata=metadata))


def _body(element: _Element) -> Item:
    from lxml import etree  # noqa: PLC0415  # as above

    inline = _first(element, "contentSet/inlineXML")
    if inline is not None:
        markup = "".join(
            etree.tostring(child, encoding="unicode", with_tail=False) for child in inline
        )
        return fragment(markup)
    data = _first(element, "contentSet/inlineData")
    if data is None:
        return Item("")
    text = "".join(data.itertext())
    return fragment(text) if "html" in data.get("contenttype", "") else Item(text.strip())


def _news_items(root: _Element) -> Iterator[_Element]:
    return (e for e in root.iter("{*}newsItem"))


def _first(element: _Element, way: str) -> _Element | None:
    return element.find("/".join(f"{{*}}{step}" for step in way.split("/")))


def _text(element: _Element, way: str) -> str | None:
    found = _first(element, way)
    return None if found is None else " ".join("".join(found.itertext()).split()) or None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
