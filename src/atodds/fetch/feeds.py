"""RSS and Atom feeds."""

from __future__ import annotations

from calendar import timegm
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from typing import Any

import feedparser
import regex

from atodds.fetch.addresses import checked
from atodds.fetch.leads import Lead
from atodds.fetch.manners import NotFetchedError

_WHOLE = 250
"""Words from which a text in a feed is taken for the article."""
_TAG = regex.compile(r"</?[A-Za-z][^<>]*+>")
# A feed may have a document type, as RSS 0.91 has, but entities of its own only unfold.
_ENTITY = regex.compile(rb"<!ENTITY", regex.IGNORECASE)


def leads_in(data: bytes, url: str, content_type: str) -> list[Lead]:
    """Return the articles of a feed, in its order; NotFetchedError where it is none."""
    if _ENTITY.search(data.replace(b"\0", b"")):  # In UTF-16, zeros stand between the letters.
        said = "the feed declares entities of its own; a feed without would be right"
        raise NotFetchedError(said)
    # From bytes alone, feedparser would try whether they are the name of a file.
    headers = {"content-type": _kind(data, content_type), "content-location": url}
    try:
        feed = feedparser.parse(
            BytesIO(data),
            response_headers=headers,
            # Both are slow, and readers take the visible words alone.
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # noqa: BLE001  # whatever breaks there on a feed is no feed
        said = f"the feed cannot be parsed: {error}"
        raise NotFetchedError(said) from None
    if not feed.get("version") and not feed.entries:
        said = "found no feed; RSS or Atom would be right"
        raise NotFetchedError(said)
    outlet = _plain(_text(feed.feed, "title"))
    found = (_lead(entry, outlet) for entry in feed.entries)
    return [lead for lead in found if lead]


def _kind(data: bytes, content_type: str) -> str:
    """Return a type by which the encoding is found.

    Of text/xml alone feedparser believes, as a standard once said, that it is ASCII, and it does
    not see the mark that UTF-16 begins with.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "application/xml; charset=utf-16"
    return content_type if "charset" in content_type.lower() else "application/xml"


def _lead(entry: Mapping[str, Any], outlet: str | None) -> Lead | None:
    url = _link(entry)
    name = _text(entry, "id") or url
    html = max((*_contents(entry), _text(entry, "summary") or ""), key=len)
    if name is None or not (url or html):
        return None
    source = entry.get("source")
    return Lead(
        id=name,
        url=url,
        title=_plain(_text(entry, "title")),
        published=_moment(entry, "published_parsed") or _moment(entry, "updated_parsed"),
        updated=_text(entry, "updated") or _text(entry, "published"),
        author=_text(entry, "author"),
        outlet=(_plain(_text(source, "title")) if isinstance(source, Mapping) else None) or outlet,
        html=html or None,
        whole=len(_TAG.sub(" ", html).split()) >= _WHOLE,
    )


def _link(entry: Mapping[str, Any]) -> str | None:
    try:
        return checked(_text(entry, "link") or "")
    except NotFetchedError:
        return None


def _contents(entry: Mapping[str, Any]) -> list[str]:
    return [_text(content, "value") or "" for content in entry.get("content", ())]


def _moment(entry: Mapping[str, Any], key: str) -> datetime | None:
    # Asked for in its own way, feedparser gives one date for the other and warns of it.
    parsed = dict.get(entry, key) if isinstance(entry, dict) else None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).replace(tzinfo=None) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _plain(text: str | None) -> str | None:
    """Return the words of a title, which may hold markup."""
    return " ".join(unescape(_TAG.sub("", text)).split()) or None if text else None


def _text(entry: Mapping[str, Any], key: str) -> str | None:
    value = dict.get(entry, key) if isinstance(entry, dict) else None
    return value.strip() or None if isinstance(value, str) else None
