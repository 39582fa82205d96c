"""Bodies and governments: by name, by the shape of the name, and by the capital that acts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from atodds import lexicon
from atodds.extract.names.countries import country_names, country_of, demonyms, governments
from atodds.extract.names.found import Found, joined
from atodds.extract.names.tokens import Token
from atodds.model import EntityKind

_JOINING = frozenset({"of", "for", "and", "&", "the", "on", "in", "to"})
_LONGEST = 9
_ACTING = frozenset(
    "said says believes believed insists insisted denies denied accuses accused warned warns wants wanted announced rejects "
    "rejected vowed hopes hoped considers considered sees regards blames blamed refused refuses agreed agrees "
    "acknowledged admitted argues argued maintains called calls supports supported backs backed condemned condemns recognizes "
    "recognises continues responded thinks fears signaled signalled demanded demands claims claimed imposed recalled expelled "
    "favors favours urged urges expressed ordered intends threatens threatened expects estimates pledged suspended".split()
)
_ACTED_ON = frozenset(
    "warned accused urged accuses urges blamed blames told pressed accusing warning urging blaming".split()
)
_MODALS = frozenset("has have had will would is was does did also could should may might".split())
_ADVERBS = frozenset("also still now not already again since long repeatedly".split())
_ALWAYS = frozenset(
    "kremlin the kremlin white house the white house downing street elysee palace the elysee the élysée élysée palace "
    "zhongnanhai blue house".split()
) - {"the", "house", "street", "palace", "white", "downing", "blue"}
_HOUSES = frozenset(
    {
        "kremlin",
        "white house",
        "downing street",
        "whitehall",
        "elysee",
        "élysée",
        "elysee palace",
        "élysée palace",
        "blue house",
    }
)
_ACRONYM = 5


def government_key(country: str) -> str:
    """Return the key of a country's government, by whatever name it acts."""
    return f"organisation:government {country}"


