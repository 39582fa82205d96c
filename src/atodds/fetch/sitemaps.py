"""Sitemaps: of pages, of news, and indexes of sitemaps (the protocol of sitemaps.org)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from atodds.config import moment_of
from atodds.fetch.addresses import joined
from atodds.fetch.leads import LONG_AGO, Lead
from atodds.fetch.manners import NotFetchedError


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: articles, or, if it is an index, further sitemaps."""

    leads: tuple[Lead, ...]
    sitemaps: tuple[tuple[str, datetime | None], ...]
    """With the time of their last change, where it is given; the latest first."""


def sitemap_in(data: bytes, url: str) -> Sitemap:
    """Return what a sitemap lists; NotFetchedError where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        said = f"found broken XML: {error.msg}"
        raise NotFetchedError(said) from None
    # No QName: what is mended may have a prefix of no namespace, which that takes for an error.
    kind = "" if root is None else str(root.tag).rpartition("}")[2]
    if root is None or kind not in {"urlset", "sitemapindex"}:
        said = f"found <{kind}>; a sitemap with <urlset> or <sitemapindex> would be right"
        raise NotFetchedError(said)
    if root.getroottree().docinfo.doctype:
        said = "found a document type; a sitemap without one would be right"
        raise NotFetchedError(said)
    if kind == "urlset":
        found = (_lead(element, url) for element in root.iterfind("{*}url"))
        return Sitemap(tuple(lead for lead in found if lead), ())
    listed = ((_link(e, url), _moment(_text(e, "lastmod"))) for e in root.iterfind("{*}sitemap"))
    sitemaps = [(link, when) for link, when in listed if link]
    sitemaps.sort(key=lambda one: one[1] or LONG_AGO, reverse=True)
    return Sitemap((), tuple(sitemaps))


def _lead(element: etree._Element, url: str) -> Lead | None:
    link = _link(element, url)
    if link is None:
        return None
    changed = _text(element, "lastmod")
    published = _text(element, "news/{*}publication_date")
    return Lead(
        id=link,
        url=link,
        title=_text(element, "news/{*}title"),
        published=_moment(published) or _moment(changed),
        updated=changed or published,
        outlet=_text(element, "news/{*}publication/{*}name"),
    )


def _link(element: etree._Element, url: str) -> str | None:
    link = _text(element, "loc")
    try:
        return joined(url, link) if link else None
    except NotFetchedError:
        return None


def _text(element: etree._Element, way: str) -> str | None:
    found = element.find(f"{{*}}{way}")
    return None if found is None else " ".join("".join(found.itertext()).split()) or None


def _moment(text: str | None) -> datetime | None:
    """Return a date of the W3C's form; one with a year alone tells too little."""
    try:
        return moment_of(text)
    except ValueError:
        return None
