"""What a page says of itself: headline, date, outlet and author, in JSON-LD or meta tags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import regex

from atodds.config import moment_of

SCRIPT = regex.compile(
    r"""<script(?=[^<>]*?\stype\s*+=\s*+["']?application/ld\+json)[^<>]*+>(.*?)</script""",
    regex.DOTALL | regex.IGNORECASE,
)
_META = regex.compile(
    r"""<meta\s(?:[^<>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=){0,999}+>""", regex.IGNORECASE
)
_ATTRIBUTE = regex.compile(r"""([A-Za-z:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++))""")
_WRAPPED = regex.compile(
    r"\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)?"
    r"(.*?)(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?[\s;]*",
    regex.DOTALL,
)
_TRAILING_COMMA = regex.compile(r",(?=\s*+[}\]])")
# Fractions beyond microseconds and a space before the zone are as common as the standard's forms.
_FRACTION = regex.compile(r"(?<=:\d\d)[.,](\d{1,6})\d*")
_BEFORE_ZONE = regex.compile(r"(?<=\d)\s(?=[+-]\d\d:?\d\d$)")

_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "CreativeWork", "WebPage"})
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "article.published",
    "cxenseparse:recs:publishtime", "publish-date", "pubdate", "date", "article:published",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone")
_AUTHORS = ("author", "byl", "dc.creator", "parsely-author", "sailthru.author")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DEEPEST = 12
_MOST_NODES = 10_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page or an item says of itself; None where it does not."""

    title: str | None = None
    published: datetime | None = None
    """Naive, in UTC where a time zone is given."""
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    description: str | None = None
    body: str | None = None
    """The text of the article, where the page holds it as data."""
    free: bool | None = None
    """Whether all may read all of it."""


def metadata_of(source: str) -> Metadata:
    """Return what a page's source says of its article; JSON-LD goes before meta tags.

    Follows schema.org's NewsArticle, Open Graph and the meta names that news sites use.
    """
    linked = _article(_nodes(source))
    tags = _meta(source)
    return Metadata(
        title=_text(linked.get("headline")) or _first(tags, _TITLES) or _text(linked.get("name")),
        published=moment(linked.get("datePublished"))
        or next(filter(None, (moment(tags.get(name)) for name in _DATES)), None),
        outlet=_name(linked.get("publisher")) or _first(tags, _OUTLETS),
        author=_name(linked.get("author")) or _first(tags, _AUTHORS),
        url=_text(linked.get("url")) or tags.get("og:url"),
        description=_text(linked.get("description")) or _first(tags, _DESCRIPTIONS),
        body=_text(linked.get("articleBody")),
        free=_flag(linked.get("isAccessibleForFree")),
    )


def unescaped(text: str) -> str:
    """Return the text of a value, in which sites write references as in markup."""
    return unescape(text).strip()


def moment(value: object) -> datetime | None:
    """Return the naive UTC time of a date as pages and deliveries write it, None for another.

    ISO 8601 with or without its marks, a second's fractions of any length, and RFC 5322.
    """
    text = _text(value)
    if text is None:
        return None
    for reading in (_iso, parsedate_to_datetime):
        try:
            return moment_of(reading(text).isoformat())
        except (ValueError, OverflowError):
            continue
    return None


def _iso(text: str) -> datetime:
    mended = _BEFORE_ZONE.sub("", _FRACTION.sub(r".\1", text))
    return datetime.fromisoformat(mended)


def _article(nodes: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return the first node of the surest type; several articles on a page are a list of them."""
    kinds: dict[int, list[Mapping[str, Any]]] = {0: [], 1: []}
    for node in nodes:
        types = {str(kind).rpartition("/")[2] for kind in _listed(node.get("@type"))}
        if any(kind.endswith("Article") for kind in types):
            kinds[0].append(node)
        elif types & _ARTICLES and "headline" in node:
            kinds[1].append(node)
    articles = kinds[0] or kinds[1]
    whole = [node for node in articles if "datePublished" in node]
    return next(iter(whole or articles), {})


def _nodes(source: str) -> Iterator[Mapping[str, Any]]:
    for script in SCRIPT.finditer(source):
        yield from _within(_loaded(script[1]))


def _loaded(text: str) -> object:
    """Return what a script holds; broken JSON is mended where the fault is a common one."""
    wrapped = _WRAPPED.fullmatch(text)
    bare = wrapped[1] if wrapped else text
    for candidate in (bare, _TRAILING_COMMA.sub("", bare), _TRAILING_COMMA.sub("", unescape(bare))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _within(data: object) -> Iterator[Mapping[str, Any]]:
    level, seen = [data], 0
    for _ in range(_DEEPEST):
        below: list[object] = []
        for item in level:
            seen += 1
            if isinstance(item, dict):
                yield item
                below.extend(value for value in item.values() if isinstance(value, dict | list))
            elif isinstance(item, list):
                below.extend(item)
        if not below or seen > _MOST_NODES:
            return
        level = below


def _meta(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.finditer(source):
        attributes = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(tag.group())
        }
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name and (content := " ".join(attributes.get("content", "").split())):
            found.setdefault(name.lower(), content)
    return found


def _first(tags: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _name(value: object) -> str | None:
    names = [
        _text(item.get("name")) if isinstance(item, dict) else _text(item)
        for item in _listed(value)
    ]
    return ", ".join(name for name in names if name) or None


def _text(value: object) -> str | None:
    first = next(iter(_listed(value)), None)
    if isinstance(first, dict):
        first = first.get("@value") or first.get("@id")
    return unescaped(first) or None if isinstance(first, str) else None


def _flag(value: object) -> bool | None:
    text = str(next(iter(_listed(value)), "")).rpartition("/")[2].casefold()
    return {"true": True, "false": False}.get(text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
