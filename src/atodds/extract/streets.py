"""A street in the text: side, name and sort, with the short forms of addresses written out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atodds.language import Pattern
from atodds.language.streets import Street
from atodds.lexicon import alternation, load

NAME = (
    r"(?:(?:St|Ft|Mt)\.|\p{Lu}[\p{L}'-]*+|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b"
    r"|\d{1,2}(?=\s+Mile\b))"
)
LONGEST_ALONE = 2
"""So many words make the name of a street whose sort is left out."""
LETTERS = Pattern(r"[^\p{L}\p{N}]")


@dataclass(frozen=True, slots=True)
class Found:
    """A street, and where its words end."""

    street: Street
    end: int
    plural: bool = False
    """Whether the sort is that of two streets: "Elm and Oak Streets"."""


def street_at(text: str, start: int, end: int, *, sure: bool) -> Found | None:
    """Return the street that begins at `start` and says its sort.

    Unless it is `sure` that a street stands here, nouns such as court or place make none.
    """
    by_number = _patterns()["by number"].match(text, start, end)
    if by_number:
        return Found(Street(f"no{by_number['number']}"), by_number.end())
    match = _patterns()["street"].match(text, start, end)
    if match is None:
        return None
    written = (match["sort"] or match["short"]).lower()
    sort = _sorts()[written]
    name = match["name"].lower().split()
    if name[-1] in _words("not_names") or any(w in _words("ends") for w in name):
        return None
    if written in load("streets")["doubtful"] and not sure:
        return None
    if sort == "place" and name[-1] in load("streets")["ordinals"]:
        return None
    side = _sides().get((match["side"] or match["end_side"] or "").lower().rstrip("."), "")
    return Found(Street(_name(name), sort, side), match.end(), plural=bool(match["plural"]))


def street_alone(text: str, start: int, end: int) -> Found | None:
    """Return the street that begins at `start` and leaves out its sort: "400 block of Elm"."""
    match = _patterns()["alone"].match(text, start, end)
    if match is None:
        return None
    side = _sides().get((match["side"] or "").lower().rstrip("."), "")
    return Found(Street(_name(match["name"].lower().split()), "", side), match.end())


def _name(words: list[str]) -> str:
    """Return a name in one word: "La Salle" is LaSalle, "First" is 1st."""
    ordinals = load("streets")["ordinals"]
    return LETTERS.sub("", "".join(ordinals.get(word, word) for word in words))


@cache
def _patterns() -> dict[str, Pattern]:
    streets = load("streets")
    full = alternation(streets["types"])
    short = alternation(form for forms in streets["types"].values() for form in forms)
    sides = alternation(_sides())
    ends = alternation(_words("ends"))
    side = rf"(?:(?P<side>(?i:{sides}))(?:\.\s*|\s+))?"
    last_side = r"(?:,?\s+(?P<end_side>N\.?[EW]\b\.?|S\.?[EW]\b\.?))?"
    return {
        name: Pattern(pattern)
        for name, pattern in {
            # The last noun of several is the sort: Park Lane Drive. Before another capital an
            # abbreviation is a saint or a doctor, and a street is what a school is called after.
            "street": rf"{side}(?P<name>{NAME}(?:\s+{NAME}){{0,3}}?)\s+"
            rf"(?:(?P<sort>(?i:{full}))(?P<plural>s)?\b(?!\s+(?i:{full})\b)"
            rf"|(?P<short>(?i:{short}))\b\.?)(?!\s+(?!(?i:{ends})\b)\p{{Lu}}\p{{Ll}}){last_side}",
            "alone": rf"{side}(?P<name>(?!(?i:{ends})\b|\p{{Lu}}{{2}}){NAME}"
            rf"(?:\s+(?!(?i:{ends})\b){NAME}){{0,{LONGEST_ALONE - 1}}})(?![\w-])",
            "by number": rf"(?:(?i:{alternation(streets['numbered'])})|I-|U\.?S\.?)\s*"
            r"(?P<number>\d{1,4})\b",
        }.items()
    }


@cache
def _sorts() -> dict[str, str]:
    """Return the sorts of street by all their forms."""
    types = load("streets")["types"]
    return {form: sort for sort, short in types.items() for form in (sort, *short)}


@cache
def _sides() -> dict[str, str]:
    sides = load("streets")["sides"]
    return {form: side for side, forms in sides.items() for form in forms}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("streets")[name].split())
