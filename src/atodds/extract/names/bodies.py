"""Bodies and governments: by name, by the shape of the name, and by the capital that acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from atodds import lexicon
from atodds.extract.names.countries import country_names, country_of, demonyms, governments
from atodds.extract.names.found import Found, found_at
from atodds.extract.names.gazetteer import states
from atodds.extract.names.tokens import Token
from atodds.extract.names.words import is_ordinary, words
from atodds.model import EntityKind

BODY = "organisation"
_JOINING = frozenset({"of", "for", "and", "&", "the", "on"})
_LONGEST = 9
_LONGEST_ACRONYM = 3
_HOUSES = frozenset({"kremlin", "white house", "whitehall", "elysee", "blue house"})
_OFFICES_OF_ONE = frozenset({"office", "department", "association", "court", "hospital"})
_BRITISH = {"defence": "defense", "labour": "labor", "organisation": "organization"}


def government_key(country: str) -> str:
    """Return the key of a country's government, by whatever name it acts."""
    return f"{BODY}:government {country}"


def known_body(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the body known by name that begins at a token, the longest name first."""
    for name, key, country in _known().get(tokens[at].low, ()):
        span = tokens[at : at + len(name)]
        if tuple(t.low for t in span) == name and _is_written_as_name(span):
            return _found(tokens, at, at + len(name), f"{BODY}:{key}", country)
    return None


def begins_known_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a body known by name, or what belongs to a country, begins at a token."""
    low = tokens[at].low
    if low in demonyms() or low in country_names():
        return tokens[at - 1].low not in demonyms()
    return known_body(tokens, at) is not None


def acting_government(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the government that a capital, house or country stands for where it acts."""
    for size in (3, 2, 1):
        span = tokens[at : at + size]
        if len(span) < size or not all(t.is_name for t in span):
            continue
        name = " ".join(t.low for t in span)
        code = governments().get(name) or country_names().get(name)
        if code is None or span[0].text == "Us":
            continue
        if (name in _HOUSES and not _is_visited(tokens, at)) or _acts(tokens, at, at + size):
            key = government_key(code)
            return _found(tokens, at, at + size, key, code)
    return None


def shaped_body(tokens: Sequence[Token], at: int, stop: int) -> Found | None:
    """Return the body whose name has the shape of one: "Xxxx University", "Ministry of Xxxx"."""
    end = _run_end(tokens, at, stop)
    if country_of(" ".join(t.text for t in tokens[at:end])):
        return None
    if end == at or tokens[at].low in words("stopwords", "function"):
        return None
    if any(t.low in words("organisations", "before_of") for t in tokens[at : end - 2]) and any(
        t.low in {"of", "for"} for t in tokens[at:end]
    ):
        return _body(tokens, at, end)
    last = next((i for i in range(end - 1, at, -1) if _is_head(tokens, at, i)), None)
    if last is not None:
        return _body(tokens, at, last + 1)
    if end < stop and tokens[end].low == "police" and not tokens[end - 1].possessive:
        return _body(tokens, at, end + 1)
    return None


def lower_body(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the body named without capitals: "the Russian foreign ministry", "Syrian army"."""
    known = None if tokens[at].is_name else known_body(tokens, at)
    if known:
        return known
    country = country_of(tokens[at].text) if tokens[at].is_name else None
    first = at + 1 if country else at
    end = _ministry_end(tokens, first)
    if end == first and country and first < len(tokens):
        head = tokens[first]
        is_head = head.low in words("organisations", "lower_after_name") and not head.is_name
        end = first + is_head
    return _body(tokens, at, end) if end > first else None


def short_body(tokens: Sequence[Token], at: int) -> Found | None:
    """Return "the Xxxx" where Xxxx is the head of a body's name, for the document to resolve."""
    if not at or tokens[at - 1].low != "the":
        return None
    heads = words("organisations", "after_name") | words("organisations", "before_of")
    if tokens[at].low not in heads:
        return None
    return _found(tokens, at, at + 1, "", None)


def _ministry_end(tokens: Sequence[Token], at: int) -> int:
    fields, heads = (
        words("organisations", "ministry_fields"),
        words("organisations", "ministry_heads"),
    )
    if at >= len(tokens) or not (tokens[at].low in fields or tokens[at].low in heads):
        return at
    lows = [t.low for t in tokens[at : at + 3]]
    for order in ((fields, heads), (heads, {"of", "for"}, fields)):
        if len(lows) >= len(order) and all(low in ok for low, ok in zip(lows, order, strict=False)):
            end = at + len(order)
            return end + (end < len(tokens) and tokens[end].low == "affairs")
    return at


def _is_visited(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a house is meant as a place: "at the White House"."""
    before = at - 1 - (at > 0 and tokens[at - 1].low == "the")
    return before >= 0 and tokens[before].low in words("places", "surely_place") | {"at"}


def _acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    if tokens[end - 1].possessive:
        return False
    before = tokens[start - 1].low if start else ""
    if before in words("places", "in_place"):
        return False
    after = end
    while after < len(tokens) and tokens[after].low in words("names", "acting_adverbs"):
        after += 1
    if after < len(tokens) and tokens[after].low in words("names", "acting"):
        return True
    return before in words("names", "acted_on")


def _body(tokens: Sequence[Token], at: int, end: int) -> Found:
    country, first = _country_before(tokens, at, end)
    known = known_body(tokens, first) if first > at else None
    if known and known.until == end and known.country in {None, country}:
        key = known.key
    elif first > at and _is_of_state([t.low for t in tokens[first:end]]):
        key = _key([t.low for t in tokens[first:end]], country)
    else:
        key = _key([t.low for t in tokens[at:end]], None)
    return _found(tokens, at, end, key, country)


def _found(tokens: Sequence[Token], at: int, end: int, key: str, country: str | None) -> Found:
    return replace(found_at(tokens, at, end, EntityKind.ORGANISATION, key), country=country)


def _country_before(tokens: Sequence[Token], at: int, end: int) -> tuple[str | None, int]:
    for size in (3, 2, 1):
        name = " ".join(t.low for t in tokens[at : at + size])
        code = country_of(name)
        if code and at + size < end and name not in states():
            return code, at + size
    return None, at


def _is_of_state(lows: Sequence[str]) -> bool:
    state = words("organisations", "lower_after_name") | words("organisations", "ministry_heads")
    return lows[-1] in state or lows[0] in words("organisations", "ministry_heads")


def _key(name: Sequence[str], country: str | None) -> str:
    if list(name) == ["government"] and country:
        return government_key(country)
    said = [_BRITISH.get(w, w) for w in name if w not in {"the", "&", "and"}]
    fields = [w for w in said if w in words("organisations", "ministry_fields")]
    if "ministry" in said and fields:
        said = [fields[0], "ministry"]
    return f"{BODY}:" + " ".join([*said, *filter(None, [country])]).replace(".", "")


def _is_head(tokens: Sequence[Token], at: int, i: int) -> bool:
    if not tokens[i].is_name or tokens[i].low not in words("organisations", "after_name"):
        return False
    if tokens[i].low == "court" and tokens[i - 1].low not in words("organisations", "courts"):
        return False
    if tokens[i].low not in words("organisations", "vague_heads"):
        return True
    return not all(is_ordinary(t.low) or t.low in demonyms() for t in tokens[at:i])


def _run_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the end of the run of capitals, over "of", "for" and the like inside it."""
    end = at
    while end < min(stop, at + _LONGEST) and not tokens[end].quiet:
        if tokens[end].low in words("names", "calendar"):
            break
        if tokens[end].is_name:
            if end > at and begins_known_name(tokens, end) and not _is_inner(tokens, end):
                break
            end += 1
            if tokens[end - 1].possessive and not _is_office_of_one(tokens, end):
                break
        elif end > at and _joins(tokens, at, end, stop):
            end += 1
        else:
            break
    while end > at and not tokens[end - 1].is_name:
        end -= 1
    return end


def _is_inner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a country stands inside a name: "Bank of Xxxx", "Royal Xxxx Xxxx"."""
    return tokens[at - 1].low in _JOINING - {"the"} or country_of(tokens[at].text) is not None


def _is_office_of_one(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in _OFFICES_OF_ONE


def _joins(tokens: Sequence[Token], at: int, here: int, stop: int) -> bool:
    if tokens[here].low not in _JOINING:
        return False
    if not any(t.low in words("organisations", "before_of") for t in tokens[at:here]):
        return False
    if tokens[here].low not in {"of", "for"} and not any(
        t.low in {"of", "for"} for t in tokens[at:here]
    ):
        return False
    following = tokens[here + 1 : min(here + 3, stop)]
    return bool(following) and (
        following[0].is_name or (following[0].low in _JOINING and following[-1].is_name)
    )


def _is_written_as_name(span: Sequence[Token]) -> bool:
    if any(t.quiet for t in span) or any(t.possessive for t in span[:-1]):
        return False
    if len(span) == 1:
        letters = span[0].text.replace(".", "")
        short = len(letters) <= _LONGEST_ACRONYM or is_ordinary(letters.lower())
        return letters.isupper() if short and letters.lower() not in _SPELT else span[0].is_name
    if span[-1].low in words("organisations", "ministry_heads") and span[-1].low == span[-1].text:
        return True
    return all(t.is_name or t.low in _JOINING or t.low in {"without", "in", "to"} for t in span)


# Ordinary words that are bodies with a capital alone.
_SPELT = frozenset(
    {"pentagon", "congress", "treasury", "commons", "amnesty", "labour", "tories", "twitter"}
)


@cache
def _known() -> dict[str, tuple[tuple[tuple[str, ...], str, str | None], ...]]:
    data = lexicon.load("organisations")
    rows = [(names, None) for names in data["known"]]
    rows += [(names, code) for code, national in data["national"].items() for names in national]
    found: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    for names, code in rows:
        for name in names:
            parts = tuple(name.split())
            found.setdefault(parts[0], []).append((parts, names[0].replace(".", ""), code))
    return {first: tuple(sorted(r, key=lambda row: -len(row[0]))) for first, r in found.items()}
