"""People by their titles, and offices that stand for the people who hold them."""

from __future__ import annotations

from collections.abc import Sequence

from atodds.extract.names.countries import country_names, country_of, demonyms
from atodds.extract.names.found import Found
from atodds.extract.names.offices import (
    Office,
    country_of_title,
    is_description,
    is_honorific,
    is_standing,
    offices_in,
)
from atodds.extract.names.people import name_end, name_from
from atodds.extract.names.tokens import Token
from atodds.extract.names.words import words
from atodds.model import EntityKind

_BODY_OF_ONE = frozenset({"office", "department", "offices"})
_LONGEST_COUNTRY = 3


class Titles:
    """The offices and forms of address of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Take in the tokens of one sentence."""
        self._tokens = tokens
        self._offices = {
            office.start: office
            for office in offices_in([t.low for t in tokens])
            if not self._is_body_of_one(office)
        }

    def first_in(self, start: int) -> int:
        """Return where the first office at or behind a token begins, or the sentence's end."""
        return min((at for at in self._offices if at >= start), default=len(self._tokens))

    def at(self, at: int) -> Found | None:
        """Return the person whose title begins at a token, or the office without a name."""
        end, office, polite = self._title(at)
        if office is None and not polite:
            return None
        behind, country = self._country_behind(end)
        for first in dict.fromkeys((end, behind)):
            name = end if self._tokens[end - 1].possessive else name_end(self._tokens, first)
            if name > first and self._is_name(first, name):
                title = self._title_text(at, first, office)
                return person_at(self._tokens, at, first, name, title)
        if office is None or office.plural:
            return None
        return self._office(at, end, country)

    def _title(self, at: int) -> tuple[int, Office | None, bool]:
        """Return where a title ends, its last office, and whether a form of address is in it."""
        office = None
        polite = False
        here = at
        while here < len(self._tokens):
            token = self._tokens[here]
            owned = office is not None and self._tokens[here - 1].possessive
            if token.quiet or not token.is_word or owned:
                break
            if here in self._offices:
                office = self._offices[here]
                here = office.end
            elif is_honorific(token.low) and token.is_name:
                polite = True
                here += 1
            elif office is None and not polite and (size := self._modifier(here)):
                here += size
            else:
                break
        return (here, office, polite) if office or polite else (at, None, False)

    def _modifier(self, at: int) -> int:
        """Return how many words describe the office behind them: "South Korean", "former"."""
        first, low = self._tokens[at], self._tokens[at].low
        if first.is_name and first.text != "Us":
            for size in range(_LONGEST_COUNTRY, 0, -1):
                span = self._tokens[at : at + size]
                if country_of(_joined(span)):
                    return len(span)
        return int(low in demonyms() or is_standing(low) or is_description(low))

    def _country_behind(self, end: int) -> tuple[int, str | None]:
        """Return the country in "the president of the Republic of France", and where it ends."""
        here = end
        while here < len(self._tokens) and self._tokens[here].low in {"of", "the", "republic"}:
            here += 1
        if here == end or self._tokens[end].low != "of":
            return end, None
        for size in range(_LONGEST_COUNTRY, 0, -1):
            span = self._tokens[here : here + size]
            code = country_names().get(_joined(span).lower())
            if code:
                return here + len(span), code
        return end, None

    def _title_text(self, at: int, first: int, office: Office | None) -> str | None:
        if office is None:
            return None
        title = _written(self._tokens[at:first])
        return title.removesuffix("s") if office.plural else title

    def _is_name(self, start: int, end: int) -> bool:
        """Tell whether what follows a title is a person's name and not "Dr. Xxxx Hospital"."""
        return not is_named_body(self._tokens, start, end) and not country_of(
            _joined(self._tokens[start:end])
        )

    def _office(self, at: int, end: int, country: str | None) -> Found | None:
        """Return "the foreign minister" or "Russia's president", for the document to resolve."""
        tokens = self._tokens
        before = tokens[at - 1].low if at else ""
        definite = before == "the"
        owned = any(t.possessive and country_of(t.text) for t in tokens[at : end - 1])
        if not (definite or owned or before in {",", "a", "an"}):
            return None
        start = at - 1 if definite else at
        title = " ".join(
            t.text + "'s" * (t.possessive and i < end - 1) for i, t in enumerate(tokens[at:end], at)
        )
        return Found(
            tokens[start].start,
            tokens[end - 1].end,
            end,
            EntityKind.PERSON,
            "",
            title,
            country_of_title(title) or country,
            title,
            certain=definite or owned,
        )

    def _is_body_of_one(self, office: Office) -> bool:
        """Tell whether the words go on to name a body: "Sheriff's Office"."""
        following = self._tokens[office.end : office.end + 1]
        return (
            self._tokens[office.end - 1].possessive
            and bool(following)
            and following[0].low in _BODY_OF_ONE
        )


def person_at(
    tokens: Sequence[Token], at: int, first: int, end: int, title: str | None
) -> Found | None:
    """Return the person named from `first` to `end`, whose title begins at `at`."""
    name = name_from([t.text for t in tokens[first:end] if t.is_word])
    if len(name.family.strip(".")) == 1:
        return None
    return Found(
        tokens[at].start,
        tokens[end - 1].end,
        end,
        EntityKind.PERSON,
        name.key,
        name.text,
        country_of_title(title) if title else None,
        title,
        name,
    )


def is_named_body(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a run of capitals ends as bodies and places do: "Xxxx Xxxx Drive"."""
    last = tokens[end - 1].low
    return end - start > 1 and (
        last in words("organisations", "after_name") or last in words("places", "after_name")
    )


def _written(tokens: Sequence[Token]) -> str:
    *others, last = tokens
    return " ".join([*(t.text + "'s" * t.possessive for t in others), last.text])


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens)
