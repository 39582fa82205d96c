"""Finds names in one sentence, left to right, the surest reading of each first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from atodds.extract.names.bodies import (
    acting_government,
    begins_known_name,
    known_body,
    lower_body,
    shaped_body,
    short_body,
)
from atodds.extract.names.countries import country_names, country_of, demonyms
from atodds.extract.names.found import Found
from atodds.extract.names.offices import (
    Office,
    country_of_title,
    is_description,
    is_honorific,
    is_role,
    is_standing,
    offices_in,
)
from atodds.extract.names.people import is_speaking, looks_like_person, name_end, name_from
from atodds.extract.names.sites import known_place, residence, shaped_place, unknown_place
from atodds.extract.names.tokens import Token, is_first_name, is_surely_first_name
from atodds.extract.names.words import function_words, is_ordinary, words, words_in_titles
from atodds.model import EntityKind

_DETERMINERS = frozenset({"the", "a", "an", "then", "now", "his", "her", "their"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_OPENING = frozenset({'"', "'", ":", "-", "(", ";", "*"})
_NAME_WORDS = 2
_BODY_OF_ONE = frozenset({"office", "department", "offices"})


def names_in(tokens: Sequence[Token], lower: frozenset[str]) -> Iterator[Found]:
    """Yield the names and offices of a sentence; `lower` holds the document's lower-case words."""
    finder = _Finder(tokens, lower)
    at = 0
    previous = None
    while at < len(tokens):
        found = finder.at(at)
        if found is not None:
            tied = _tied(tokens, found, previous, at)
            if tied:
                yield tied
            previous = tied or previous
        at = found.until if found else at + 1


def _tied(tokens: Sequence[Token], found: Found, previous: Found | None, at: int) -> Found | None:
    """Return a find with what the one before tells of it, None where an office is nobody's."""
    if found.kind is not EntityKind.PERSON:
        return found
    between = [t.low for t in tokens[previous.until : at]] if previous else []
    if found.person is None:
        if (
            previous
            and previous.person
            and between[:1] == [","]
            and _is_apposed(tokens, found, between)
        ):
            return replace(
                found, person=previous.person, key=previous.key, certain=previous.certain
            )
        return found if found.certain else None
    if previous and between == [","] and not (found.title or previous.person or previous.key):
        return replace(found, title=previous.title, country=previous.country)
    return _with_body(found, previous, at)


def _is_apposed(tokens: Sequence[Token], found: Found, between: Sequence[str]) -> bool:
    return set(between[1:]) <= _DETERMINERS and not tokens[found.until - 1].possessive


def _with_body(found: Found, previous: Found | None, at: int) -> Found:
    """Return a titled person with the body or place before it: "U.N. spokesman Xxxx"."""
    if (
        not (found.title and previous and previous.until == at)
        or found.kind is not EntityKind.PERSON
    ):
        return found
    if previous.kind is EntityKind.PERSON or found.start - previous.end > 1:
        return found
    title = f"{previous.name} {found.title}"
    body = previous.country if previous.kind is EntityKind.ORGANISATION else None
    return replace(found, title=title, country=found.country or body)


