"""Names of people: where one begins and ends, its parts, and what speaks for it being one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atodds.extract.names.offices import is_honorific, is_role
from atodds.extract.names.tokens import Token, is_first_name
from atodds.extract.names.words import (
    doubtful_first_names,
    function_words,
    is_ordinary,
    words,
)
from atodds.language import Pattern
from atodds.language.persons import is_syllabic, person_key

_INITIAL = Pattern(r"\p{Lu}\.?|(?:\p{Lu}\.)+")
_AGE = Pattern(r"1?\d{1,2}")
_FIRST_OR_PARTICLE = frozenset({"al", "le", "ben", "do", "y", "e", "el"})
_INTRODUCING = frozenset({"named", "aka", "identified", "nicknamed"})
_LONGEST = 6
_LONGEST_APPOSITION = 12
_TWO = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as written, and its parts."""

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str

    @property
    def key(self) -> str:
        """The person's key."""
        return person_key(self.given, self.family)

    @property
    def text(self) -> str:
        """The name as written."""
        return " ".join(self.words)


def name_from(written: Sequence[str]) -> Name:
    """Take a name apart: family name last, or first where it is Chinese, Korean or Vietnamese."""
    core = [w for w in written if w.lower() not in words("names", "suffixes")] or list(written)
    if _family_first(core):
        return Name(tuple(written), ("".join(core[1:]),), core[0])
    parts = _bound(core)
    start = len(parts) - 1
    while start > 0 and _is_particle(parts[start - 1], first=start == 1):
        start -= 1
    family = [w for w in parts[start:] if w.lower() not in words("names", "dropped_particles")]
    return Name(tuple(written), tuple(parts[:start]), "".join(family) or parts[-1])


def name_end(tokens: Sequence[Token], start: int) -> int:
    """Return where the longest run of words built like a name ends that begins at `start`."""
    at = start
    while at < min(len(tokens), start + _LONGEST):
        token = tokens[at]
        if _may_be_part(token, inner=at > start):
            at += 1
            if token.possessive or token.low in words("names", "suffixes"):
                return at
        elif token.low in words("names", "particles") and _goes_on(tokens, at + 1):
            at += 1
        else:
            break
    if at > start and tokens[at : at + 1] and tokens[at].text == ",":
        suffix = [t.low for t in tokens[at + 1 : at + 2]]
        if suffix and suffix[0] in words("names", "suffixes"):
            return at + 2
    return at


def looks_like_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether something in or around a run of capitals shows that it is a person."""
    parts = [t for t in tokens[start:end] if t.is_word]
    if len(parts) < _TWO:
        return (
            _has_age(tokens, end)
            and not is_ordinary(parts[0].low)
            and not (start and tokens[start - 1].low in {"of", "from", "in", "near"})
        )
    if is_first_name(parts[0].text) and not (
        _is_commoner(parts[0].low) and is_ordinary(parts[-1].low)
    ):
        return True
    return (
        parts[-1].low in words("names", "suffixes")
        or any(_INITIAL.fullmatch(p.text) for p in parts[:-1])
        or any(p.low in words("names", "particles") and not p.is_name for p in parts[1:-1])
        or parts[0].low in words("names", "bound")
        or _family_first([p.text for p in parts])
        or _is_introduced(tokens, start)
        or _is_described(tokens, end)
    )


def is_speaking(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a verb of saying stands right before or after the run."""
    after = tokens[end].low if end < len(tokens) else ""
    before = tokens[start - 1].low if start else ""
    return after in words("names", "saying") or (
        before in words("names", "saying") and before not in words("names", "addressing")
    )


def _is_particle(word: str, *, first: bool) -> bool:
    low = word.lower()
    if low not in words("names", "particles"):
        return False
    # "Al Xxxx" and "Le Xxxx" have a first name, "De Xxxx" and "Van Xxxx" a particle.
    return not (first and word[0].isupper() and low in _FIRST_OR_PARTICLE)


def _bound(core: Sequence[str]) -> list[str]:
    """Join "Abdul" and the like to the word behind them."""
    parts: list[str] = []
    for word in core:
        if parts and parts[-1].lower() in words("names", "bound"):
            parts[-1] += word
        else:
            parts.append(word)
    return parts


def _may_be_part(token: Token, *, inner: bool) -> bool:
    if not token.is_name or token.quiet or token.low in words("names", "calendar"):
        return False
    if token.low in function_words() or token.low in words("names", "numerals"):
        return inner and token.text != "I" and bool(_INITIAL.fullmatch(token.text))
    return inner or not is_honorific(token.low)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    following = tokens[at : at + 2]
    if not following or following[0].quiet:
        return False
    if following[0].is_name:
        return True
    return following[0].low in words("names", "particles") and following[-1].is_name


def _family_first(core: Sequence[str]) -> bool:
    own = core[1:]
    if len(own) not in {1, 2} or core[0].lower() not in words("names", "family_first"):
        return False
    if len(own) == 1 and "-" not in own[0] and is_first_name(own[0]):
        return False
    return all(is_syllabic(word) for word in own)


def _is_commoner(low: str) -> bool:
    return low in doubtful_first_names() and is_ordinary(low)


def _is_introduced(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a role stands before: "farmer Xxxx Xxxx", "a farmer, Xxxx Xxxx"."""
    before = [t.low for t in tokens[max(0, start - 2) : start]]
    if before and before[-1] in {"by", "and"} and tokens[0].low in words("names", "credits"):
        return True
    if before and before[-1] == ",":
        before.pop()
    if before and before[-1] == "as":
        return any(t.low in {"identified", "named"} for t in tokens[:start])
    return bool(before) and (
        is_role(before[-1]) or before[-1] in _INTRODUCING or before[-1].endswith("-old")
    )


def _is_described(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether an age or a role follows: "Xxxx Xxxx, a farmer", "Xxxx Xxxx, who ..."."""
    after = tokens[end : end + 5]
    if len(after) < _TWO:
        return False
    if after[0].low == "who" or _has_age(tokens, end):
        return True
    if after[0].text != ",":
        return False
    if after[1].low in {"who", "whose"}:
        return True
    if after[1].low not in {"a", "an", "the", "his", "her", "their"}:
        return False
    return any(is_role(t.low) for t in after[2:]) or _speaks_after(tokens, end + 1)


def _speaks_after(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb of saying follows the comma that closes an apposition."""
    closing = next(
        (i for i in range(at, min(at + _LONGEST_APPOSITION, len(tokens))) if tokens[i].text == ","),
        None,
    )
    return (
        closing is not None
        and closing + 1 < len(tokens)
        and tokens[closing + 1].low in words("names", "saying")
    )


def _has_age(tokens: Sequence[Token], end: int) -> bool:
    after = tokens[end : end + 3]
    if len(after) < _TWO or after[0].text not in {",", "("}:
        return False
    if after[1].low in {"age", "aged"}:
        return True
    closes = len(after) == _TWO or after[2].text in {",", ")", ".", ";"}
    return closes and bool(_AGE.fullmatch(after[1].text))
