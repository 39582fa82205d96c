"""Finds names in one sentence, left to right, the surest reading of each first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from atodds.extract.names.bodies import acting_government, known_body, lower_body, shaped_body
from atodds.extract.names.countries import country_of, demonyms
from atodds.extract.names.found import Found
from atodds.extract.names.offices import (
    Office,
    country_of_title,
    is_description,
    is_honorific,
    is_standing,
    offices_in,
)
from atodds.extract.names.people import (
    name_end,
    name_from,
    speaks_for_person,
    spoken,
)
from atodds.extract.names.sites import known_place, shaped_place, unknown_place
from atodds.extract.names.tokens import Token, calendar_words, function_words, is_ordinary
from atodds.model import EntityKind


def names_in(tokens: Sequence[Token], lower: frozenset[str]) -> Iterator[Found]:
    """Yield the names and offices of a sentence; `lower` holds the document's lower-case words."""
    offices = {office.start: office for office in offices_in([t.low for t in tokens])}
    at = 0
    while at < len(tokens):
        found = None
        if tokens[at].is_word and not tokens[at].quiet:
            found = _title_at(tokens, at, offices) or _name_at(tokens, at, offices, lower)
        if found is not None:
            yield found
            at = found.until
        else:
            at += 1


def _title_at(tokens: Sequence[Token], at: int, offices: dict[int, Office]) -> Found | None:
    """Return the person whose title begins here, or the office without a name."""
    end, core, polite = _title_end(tokens, at, offices)
    if core is None and not polite:
        return None
    name = name_end(tokens, end) if end < len(tokens) and not tokens[end - 1].possessive else end
    title = _text(tokens, at, end) if core else None
    if name > end:
        return _person(tokens, at, end, name, title)
    if core is None:
        return None
    return _office(tokens, at, end)


def _title_end(
    tokens: Sequence[Token], at: int, offices: dict[int, Office]
) -> tuple[int, Office | None, bool]:
    """Return where a title ends, its last office, and whether a form of address is in it."""
    core = None
    polite = False
    here = at
    while here < len(tokens):
        if here in offices and not _is_office_of_body(tokens, offices[here]):
            core = offices[here]
            here = core.end
        elif is_honorific(tokens[here].low) and tokens[here].is_name:
            polite = True
            here += 1
        elif core is None and not polite and _modifies(tokens, here):
            here += 1
        else:
            break
        if tokens[here - 1].possessive and core is not None:
            break
    if core is None and not polite:
        return at, None, False
    return here, core, polite


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in demonyms() or is_standing(token.low):
        return True
    if token.is_name and country_of(token.text) and (token.text != "Us"):
        return True
    return is_description(token.low)


def _is_office_of_body(tokens: Sequence[Token], office: Office) -> bool:
    """Tell whether the words go on to name a body: "Sheriff's Office", "Foreign Secretary's aide"."""
    following = tokens[office.end] if office.end < len(tokens) else None
    return (
        tokens[office.end - 1].possessive
        and following is not None
        and following.low in {"office", "department", "offices"}
    )


def _person(
    tokens: Sequence[Token], at: int, first: int, end: int, title: str | None
) -> Found | None:
    name = name_from([t.text for t in tokens[first:end] if t.is_word])
    if len(name.words) == 1 and len(name.family) == 1:
        return None
    return Found(
        tokens[at].start,
        tokens[end - 1].end,
        EntityKind.PERSON,
        name.key,
        name.text,
        country_of_title(title) if title else None,
        title,
        name,
        end,
    )


def _office(tokens: Sequence[Token], at: int, end: int) -> Found:
    start = at - 1 if at and tokens[at - 1].low == "the" else at
    title = _text(tokens, at, end)
    return Found(
        tokens[start].start,
        tokens[end - 1].end,
        EntityKind.PERSON,
        "",
        title,
        country_of_title(title),
        title,
        None,
        end,
        certain=False,
    )


def _name_at(
    tokens: Sequence[Token], at: int, offices: dict[int, Office], lower: frozenset[str]
) -> Found | None:
    token = tokens[at]
    found = lower_body(tokens, at)
    if found:
        return found
    if not token.is_name or token.low in calendar_words():
        return None
    found = known_body(tokens, at)
    if found or (_begins(tokens, at) and _is_only_word(tokens, at, lower)):
        return found
    stop = next((i for i in range(at + 1, len(tokens)) if i in offices), len(tokens))
    run = min(name_end(tokens, at), stop)
    return (
        acting_government(tokens, at)
        or shaped_body(tokens, at, stop)
        or (shaped_place(tokens, at, run) if run > at else None)
        or _untitled_person(tokens, at, run)
        or known_place(tokens, at, stop, ())
        or (unknown_place(tokens, at, run) if run > at else None)
        or _doubtful(tokens, at, run)
    )


def _untitled_person(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    if end - at < 2 or country_of(tokens[at].text) or tokens[at].low in function_words():
        return None
    if not speaks_for_person(tokens, at, end):
        return None
    return _person(tokens, at, at, end, None)


def _doubtful(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    """Return a run of capitals that only the rest of the document can tell to be a person."""
    if end == at or country_of(tokens[at].text):
        return None
    found = _person(tokens, at, at, end, None)
    if found is None:
        return None
    certain = end - at > 1 and spoken(tokens, at, end)
    return replace(found, certain=certain)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in {'"', ":", "-", "(", "'"} or tokens[at - 1].quiet


def _is_only_word(tokens: Sequence[Token], at: int, lower: frozenset[str]) -> bool:
    """Tell whether the capital of a sentence's first word is only that."""
    low = tokens[at].low
    if low in function_words():
        return True
    if country_of(low):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or not following.is_name:
        return low in lower or is_ordinary(low)
    return low in lower


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    words = [
        t.text + ("'s" if t.possessive and i < end - start - 1 else "")
        for i, t in enumerate(tokens[start:end])
    ]
    return " ".join(words)
