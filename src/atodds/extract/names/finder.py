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
from atodds.extract.names.countries import country_names, country_of
from atodds.extract.names.found import Found
from atodds.extract.names.offices import is_role
from atodds.extract.names.people import is_speaking, looks_like_person, name_end
from atodds.extract.names.sites import (
    known_place,
    listed_place,
    numbered_place,
    residence,
    shaped_place,
    unknown_place,
)
from atodds.extract.names.titles import Titles, is_named_body, person_at
from atodds.extract.names.tokens import Token, is_first_name, is_surely_first_name
from atodds.extract.names.words import function_words, is_ordinary, words, words_in_titles
from atodds.model import EntityKind

_DETERMINERS = frozenset({"the", "a", "an", "then", "now", "his", "her", "their"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_OPENING = frozenset({'"', "'", ":", "-", "(", ";", "*"})
_NAME_WORDS = 2


def names_in(tokens: Sequence[Token], lower: frozenset[str]) -> Iterator[Found]:
    """Yield the names and offices of a sentence; `lower` holds the document's lower-case words."""
    finder = _Finder(tokens, lower)
    at = 0
    previous = None
    while at < len(tokens):
        found = finder.at(at)
        if found is not None:
            if previous and not found.certain and not found.title:
                found = listed_place(tokens, at, found.until, previous) or found
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
        if previous and previous.person and _is_apposed(tokens, found, between):
            return replace(
                found, person=previous.person, key=previous.key, certain=previous.certain
            )
        return found if found.certain else None
    if previous and between == [","] and not (found.title or previous.person or previous.key):
        return replace(found, title=previous.title, country=previous.country)
    return _with_body(found, previous, at)


def _is_apposed(tokens: Sequence[Token], found: Found, between: Sequence[str]) -> bool:
    if between[:1] != [","] or tokens[found.until - 1].possessive:
        return False
    return set(between[1:]) <= _DETERMINERS


def _with_body(found: Found, previous: Found | None, at: int) -> Found:
    """Return a titled person with the body or place before it: "U.N. spokesman Xxxx"."""
    if not (found.title and previous and previous.until == at):
        return found
    if previous.kind is EntityKind.PERSON or found.start - previous.end > 1:
        return found
    title = f"{previous.name} {found.title}"
    body = previous.country if previous.kind is EntityKind.ORGANISATION else None
    return replace(found, title=title, country=found.country or body)


class _Finder:
    """One sentence with the titles in it."""

    def __init__(self, tokens: Sequence[Token], lower: frozenset[str]) -> None:
        self._tokens = tokens
        self._lower = lower
        self._titles = Titles(tokens)

    def at(self, at: int) -> Found | None:
        """Return what begins at a token."""
        token = self._tokens[at]
        if token.quiet:
            return None
        numbered = numbered_place(self._tokens, at)
        if numbered or not token.is_word:
            return numbered
        return (
            residence(self._tokens, at)
            or self._titles.at(at)
            or lower_body(self._tokens, at)
            or self._named(at)
        )

    def _named(self, at: int) -> Found | None:
        tokens = self._tokens
        if not tokens[at].is_name or tokens[at].low in words("names", "calendar"):
            return None
        body = known_body(tokens, at)
        if body or self._never_begins(at):
            return body
        if self._is_only_first_word(at):
            return self._perhaps(at, at + 1, first=True)
        stop = self._titles.first_in(at + 1)
        run = name_end(tokens, at)
        if is_named_body(tokens, at, run) or self._ends_in_office(at, stop, run):
            # Neither "Martin Luther King Drive" nor "Xxxx Xxxx King" holds a king.
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
            or self._perhaps(at, known)
        )

    def _ends_in_office(self, at: int, office: int, end: int) -> bool:
        """Tell whether a family name is a word for an office: King, Dean, Bishop."""
        return at < office == end - 1 and is_surely_first_name(self._tokens[at].text)

    def _known_from(self, at: int, end: int) -> int:
        """Return where the first known name inside a run begins: archives lose commas."""
        return next(
            (i for i in range(at + 1, end) if begins_known_name(self._tokens, i)),
            end,
        )

    def _is_lead_in(self, at: int, end: int) -> bool:
        """Tell whether a capital only introduces the name behind it: "Backbencher Xxxx Xxxx"."""
        tokens = self._tokens
        if end - at <= _NAME_WORDS or tokens[at].low in words_in_titles():
            return False
        if not is_ordinary(tokens[at].low) or is_first_name(tokens[at].text):
            return False
        return is_surely_first_name(tokens[at + 1].text)

    def _country_or_person(self, at: int, run: int, stop: int) -> Found | None:
        tokens = self._tokens
        place = known_place(tokens, at, stop)
        if place and (place.until >= run or country_of(place.name)):
            return place
        if tokens[at].low not in words("places", "compass") and looks_like_person(tokens, at, run):
            last = tokens[run - 1].low
            if last in country_names() and last not in words("names", "countries_as_names"):
                run -= 1
            return person_at(tokens, at, at, run, None)
        return place

    def _perhaps(self, at: int, end: int, *, first: bool = False) -> Found | None:
        """Return a run of capitals that only the document or a verb of saying makes a name."""
        tokens = self._tokens
        if end == at or country_of(tokens[at].text):
            return None
        found = person_at(tokens, at, at, end, None)
        before = tokens[at - 1].low if at else ""
        certain = found is not None and not first and self._speaks(at, end)
        if found is None or (not certain and before == "the"):
            return short_body(tokens, at)
        return replace(found, certain=certain)

    def _speaks(self, at: int, end: int) -> bool:
        """Tell whether a verb of saying and the look of the name make it a person's."""
        tokens = self._tokens
        if not is_speaking(tokens, at, end) or all(is_ordinary(t.low) for t in tokens[at:end]):
            return False
        if at and tokens[at - 1].low in {"the", "a", "an"}:
            return False
        # A name alone that speaks is as often a firm's: a pronoun tells.
        return end - at > 1 or (
            not tokens[at].text.isupper() and any(t.low in _PERSONAL for t in tokens)
        )

    def _never_begins(self, at: int) -> bool:
        low = self._tokens[at].low
        if low in function_words():
            return self._tokens[at].text != "US"
        return self._begins_sentence(at) and (
            low in words("names", "numerals") or low in words("names", "openers")
        )

    def _is_only_first_word(self, at: int) -> bool:
        """Tell whether a word has its capital only because a sentence begins with it."""
        tokens = self._tokens
        low = tokens[at].low
        if not self._begins_sentence(at) or country_of(low):
            return False
        if at + 1 < len(tokens) and tokens[at + 1].is_name:
            return low in self._lower or (is_role(low) and not is_first_name(low))
        return low in self._lower or is_ordinary(low)

    def _begins_sentence(self, at: int) -> bool:
        return not at or self._tokens[at - 1].text in _OPENING or self._tokens[at - 1].quiet
