"""Places: by the gazetteer, by the kind of place that the words say, by preposition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from atodds import lexicon
from atodds.extract.names.countries import country_names
from atodds.extract.names.found import Found, joined
from atodds.extract.names.gazetteer import (
    cities,
    country_around,
    place_key,
    places_around,
    plain,
    regions,
    states,
)
from atodds.extract.names.people import is_first_name
from atodds.extract.names.tokens import Token, is_ordinary
from atodds.model import EntityKind

_LONGEST = 5
_SMALL_TOWN = 100_000


def shaped_place(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    """Return the place whose kind the words name: "Xxxx Street", "the Xxxx region", "Lake Xxxx"."""
    if tokens[at].low in _capital_before() and end > at + 1:
        return _place(tokens, at, end)
    last = next((i for i in range(end - 1, at, -1) if tokens[i].low in _after()), None)
    if last is not None:
        return _place(tokens, at, last + 1)
    if end < len(tokens) and tokens[end].low in _lower_after() and not tokens[end - 1].possessive:
        if country_names().get(tokens[at].low) or tokens[at].low in _NO_NAMES:
            return None
        if tokens[end].low in _mere():
            return _place(tokens, at, end)
        return _place(tokens, at, end + 1)
    if at > 1 and tokens[at - 1].low == "of" and tokens[at - 2].low in _before():
        return _place(tokens, at, end)
    return None


def known_place(tokens: Sequence[Token], at: int, stop: int, said: Iterable[str]) -> Found | None:
    """Return the country, state, region or city of the gazetteer that begins at a token."""
    for size in range(min(_LONGEST, stop - at), 0, -1):
        span = tokens[at : at + size]
        if any(t.possessive for t in span[:-1]) or not (span[0].is_name and span[-1].is_name):
            continue
        name = " ".join(t.low for t in span)
        if size == 1 and not _is_plausible(tokens, at, name):
            continue
        if _is_country_or_region(span, name) or _is_city(tokens, at, size, name):
            return _known(tokens, at, at + size, said)
    return None


def unknown_place(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    """Return an unknown name that a preposition shows to be a place: "near Xxxx"."""
    before = tokens[at - 1].low if at else ""
    if before in _surely_in() and not is_first_name(tokens[at].low) and end - at <= 3:
        return _place(tokens, at, end)
    return None


def qualifier(tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
    """Return the code of the state or country behind a comma, and where it ends: "Paris, Texas"."""
    if end + 1 >= len(tokens) or tokens[end].text != "," or not tokens[end + 1].is_name:
        return None
    for size in (3, 2, 1):
        span = tokens[end + 1 : end + 1 + size]
        name = " ".join(t.low for t in span)
        code = states().get(name) or country_names().get(name)
        if code and (size > 1 or len(name) > 2 or span[0].text.isupper()):
            return code, end + 1 + size
    return None


def _known(tokens: Sequence[Token], at: int, end: int, said: Iterable[str]) -> Found:
    around = list(said)
    after = qualifier(tokens, end)
    if after:
        around.insert(0, after[0])
    name = " ".join(t.text for t in tokens[at:end])
    if (
        name.lower() in states()
        and states()[name.lower()][:2] in around
        and name.lower() in country_names()
    ):
        key = "place:" + states()[name.lower()]
    else:
        key = place_key(name, [after[0]] if after else around)
    country = country_around(key) or (after[0][:2] if after else None)
    return joined(tokens, at, end, EntityKind.PLACE, key, country)


def _place(tokens: Sequence[Token], at: int, end: int) -> Found:
    words = [_kinds().get(t.low, t.low) for t in tokens[at:end]]
    key = place_key(" ".join(words))
    return joined(tokens, at, end, EntityKind.PLACE, key, country_around(key))


def _is_country_or_region(span: Sequence[Token], name: str) -> bool:
    if name in {"us", "u.s", "uk"} and not span[0].text.replace(".", "").isupper():
        return False
    if name in country_names() or name in regions():
        return True
    return name in states() and (len(name) > 2 and (len(name) > 5 or not name.endswith(".")))


def _is_plausible(tokens: Sequence[Token], at: int, name: str) -> bool:
    if name in country_names() or name in states() or name in regions():
        before = tokens[at - 1] if at else None
        return before is None or not is_first_name(before.low) or not before.is_name
    return True


def _is_city(tokens: Sequence[Token], at: int, size: int, name: str) -> bool:
    readings = cities().get(plain(name))
    if not readings:
        return False
    located = (at > 0 and tokens[at - 1].low in _in_place()) or qualifier(
        tokens, at + size
    ) is not None
    dateline = at == 0 and name.upper() == " ".join(t.text for t in tokens[at : at + size])
    if size > 1 or located or dateline:
        return not is_first_name(name) or located or dateline
    doubtful = name in _doubtful() or is_first_name(name) or is_ordinary(name)
    return not doubtful and max(c.population for c in readings) >= _SMALL_TOWN


_NO_NAMES = frozenset("the this that a an new old".split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("places")[name].split())


def _after() -> frozenset[str]:
    return _words("after_name")


def _lower_after() -> frozenset[str]:
    return _words("lower_after_name")


def _mere() -> frozenset[str]:
    return _words("mere_kind")


def _before() -> frozenset[str]:
    return _words("before_name")


def _doubtful() -> frozenset[str]:
    return _words("doubtful")


def _in_place() -> frozenset[str]:
    return _words("in_place")


@cache
def _surely_in() -> frozenset[str]:
    return frozenset(lexicon.load("places")["surely_place"])


@cache
def _capital_before() -> frozenset[str]:
    return frozenset(lexicon.load("places")["capital_before_name"])


@cache
def _kinds() -> dict[str, str]:
    return dict(lexicon.load("places")["street_kinds"])


def context_codes(found: Iterable[Found]) -> tuple[str, ...]:
    """Return the codes of states and countries that a document names, for its ambiguous cities."""
    codes: dict[str, None] = {}
    for find in found:
        if find.kind is not EntityKind.PLACE:
            continue
        for key in (find.key, *sorted(places_around(find.key))):
            code = key.removeprefix("place:")
            if code[:2].isupper():
                codes[code] = None
    return tuple(codes)