class _Finder:
    """One sentence with the offices in it."""

    def __init__(self, tokens: Sequence[Token], lower: frozenset[str]) -> None:
        self._tokens = tokens
        self._lower = lower
        self._offices = {
            office.start: office
            for office in offices_in([t.low for t in tokens])
            if not self._is_body_of_one(office)
        }

    def at(self, at: int) -> Found | None:
        """Return what begins at a token."""
        token = self._tokens[at]
        if not token.is_word or token.quiet:
            return None
        return (
            self._titled(at)
            or residence(self._tokens, at)
            or lower_body(self._tokens, at)
            or self._named(at)
        )

    def _titled(self, at: int) -> Found | None:
        """Return the person whose title begins here, or the office without a name."""
        end, office, polite = self._title(at)
        if office is None and not polite:
            return None
        tokens = self._tokens
        name = end if tokens[end - 1].possessive else name_end(tokens, end)
        if name > end and not self._is_body(end, name) and not self._is_country(end, name):
            title = self._text(at, end) if office else None
            if title and office and office.plural:
                title = title.removesuffix("s")
            return self._person(at, end, name, title)
        if office is None or office.plural:
            return None
        return self._office(at, end)

    def _title(self, at: int) -> tuple[int, Office | None, bool]:
        """Return where a title ends, its last office, and whether a form of address is in it."""
        office = None
        polite = False
        here = at
        while here < len(self._tokens) and (
            here == at or not self._tokens[here - 1].possessive or office is None
        ):
            token = self._tokens[here]
            if token.quiet or not token.is_word:
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
        for size in (3, 2, 1):
            span = self._tokens[at : at + size]
            if (
                span[0].is_name
                and span[0].text != "Us"
                and country_of(" ".join(t.text for t in span))
            ):
                return len(span)
        low = self._tokens[at].low
        return int(low in demonyms() or is_standing(low) or is_description(low))

    def _named(self, at: int) -> Found | None:
        tokens = self._tokens
        if not tokens[at].is_name or tokens[at].low in words("names", "calendar"):
            return None
        body = known_body(tokens, at)
        if body or self._is_only_first_word(at):
            return body
        stop = next((i for i in range(at + 1, len(tokens)) if i in self._offices), len(tokens))
        run = name_end(tokens, at)
        if self._is_body(at, run):
            # "Martin Luther King Drive" holds no king.
            stop = max(stop, run)
        run = min(run, stop)
        known = self._known_from(at, run)
        shaped = (
            acting_government(tokens, at)
            or shaped_body(tokens, at, stop)
            or (shaped_place(tokens, at, known) if run > at else None)
        )
        if shaped or self._is_lead_in(at, run):
            return shaped
        return (
            self._country_or_person(at, run, stop)
            or unknown_place(tokens, at, known)
            or self._perhaps(at, run)
        )

    def _known_from(self, at: int, end: int) -> int:
        """Return where the first known name inside a run begins: archives lose commas."""
        return next(
            (i for i in range(at + 1, end) if begins_known_name(self._tokens, i)),
            end,
        )

    def _is_lead_in(self, at: int, end: int) -> bool:
        """Tell whether a capital only introduces the name behind it: "Backbencher Xxxx Xxxx"."""
        tokens = self._tokens
        if (
            end - at <= _NAME_WORDS
            or not is_ordinary(tokens[at].low)
            or tokens[at].low in words_in_titles()
        ):
            return False
        return not is_first_name(tokens[at].text) and is_surely_first_name(tokens[at + 1].text)

    def _country_or_person(self, at: int, run: int, stop: int) -> Found | None:
        tokens = self._tokens
        place = known_place(tokens, at, stop)
        if place and (place.until >= run or country_of(place.name)):
            return place
        if tokens[at].low not in words("places", "compass") and looks_like_person(tokens, at, run):
            last = tokens[run - 1].low
            if last in country_names() and last not in words("names", "countries_as_names"):
                run -= 1
            return self._person(at, at, run, None)
        return place

    def _perhaps(self, at: int, end: int) -> Found | None:
        """Return a run of capitals that only the document or a verb of saying makes a name."""
        tokens = self._tokens
        if end == at or country_of(tokens[at].text):
            return None
        found = self._person(at, at, end, None)
        if found is None:
            return short_body(tokens, at)
        ordinary = all(is_ordinary(t.low) for t in tokens[at:end])
        after_article = at > 0 and tokens[at - 1].low in {"the", "a", "an"}
        shouted = end - at == 1 and tokens[at].text.isupper()
        certain = is_speaking(tokens, at, end) and not (ordinary or after_article or shouted)
        # A name alone that speaks is as often a firm's: a pronoun tells.
        certain = certain and (end - at > 1 or any(t.low in _PERSONAL for t in tokens))
        if not certain and after_article:
            return short_body(tokens, at)
        return replace(found, certain=certain)

    def _person(self, at: int, first: int, end: int, title: str | None) -> Found | None:
        name = name_from([t.text for t in self._tokens[first:end] if t.is_word])
        if len(name.family.strip(".")) == 1:
            return None
        return Found(
            self._tokens[at].start,
            self._tokens[end - 1].end,
            end,
            EntityKind.PERSON,
            name.key,
            name.text,
            country_of_title(title) if title else None,
            title,
            name,
        )

    def _office(self, at: int, end: int) -> Found | None:
        """Return "the foreign minister" or "Russia's president", for the document to resolve."""
        tokens = self._tokens
        definite = at > 0 and tokens[at - 1].low == "the"
        owned = any(t.possessive and country_of(t.text) for t in tokens[at : end - 1])
        apposed = at > 0 and tokens[at - 1].low in {",", "a", "an"}
        if not (definite or owned or apposed):
            return None
        start = at - 1 if definite else at
        title = self._text(at, end)
        country = country_of_title(title) or self._country_behind(end)
        return Found(
            tokens[start].start,
            tokens[end - 1].end,
            end,
            EntityKind.PERSON,
            "",
            title,
            country,
            title,
            certain=definite or owned,
        )

    def _country_behind(self, end: int) -> str | None:
        """Return the country in "the president of France"."""
        lows = [t.low for t in self._tokens[end : end + 4]]
        if lows[:1] != ["of"]:
            return None
        rest = lows[1 + (lows[1:2] == ["the"]) :]
        return next((c for n in (2, 1) if (c := country_of(" ".join(rest[:n])))), None)

    def _is_body(self, start: int, end: int) -> bool:
        """Tell whether what follows a form of address is no name: "Dr. Xxxx Hospital"."""
        heads = words("organisations", "after_name") | words("places", "after_name")
        return end - start > 1 and self._tokens[end - 1].low in heads

    def _is_country(self, start: int, end: int) -> bool:
        return country_of(" ".join(t.text for t in self._tokens[start:end])) is not None

    def _is_body_of_one(self, office: Office) -> bool:
        """Tell whether the words go on to name a body: "Sheriff's Office"."""
        following = self._tokens[office.end : office.end + 1]
        return (
            self._tokens[office.end - 1].possessive
            and bool(following)
            and following[0].low in _BODY_OF_ONE
        )

    def _is_only_first_word(self, at: int) -> bool:
        """Tell whether a word has its capital only because a sentence begins with it."""
        tokens = self._tokens
        if at and tokens[at - 1].text not in _OPENING and not tokens[at - 1].quiet:
            return tokens[at].low in function_words()
        low = tokens[at].low
        if low in function_words() or low in words("names", "numerals"):
            return True
        if low in words("names", "openers"):
            return True
        if country_of(low):
            return False
        if at + 1 < len(tokens) and tokens[at + 1].is_name:
            return low in self._lower or (is_role(low) and not is_first_name(low))
        return low in self._lower or is_ordinary(low)

    def _text(self, start: int, end: int) -> str:
        parts = self._tokens[start:end]
        return " ".join(t.text + "'s" * (t.possessive and t is not parts[-1]) for t in parts)
