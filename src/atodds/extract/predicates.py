"""What is said to have happened to those counted: killed, injured, missing, arrested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Sentence

REACH = 90
OPENS_ANOTHER_CLAUSE = r"(?:and|or|as|to|who|before|after|when|while|until|because)\b"
BETWEEN = rf"^\s*(?:[,(]\s*)?(?:(?!{OPENS_ANOTHER_CLAUSE})\(?[\p{{L}}'-]+\)?\s+){{0,2}}?"
MANNER = r"(?:\p{L}+ly\s+)?"


def predicate_of(text: str, sentence: Sentence, amount: AmountMention) -> str | None:
    """Return the predicate of `lexicon/predicates.yaml`, None where the text names none.

    The counted noun itself ("26 deaths"), then a passive directly behind ("26 were killed"), then
    a verb directly before ("killing 26"), then one with its complement ("took 26 into custody"),
    then other words behind ("26 feared dead"), then the name of the toll ("the toll rose to 26"),
    then a noun that tells of a state ("26 evacuees").
    """
    span = amount.mention.span
    found = happened_to(
        text, sentence, (span.start, span.end), noun=amount.noun, inner=amount.mention.text
    )
    lower = amount.quantity.hard.lower
    if found and lower is not None and lower < load("predicates")[found].get("least", 0):
        return None
    return found


def everybody(predicate: str | None) -> frozenset[str]:
    """Return the classes of counted nouns that name whoever it happens to: escaped inmates."""
    entry = load("predicates").get(predicate, {})
    return frozenset(entry.get("anybody", ()))


def happened_to(
    text: str,
    sentence: Sentence,
    people: tuple[int, int],
    *,
    noun: str | None = None,
    inner: str = "",
) -> str | None:
    """Return what the sentence says happened to the people who stand between two offsets."""
    start, end = people
    before = text[max(sentence.span.start, start - REACH) : start]
    after = _aside().sub("", text[end : min(sentence.span.end, end + REACH)])
    whence = _whence().match(after)
    for matches in (
        lambda p: noun in p.nouns,
        lambda p: p.passive.search(after) or (whence and p.passive.search(after[whence.end() :])),
        lambda p: p.before.search(before),
        lambda p: any(verb.search(before) and then.search(after) for verb, then in p.around),
        lambda p: p.after.search(after) or p.within.search(inner),
        lambda p: p.toll and p.toll.search(before),
        lambda p: noun in p.states,
    ):
        for entry in _entries():
            if matches(entry):
                return entry.name
    return None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    nouns: frozenset[str]
    before: Pattern
    passive: Pattern
    after: Pattern
    within: Pattern
    around: tuple[tuple[Pattern, Pattern], ...]
    states: frozenset[str]
    toll: Pattern | None


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            name,
            frozenset(entry["nouns"]),
            _before(entry["before"]),
            _passive(entry["after"]),
            _after(entry["after"]),
            Pattern(rf"\s(?:{alternation(entry['after'])})$", regex.IGNORECASE),
            tuple(_around(frame) for frame in entry.get("around", ())),
            frozenset(entry.get("states", ())),
            _toll(entry["toll"]),
        )
        for name, entry in load("predicates").items()
    )


@cache
def _aside() -> Pattern:
    words = _joining()
    return Pattern(
        rf",?\s*(?:{words['asides']})\b[^,.;]{{0,60}}?"
        rf"(?:,|(?=\s(?:{words['verbs']}|{words['stricken']})\b))"
    )


def _before(verbs: Iterable[str]) -> Pattern:
    return Pattern(
        rf"\b(?:{alternation(verbs)})(?:\s+(?:{_joining()['before_figure']}))*\s*$",
        regex.IGNORECASE,
    )


def _around(frame: dict[str, list[str]]) -> tuple[Pattern, Pattern]:
    return _before(frame["verbs"]), Pattern(
        rf"^\s+(?:{MANNER})?(?:{alternation(frame['then'])})\b", regex.IGNORECASE
    )


def _passive(words: Iterable[str]) -> Pattern:
    return Pattern(rf"^\s*{_auxiliaries()}{MANNER}(?:{alternation(words)})\b", regex.IGNORECASE)


@cache
def _whence() -> Pattern:
    """Match where those counted are from, up to the verb: "12 workers from the mill at Osker"."""
    words = _joining()
    numbers = alternation(
        number for group in ("ones", "teens") for number in load("numbers")[group]
    )
    word = rf"(?!(?:{words['other_clause']}|{words['auxiliaries']}|{numbers})\b)[\p{{L}}'-]+\s+"
    return Pattern(
        rf"\s+(?:{words['whence']})\s+(?:{word}){{1,8}}?(?=(?:{words['verbs']})\b)",
        regex.IGNORECASE,
    )


def _after(words: Iterable[str]) -> Pattern:
    found = rf"(?:{alternation(words)})\b"
    numbers = alternation(
        number for group in ("ones", "teens") for number in load("numbers")[group]
    )
    no_object = rf"(?!\s+(?:{_joining()['objects']}|{numbers}|\d+)\b)"
    return Pattern(
        rf"{BETWEEN}(?:{_auxiliaries()}{MANNER}{found}|(?:(?:who|that)\s+)?{found}{no_object})",
        regex.IGNORECASE,
    )


def _toll(names: Iterable[str]) -> Pattern | None:
    if not names:
        return None
    return Pattern(
        rf"\b(?:{alternation(names)})\b[^.;]{{0,70}}?(?:\b(?:{_joining()['toll_reached']})|:)\s*$",
        regex.IGNORECASE,
    )


def _auxiliaries() -> str:
    return rf"(?:(?:who|that)\s+)?(?:(?:{_joining()['auxiliaries']})\s+){{1,6}}"


@cache
def _joining() -> dict[str, str]:
    return {name: alternation(words) for name, words in load("predication").items()}