def known_body(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the body known by name that begins at a token, the longest name first."""
    for words, key, country in _known().get(tokens[at].low, ()):
        end = at + len(words)
        span = tokens[at:end]
        if tuple(t.low for t in span) != words or any(t.possessive for t in span[:-1]):
            continue
        if _written_as_name(span):
            return joined(tokens, at, end, EntityKind.ORGANISATION, f"organisation:{key}", country)
    return None


def acting_government(tokens: Sequence[Token], at: int, text_is_place: bool = True) -> Found | None:
    """Return the government that a capital, house or country stands for where it acts."""
    for size in (3, 2, 1):
        span = tokens[at : at + size]
        if len(span) < size or not all(t.is_name for t in span):
            continue
        name = " ".join(t.low for t in span)
        code = governments().get(name) or country_names().get(name)
        if code is None:
            continue
        if name in {"us"} and span[0].text != "US":
            continue
        if name in _HOUSES or _acts(tokens, at, at + size):
            return joined(
                tokens, at, at + size, EntityKind.ORGANISATION, government_key(code), code
            )
    return None


def shaped_body(tokens: Sequence[Token], at: int, stop: int) -> Found | None:
    """Return the body whose name has the shape of one: "Xxxx University", "Ministry of Xxxx"."""
    end = _run_end(tokens, at, stop)
    last = next((i for i in range(end - 1, at - 1, -1) if tokens[i].low in _heads()), None)
    of = next(
        (i for i in range(at, end) if tokens[i].low in _heads_of() and _of_follows(tokens, i, end)),
        None,
    )
    if of is not None:
        return _body(tokens, at, end)
    if last is not None and last > at:
        return _body(tokens, at, last + 1)
    return None


def lower_body(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the ministry or force named without capitals: "the Russian foreign ministry"."""
    start = at
    country = None
    span = tokens[at : at + 2]
    if len(span) > 1 and span[0].is_name and (country := country_of(span[0].text)):
        at += 1
    first, *rest = tokens[at : at + 3]
    if not rest:
        return None
    if first.low in _fields() and rest[0].low in _ministries():
        end = at + 2
    elif (
        first.low in _ministries()
        and rest[0].low in {"of", "for"}
        and len(rest) > 1
        and rest[1].low in _fields()
    ):
        end = at + 3
    elif country and first.low in _lower_heads() and not first.is_name:
        end = at + 1
        if first.low == "government":
            return joined(
                tokens, start, end, EntityKind.ORGANISATION, government_key(country), country
            )
    else:
        return None
    words = [t.low for t in tokens[at:end] if t.low not in {"of", "for"}]
    field = next((w for w in words if w in _fields()), None)
    head = next((w for w in words if w in _ministries()), words[-1])
    key = " ".join(
        filter(
            None,
            (
                {"defence": "defense", "labour": "labor"}.get(field or "", field),
                "ministry" if field else head,
                country,
            ),
        )
    )
    return joined(tokens, start, end, EntityKind.ORGANISATION, f"organisation:{key}", country)


def _acts(tokens: Sequence[Token], start: int, end: int) -> bool:
    before = tokens[start - 1] if start else None
    if tokens[end - 1].possessive:
        return False
    if before is not None and before.low in {
        "in",
        "from",
        "near",
        "to",
        "at",
        "of",
        "outside",
        "across",
        "around",
    }:
        return False
    after = end
    while after < len(tokens) and tokens[after].low in _ADVERBS | _MODALS:
        after += 1
    if after < len(tokens) and tokens[after].low in _ACTING:
        return True
    return before is not None and before.low in _ACTED_ON


def _body(tokens: Sequence[Token], at: int, end: int) -> Found:
    words = [t.low for t in tokens[at:end] if t.low not in {"the", "&", "and"}]
    country = next((c for t in tokens[at:end] if (c := country_of(t.text))), None)
    return joined(
        tokens,
        at,
        end,
        EntityKind.ORGANISATION,
        "organisation:" + " ".join(words).replace(".", ""),
        country,
    )


def _run_end(tokens: Sequence[Token], at: int, stop: int) -> int:
    """Return the end of the run of capitals, over "of", "for" and the like inside it."""
    end = at
    while end < min(stop, at + _LONGEST):
        token = tokens[end]
        if token.quiet:
            break
        if token.is_name:
            end += 1
            if token.possessive and not (
                end < stop and tokens[end].low in {"office", "department", "association", "court"}
            ):
                break
            continue
        if end == at or not _joins(tokens, at, end, stop):
            break
        end += 1
    while end > at and not tokens[end - 1].is_name:
        end -= 1
    return end


def _joins(tokens: Sequence[Token], at: int, here: int, stop: int) -> bool:
    if tokens[here].low not in _JOINING or here + 1 >= stop:
        return False
    if not any(t.low in _heads_of() for t in tokens[at:here]):
        return False
    following = tokens[here + 1]
    return following.is_name or (
        following.low in _JOINING and here + 2 < stop and tokens[here + 2].is_name
    )


def _of_follows(tokens: Sequence[Token], i: int, end: int) -> bool:
    return i + 2 < end + 0 and tokens[i + 1].low in {"of", "for"} and tokens[end - 1].is_name


def _written_as_name(span: Sequence[Token]) -> bool:
    if any(t.quiet for t in span):
        return False
    letters = span[0].text.replace(".", "")
    if len(span) == 1 and span[0].low in _acronyms():
        return letters.isupper()
    return all(t.is_name or t.low in _JOINING or t.low == "without" for t in span)


@cache
def _known() -> dict[str, tuple[tuple[tuple[str, ...], str, str | None], ...]]:
    data = lexicon.load("organisations")
    rows = [(names, None) for names in data["known"]]
    rows += [(names, code) for code, national in data["national"].items() for names in national]
    found: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    for names, code in rows:
        for name in names:
            words = tuple(name.split())
            found.setdefault(words[0], []).append((words, names[0].replace(".", ""), code))
    return {w: tuple(sorted(r, key=lambda row: -len(row[0]))) for w, r in found.items()}


@cache
def _acronyms() -> frozenset[str]:
    data = lexicon.load("organisations")
    rows = [
        *data["known"],
        *(names for national in data["national"].values() for names in national),
    ]
    words = {
        name
        for names in rows
        for name in names
        if " " not in name and len(name.replace(".", "")) <= _ACRONYM
    }
    return frozenset(
        words - {"hamas", "fatah", "duma", "fifa", "met", "fed", "nusra"} | {"un", "who"}
    )


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["after_name"].split())


@cache
def _heads_of() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["before_of"].split())


@cache
def _lower_heads() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["lower_after_name"].split())


@cache
def _fields() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["ministry_fields"].split())


@cache
def _ministries() -> frozenset[str]:
    return frozenset(lexicon.load("organisations")["ministry_heads"])
