"""Items in JSON: a document a line, a list of them, and IPTC's ninjs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from atodds.model import Problem
from atodds.read.decoding import decoded, unread
from atodds.read.items import Item, fragment, headed
from atodds.read.metadata import Metadata, moment
from atodds.read.pages import is_page, page_item
from atodds.read.releases import withheld

Read = Iterator[Item | Problem]

_LONGEST_LINE = 16 * 1024 * 1024
_TITLES = ("title", "headline")
_DATES = ("published", "datePublished", "date", "versioncreated", "firstcreated", "contentcreated")
_PLAIN = ("text", "body_text")
_MARKED = ("html", "body_xhtml", "body_html")
_EMBARGOES = ("embargoeduntil", "embargoed", "embargo")


def items_in_lines(path: Path, place: str, as_of: date | None) -> Read:
    """Yield the items of a JSON Lines file, named by their lines, and what is wrong with others.

    A line holds an object with `text` or `html`, and may give `title`, `published`, `outlet`,
    `author`, `url`, `partial`, `pubstatus` and `embargoed`; ninjs is read as well.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
                for read in _line(line, f"{place}:{number}", as_of):
                    yield replace(read, name=str(number)) if isinstance(read, Item) else read
    except OSError as error:
        yield unread(error, place)


def items_in_json(data: bytes, place: str, as_of: date | None) -> Read:
    """Yield the items of a JSON file: one, a list, or several one after the other.

    Of several each is named by its number, counted from 1.
    """
    text, problem = decoded(data, place)
    if problem:
        yield problem
    if text is None:
        return
    given = _loaded(text, place)
    if isinstance(given, Problem):
        yield given
    elif isinstance(given, list):
        for number, one in enumerate(given, 1):
            for read in items_in_record(one, f"{place}#{number}", as_of):
                yield replace(read, name=str(number)) if isinstance(read, Item) else read
    else:
        yield from items_in_record(given, place, as_of)


def items_in_record(given: object, place: str, as_of: date | None) -> Read:
    """Yield the item that an object with the keys of JSON Lines is, and what is wrong with it."""
    if not isinstance(given, dict):
        yield Problem(place, f"found {_kind(given)}; an object with a text would be right")
        return
    if notice := withheld_notice(given, place, as_of):
        yield notice
        return
    known = _known(given)
    yield from _told(known, place)


def withheld_notice(given: Mapping[str, Any], place: str, as_of: date | None) -> Problem | None:
    """Say why an item in JSON must not be used on a day, None where it may be."""
    known = _known(given)
    embargo = next((known[key] for key in _EMBARGOES if key in known), None)
    reason = withheld(
        _string(known.get("pubstatus")), None if embargo is None else str(embargo), as_of
    )
    return Problem(place, f"{_called(known)}{reason}", notice=True) if reason else None


def _known(given: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).casefold(): value for key, value in given.items() if value is not None}


def _line(line: bytes, place: str, as_of: date | None) -> Read:
    if not line.strip(b"\xef\xbb\xbf \t\r\n"):
        return
    if len(line) == _LONGEST_LINE:
        yield Problem(place, f"longer than {_LONGEST_LINE >> 20} MB; one article a line is right")
        return
    text, problem = decoded(line.rstrip(b"\r\n"), place)
    if problem:
        yield Problem(place, problem.message)
    if text is not None:
        given = _loaded(text, place, one_line=True)
        yield from [given] if isinstance(given, Problem) else items_in_record(given, place, as_of)


def _loaded(text: str, place: str, *, one_line: bool = False) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        line = "" if one_line else f":{error.lineno}"
        said = f"found no JSON: {error.msg}; an object would be right"
        return Problem(f"{place}{line}:{error.colno}", said)
    except (RecursionError, ValueError):
        return Problem(place, "found JSON too deep or long to be an article")


def _told(known: Mapping[str, Any], place: str) -> Read:
    metadata, date_problem = _metadata(known, place)
    if date_problem:
        yield date_problem
    plain, marked = _body(known, _PLAIN, "plain"), _body(known, _MARKED, "html")
    if marked and is_page(marked):
        page = page_item(marked, metadata.url)
        item = replace(page, original=None, metadata=_over(metadata, page.metadata))
    elif marked:
        item = headed(metadata.title, replace(fragment(marked), original=None, metadata=metadata))
    elif plain:
        item = headed(metadata.title, Item(plain, metadata=metadata))
    else:
        keys = ", ".join(sorted(known)) or "no keys"
        yield Problem(place, f"found no text among {keys[:200]}; a key `text` would be right")
        return
    if item.text.strip():
        yield replace(item, partial=item.partial or known.get("partial") is True)
    else:
        yield Problem(place, "found no article in the markup; a text would be right")


def _metadata(known: Mapping[str, Any], place: str) -> tuple[Metadata, Problem | None]:
    date_key = next((key.casefold() for key in _DATES if key.casefold() in known), None)
    published = moment(known[date_key]) if date_key else None
    problem = None
    if date_key and published is None:
        said = f"{date_key} must be a date such as 2014-03-14, not {known[date_key]!r}; left out"
        problem = Problem(place, said)
    outlet = _string(known.get("outlet")) or _string(known.get("source"))
    headlines = _body(known, _TITLES, None) or _value(known.get("headlines"), None)
    author = _string(known.get("author")) or _string(known.get("byline"))
    url = _string(known.get("url")) or _string(known.get("uri"))
    return Metadata(headlines, published, outlet, author, url), problem


def _over(first: Metadata, second: Metadata) -> Metadata:
    """Let what an item says of itself go before what the page in it does."""
    return Metadata(
        first.title or second.title,
        first.published or second.published,
        first.outlet or second.outlet,
        first.author or second.author,
        first.url or second.url,
    )


def _body(known: Mapping[str, Any], keys: Iterable[str], form: str | None) -> str | None:
    """Return the first text under the keys, or of ninjs 2's `bodies` in that form."""
    flat = next((text for key in keys if (text := _string(known.get(key)))), None)
    return flat or (_value(known.get("bodies"), form) if form else None)


def _value(listed: object, form: str | None) -> str | None:
    entries = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    fitting = [e for e in entries if form is None or _form(e) == form]
    first = next((e for e in fitting if e.get("role") in {None, "main", "body"}), None)
    return _string((first or next(iter(fitting), {})).get("value"))


def _form(entry: Mapping[str, Any]) -> str:
    return "html" if "html" in str(entry.get("contenttype", "")) else "plain"


def _called(known: Mapping[str, Any]) -> str:
    """Name an item by what gives nothing of its text away."""
    name = _string(known.get("id")) or _string(known.get("uri")) or _string(known.get("url"))
    return f"{name[:200]} is " if name else "the item is "


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a text", bool: "a truth value"}.get(
        type(value), "nothing" if value is None else "a number"
    )
