"""Offices and ranks: which words name one, and when two titles name the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from atodds import lexicon
from atodds.extract.names.countries import country_of
from atodds.language import Pattern

_WORD = Pattern(r"[\p{L}\p{M}.'-]+")
_POSSESSIVE = Pattern(r"'s?$")
_MINISTERS = frozenset({"minister", "secretary"})
_PLURAL = " (plural)"
# Offices of their own that before another office only describe it: "deputy mayor".
_BEFORE_OFFICES = frozenset({"deputy", "chief", "general", "private"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a run of words: from where to where, and its name."""

    start: int
    end: int
    key: str
    plural: bool = False


def office_key(title: str) -> str | None:
    """Return the office that a title names, the same for all its names; None if it names none.

    Standing is part of it: `deputy foreign minister`, `former president`. Country and place are
    not: `Russian foreign minister` and `foreign minister` are one.
    """
    words = [_POSSESSIVE.sub("", w.lower()) for w in _WORD.findall(title)]
    offices = list(offices_in(words))
    if not offices:
        return None
    office = offices[0]
    standing = [_standings()[w] for w in words[: office.start] if w in _standings()]
    return " ".join([*dict.fromkeys(standing), office.key])


def same_office(left: str, right: str) -> bool:
    """Tell whether two office keys can be one office: equal, or one names it less closely."""
    return left == right or left in offices_around(right) or right in offices_around(left)


@lru_cache(1 << 10)
def offices_around(key: str) -> frozenset[str]:
    """Return the less close names of an office, such as "minister" and "official"."""
    words = key.split()
    standing = [w for w in words if w in lexicon.load("offices")["standings"]]
    office = " ".join(w for w in words if w not in standing) or key
    less_close = lexicon.load("offices")["less_close"]
    names = set(less_close.get(office, ()))
    if office not in less_close and " " in office:
        names.add(office.rpartition(" ")[2])
    for name in tuple(names):
        names |= set(less_close.get(name, ()))
    return frozenset(" ".join([*standing, name]) for name in names)


def offices_in(words: Sequence[str]) -> Iterator[Office]:
    """Yield the offices named in lower-case words, the longest at each place, without overlap."""
    at = 0
    while at < len(words):
        office = _office_at(words, at)
        if office:
            yield office
        at = office.end if office else at + 1


def is_standing(word: str) -> bool:
    """Tell whether a word makes another office of the one it stands before: "former", "deputy"."""
    return word in _standings()


def is_description(word: str) -> bool:
    """Tell whether a word before an office only describes it: "visiting", "senior"."""
    return word in _descriptions()


def is_honorific(word: str) -> bool:
    """Tell whether a word is a form of address and no office."""
    return word in _honorifics()


def is_role(word: str) -> bool:
    """Tell whether a word before a name says what the person is or does."""
    return word in _roles()


def _office_at(words: Sequence[str], at: int) -> Office | None:
    for phrase, key in _phrases().get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            end = at + len(phrase)
            if key in _BEFORE_OFFICES and end < len(words) and _office_at(words, end):
                return None
            if key.endswith(_PLURAL):
                return Office(at, end, key.removesuffix(_PLURAL), plural=True)
            if key in _MINISTERS and words[end : end + 1] in (["of"], ["for"]):
                return _minister_of(words, at, end, key)
            return Office(at, end, key)
    return None


def _minister_of(words: Sequence[str], at: int, end: int, key: str) -> Office:
    after = end + 1 + (words[end + 1 : end + 2] == ["the"])
    for size in (3, 2, 1):
        portfolio = _portfolios().get(" ".join(words[after : after + size]))
        if portfolio:
            return Office(at, after + size, f"{portfolio} minister")
    return Office(at, end, key)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    data = lexicon.load("offices")
    keys: dict[str, str] = {}
    for table in (data["ranks"], data["offices"]):
        for key, others in table.items():
            keys |= dict.fromkeys((key, *others), key)
    for portfolio, key in _portfolios().items():
        for head in _MINISTERS:
            keys[f"{portfolio} {head}"] = f"{key} minister"
    for phrase, office in data["national"].items():
        keys[phrase] = f"{office['portfolio']} minister"
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, key in keys.items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, key))
        if words[-1].isalpha() and not words[-1].endswith("s"):
            several = (*words[:-1], f"{words[-1]}s")
            found.setdefault(several[0], []).append((several, key + _PLURAL))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()
    }


@cache
def _portfolios() -> dict[str, str]:
    return {
        name: key
        for key, others in lexicon.load("offices")["portfolios"].items()
        for name in (key, *others)
    }


@cache
def _standings() -> dict[str, str]:
    return {
        word: key
        for key, others in lexicon.load("offices")["standings"].items()
        for word in (key, *others)
    }


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(lexicon.load("offices")["descriptions"].split())


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(lexicon.load("offices")["honorifics"].split())


@cache
def _roles() -> frozenset[str]:
    return frozenset(lexicon.load("offices")["roles"].split())


def country_of_title(title: str) -> str | None:
    """Return the ISO 3166 code of the country whose office a title names, as far as it says."""
    words = [_POSSESSIVE.sub("", w) for w in _WORD.findall(title)]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            code = country_of(" ".join(words[at : at + size]))
            if code:
                return code
    national = lexicon.load("offices")["national"]
    return next(
        (
            o["country"]
            for phrase, o in national.items()
            if phrase in title.lower() and "country" in o
        ),
        None,
    )
