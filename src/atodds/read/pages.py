"""Web pages: the article, where it stands in the page's source, and what the page says of it."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from types import ModuleType

import regex

from atodds.model import BlockKind
from atodds.read.article import article_in, same_letters
from atodds.read.embedded import embedded
from atodds.read.items import Item, item_of
from atodds.read.metadata import Metadata, metadata_of
from atodds.read.paywalls import is_partial
from atodds.read.visible import Passage, is_too_long, passages_of

_FEWEST_WORDS = 5
"""Fewer are a button or a link, and no article."""
_FOLLOWING = 12
"""How many blocks after an article may hold the invitation to pay for the rest."""
_HEAD = 4096
"""How many bytes of a page may hold its encoding; the standard asks for the first kilobyte."""
_CHARSET = regex.compile(
    rb"""(?:charset|encoding)\s*+=\s*+["']?([A-Za-z0-9_:.-]{2,40})""", regex.IGNORECASE
)
# Without them the day on which the program runs would decide which dates are taken for real.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def page_item(source: str, url: str | None = None) -> Item:
    """Return the article of a web page; an item without text where there is none.

    Its text is made of the blocks of the page's visible text that trafilatura takes for the
    article, under the headline, and each character's place in `source` is kept. Headline, date,
    outlet and author are those of the page's JSON-LD, its meta tags, or what trafilatura makes out.
    Where less than half of the article in the page's JSON-LD is to be seen, that is the text.
    """
    passages = tuple(passages_of(source))
    article = article_in(passages, _lines(source))
    if _words_in(article) < _FEWEST_WORDS:
        article = ()
    metadata = _completed(metadata_of(source), source, url)
    shown = _headlined(passages, article, metadata.title) if article else ()
    if told := _as_data(source, article, metadata):
        article, shown = told, (*_headline(source, passages, metadata.title), *told)
    body = " ".join(passage.text for passage in article)
    partial = is_partial(body, _after(passages, article), metadata)
    item = item_of(shown, source)
    return replace(item, metadata=metadata, partial=partial, cut=is_too_long(source))


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, None where it says none."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def is_page(text: str) -> bool:
    """Tell whether markup is a whole page rather than a piece of one."""
    head = text[:2000].lower()
    return "<html" in head or "<!doctype html" in head or "<body" in head


def _lines(source: str) -> Sequence[str]:
    try:
        found = _trafilatura().bare_extraction(source, fast=True, include_comments=False)
    except Exception:  # noqa: BLE001  # whatever breaks there on a page is a page without article
        return ()
    return (found.text or "").split("\n") if found else ()


def _as_data(source: str, article: Sequence[Passage], metadata: Metadata) -> tuple[Passage, ...]:
    """Return the article of a page's data where the page itself shows much less of it."""
    wanted = len((metadata.body or "").split())
    if metadata.body is None or wanted < max(_FEWEST_WORDS, 2 * _words_in(article)):
        return ()
    return embedded(source, "articleBody", metadata.body)


def _headline(source: str, passages: Sequence[Passage], title: str | None) -> tuple[Passage, ...]:
    """Return the title where the page shows it, or where it stands in its data."""
    shown = _entitled(passages, title) if title else None
    found = (shown,) if shown or not title else embedded(source, "headline", title)[:1]
    return tuple(replace(passage, kind=BlockKind.HEADLINE) for passage in found if passage)


def _words_in(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text.split()) for passage in passages)


def _completed(metadata: Metadata, source: str, url: str | None) -> Metadata:
    if metadata.title and metadata.published:
        return metadata
    try:
        found = _trafilatura().extract_metadata(source, default_url=url, date_config=_DATES)
    except Exception:  # noqa: BLE001  # whatever breaks there, the page says nothing more of itself
        return metadata
    day = datetime.fromisoformat(found.date).date() if found.date else None
    published = metadata.published or (datetime.combine(day, time.min) if day else None)
    return replace(
        metadata,
        title=metadata.title or found.title,
        published=published,
        author=metadata.author or found.author,
    )


def _headlined(
    passages: Sequence[Passage], article: Sequence[Passage], title: str | None
) -> tuple[Passage, ...]:
    """Put the headline to the article, in the order of the page."""
    best = (_entitled(passages, title) if title else None) or _topmost(passages, article)
    plain = (_below(passage) for passage in article)
    if best is None:
        return tuple(plain)
    kept = [passage for passage in plain if _place(passage) != _place(best)]
    headline = Passage(BlockKind.HEADLINE, best.text, best.runs)
    return tuple(sorted([headline, *kept], key=_place))


def _entitled(passages: Sequence[Passage], title: str) -> Passage | None:
    """Return the heading that is the title, or the page's own title."""
    order = (BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.PARAGRAPH, BlockKind.CHROME)
    found = ((p, same_letters(p, title)) for p in passages)
    same = [(p.kind, cut) for p, cut in found if cut]
    return next((cut for kind in order for of, cut in same if of is kind), None)


def _topmost(passages: Sequence[Passage], article: Sequence[Passage]) -> Passage | None:
    """Return the only heading of the first rank above the article: sites title it for searches."""
    if not article:
        return None
    above = [p for p in passages if _place(p) <= _place(article[0])]
    headings = [p for p in above if p.kind is BlockKind.HEADLINE]
    return headings[0] if len(headings) == 1 else None


def _below(passage: Passage) -> Passage:
    if passage.kind is not BlockKind.HEADLINE:
        return passage
    return Passage(BlockKind.SUBHEAD, passage.text, passage.runs)


def _place(passage: Passage) -> int:
    return passage.runs[0].source.start


def _after(passages: Sequence[Passage], article: Sequence[Passage]) -> list[str]:
    if not article:
        return [passage.text for passage in passages[:_FOLLOWING]]
    end = article[-1].runs[-1].source.end
    following = (p.text for p in passages if _place(p) >= end)
    return [text for text, _ in zip(following, range(_FOLLOWING), strict=False)]


@cache
def _trafilatura() -> ModuleType:
    # The import is slow, which other files need not pay.
    with warnings.catch_warnings():
        # It looks for packages that it can do without, and warns that they are missing.
        warnings.simplefilter("ignore")
        import trafilatura  # noqa: PLC0415  # as said above

    # What it has to say of a page in its log would stand between a report's lines.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    return trafilatura
