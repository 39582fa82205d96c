"""What a time is the time of: the shooting, the call, the arrest, the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import regex

from atodds.extract.carry import EventMention
from atodds.extract.events import main_event
from atodds.extract.reading import Reading, inside, names_and_times
from atodds.language import Pattern, base, longest_by_first, singular
from atodds.language.happenings import is_known
from atodds.lexicon import load
from atodds.model import Sentence, Span, TimeMention, Timex

WORD = Pattern(r"\p{N}*\p{L}[\p{L}\p{M}'-]*+|\p{N}{3}")
CONJUNCTION = Pattern(
    r"[;:]|,? \b(?:and|but|who|which|when|while|after|before|as|because|where|until|that|if)\b"
    r"(?!\s*$)|,(?!\s*$)",
    regex.IGNORECASE,
)
CLAUSE_APART = 30
"""Characters that a comma or a conjunction between a time and a verb counts for."""
BEHIND = 10
"""What it counts for that a verb stands behind: the subject before it may hold the time."""
VERB_ALONE, VERB_ALONE_WITH_DAY = 25, 60
"""What it counts for that a verb names nothing that the lexicon knows: known names go first.

What is told around an attack is mostly of its day, but not of its minute.
"""
SAYING = Pattern(
    r"\b(?:said|says|told|announced|confirmed|added|identified|tweeted|wrote|posted|released)\b"
)
DONE = Pattern(r"\b\p{Ll}{3,}ed\b")
"""Any other verb between a day and what follows: "on Friday mourners gathered after the blast"."""
SAID_ON = Pattern(
    r"\b(?:said|says|told|added|confirmed|announced)\s+(?:\p{Ll}+\s+){0,3}(?:on\s+|late\s+|early\s+)?$"
)
BEFORE_ITS_NOUN = Pattern(
    r"(?:'s?)?\s(?:(?!(?:in|of|with|for|at|on|by|to|from|after|and|or|as|that|when|before|the)\s)"
    r"[\p{L}-]+\s){0,2}"
)
"""Between a time and the noun it stands before: "Monday's deadly", "Feb. 5"."""
RANGE_BEFORE = Pattern(
    r"(?:\b(?:between|until|till|by|as of|since|through|every|each|open)\s+(?:about |around )?"
    r"|\d\s?(?:[ap]\.?m\.?)?\s?(?:-|to|and|until)\s?)$",
    regex.IGNORECASE,
)
RANGE_AFTER = Pattern(r"\s?(?:-|to|until|through)\s?(?:\d|noon|midnight|\p{Lu}\p{Ll}+day)")
DATELINE_BEFORE = Pattern(r".{0,60}\p{Lu}{3}.{0,40}, ")
DATELINE_AFTER = Pattern(r"[.,]? ?(?:\(|/|--|- |:|_)")
COMING_ABOUT = "-"
UNKNOWN = ""
"""The sort of what comes about without being named: "the party began at 9 p.m."."""
SHORTEST_IN_ED = 4
PRONOUN = Pattern(r"\b(?:it|this|everything)\s(?:all\s|had\s|has\s)?$", regex.IGNORECASE)
ONE_IN_THE_PLURAL = {"talks", "clash", "vote", "flood", "protest"}
"""Sorts whose plural is one happening: talks, clashes, elections."""
FAR = 220
"""Characters beyond which a time is of nothing that is named."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A word that names something that happens at a time."""

    span: Span
    sort: str
    noun: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression and what it is the time of."""

    time: TimeMention
    happening: Happening


def timed(reading: Reading, events: Sequence[EventMention], sentence: Sentence) -> Iterator[Timed]:
    """Yield the times of a sentence that are of something named in it, each with what that is.

    A happening has one day and one time of the clock: the nearest of each.
    """
    times = [
        time
        for time in inside(reading.times, sentence.span)
        if time.moment is not None
        and time.timex in {Timex.DATE, Timex.TIME}
        and not is_limit(reading.text, sentence, time.mention.span)
    ]
    happenings = _happenings(reading, events, sentence) if times else ()
    pairs = []
    for time in times:
        near = _nearest(reading.text, sentence, time, happenings)
        if near:
            pairs.append((near[0], time, near[1]))
    taken = set()
    for _, time, happening in sorted(pairs, key=lambda p: (p[0], p[1].mention.span)):
        if (happening.span, is_clock(time)) not in taken:
            taken.add((happening.span, is_clock(time)))
            yield Timed(time, happening)


def is_clock(time: TimeMention) -> bool:
    """Tell whether a time is one of the clock."""
    return time.timex is Timex.TIME and "T" in time.value and time.value[-1].isdigit()


def is_limit(text: str, sentence: Sentence, time: Span) -> bool:
    """Tell whether a time ends a stretch or dates the text: "from 9 to 5", "OSLO, May 3 (AP) -"."""
    before = text[max(sentence.span.start, time.start - 30) : time.start]
    if RANGE_BEFORE.search(before) or RANGE_AFTER.match(text, time.end):
        return True
    line = text[text.rfind("\n", 0, time.start) + 1 : time.start]
    return bool(DATELINE_BEFORE.fullmatch(line) and DATELINE_AFTER.match(text, time.end))


def _nearest(
    text: str, sentence: Sentence, time: TimeMention, happenings: Sequence[Happening]
) -> tuple[int, Happening] | None:
    span = time.mention.span
    if SAID_ON.search(text[max(sentence.span.start, span.start - 60) : span.start]):
        return None
    alone = VERB_ALONE if is_clock(time) else VERB_ALONE_WITH_DAY
    ranked = sorted(
        (_apart(text, h, time) + alone * _is_verb_alone(h), h.span, h) for h in happenings
    )
    if not ranked or ranked[0][0] > FAR:
        return None
    return ranked[0][0], ranked[0][2]


def _is_verb_alone(happening: Happening) -> bool:
    return happening.sort != UNKNOWN and not is_known(happening.sort)


def _apart(text: str, happening: Happening, time: TimeMention) -> int:
    """Return how far a time is from a happening: less behind it, more in another clause."""
    here, there = happening.span, time.mention.span
    if here.overlaps(there):
        return 0
    if here.end <= there.start:
        between = text[here.end : there.start]
        return len(between) // 2 + CLAUSE_APART * len(CONJUNCTION.findall(between))
    between = text[there.end : here.start]
    if happening.noun and BEFORE_ITS_NOUN.fullmatch(between):
        return 0
    if SAYING.search(between) or (not is_clock(time) and DONE.search(between)):
        return FAR + 1
    apart = len(between) + CLAUSE_APART * len(CONJUNCTION.findall(between.removeprefix(",")))
    return apart if happening.noun else apart + BEHIND


def _happenings(
    reading: Reading, events: Sequence[EventMention], sentence: Sentence
) -> tuple[Happening, ...]:
    """Return what a sentence names that may be timed, in text order, none overlapping."""
    told = [_of_event(e) for e in inside(events, sentence.span) if e.event.type in _single_dated()]
    named = [
        h
        for h in _named(reading, sentence)
        if h.sort == COMING_ABOUT
        or is_known(h.sort)
        or not any(h.span.overlaps(e.span) for e in told)
    ]
    known = [e for e in told if not any(e.span.overlaps(h.span) for h in named)]
    ordered = sorted([*named, *known], key=lambda h: h.span)
    return tuple(_of_their_subjects(reading, events, ordered, told))


def _of_event(event: EventMention) -> Happening:
    word, sort = event.mention.text.lower(), event.event.type or ""
    plural = word.endswith("s") and singular(word) != word and sort not in ONE_IN_THE_PLURAL
    return Happening(event.mention.span, sort, noun=True, plural=plural)


def _named(reading: Reading, sentence: Sentence) -> Iterator[Happening]:
    names = names_and_times(reading, sentence.span)
    words = list(WORD.finditer(reading.text, sentence.span.start, sentence.span.end))
    at = 0
    while at < len(words):
        length, sort, noun = _phrase_at(words, at)
        sort = sort or _verb(words[at].group())
        span = Span(words[at].start(), words[at + length - 1].end())
        if sort and not any(span.overlaps(name) for name in names):
            yield Happening(span, sort, noun)
        at += length


def _phrase_at(words: list[regex.Match[str]], at: int) -> tuple[int, str, bool]:
    nouns, verbs, forms = _tables()
    for length in range(min(_longest(words[at].group().lower()), len(words) - at), 0, -1):
        surface = [w.group().lower() for w in words[at : at + length]]
        written = " ".join(surface)
        noun = " ".join([*surface[:-1], singular(surface[-1])])
        if written in forms:
            return length, forms[written], False
        if noun in nouns:
            return length, nouns[noun], True
        verb = " ".join([base(surface[0]), *surface[1:]])
        if verb in verbs:
            return length, verbs[verb], False
    return 1, "", False


@lru_cache(1 << 14)
def _longest(word: str) -> int:
    """Return how many words the longest phrase has that may begin with a word."""
    longest = _longest_by_first()
    return max(longest.get(form, 0) for form in (word, singular(word), base(word)))


@cache
def _longest_by_first() -> dict[str, int]:
    return longest_by_first(chain.from_iterable(_tables()))


def _verb(word: str) -> str:
    """Return the base form of a past verb, which names what it tells by itself."""
    past = word in _past() or (word.endswith("ed") and len(word) > SHORTEST_IN_ED)
    if not past or not word.islower() or "-" in word or word in _not_done():
        return ""
    form = base(word)
    return "" if form in _not_done() else form


def _of_their_subjects(
    reading: Reading,
    events: Sequence[EventMention],
    happenings: Sequence[Happening],
    told: Sequence[Happening],
) -> Iterator[Happening]:
    """Give "happened" and "erupted" the sort of what happened: the noun before, else their own."""
    last: Happening | None = None
    for happening in happenings:
        if happening.sort != COMING_ABOUT:
            last = happening if happening.noun else last
            yield happening
            continue
        sort = _sort_of_subject(reading.text, events, last, happening)
        own = (e.sort for e in told if e.span.overlaps(happening.span))
        sort = sort or next(own, UNKNOWN)
        yield Happening(happening.span, sort, plural=bool(last and last.plural))


def _sort_of_subject(
    text: str, events: Sequence[EventMention], noun: Happening | None, verb: Happening
) -> str | None:
    if noun and not CONJUNCTION.search(text[noun.span.end : verb.span.start] + "."):
        return noun.sort
    if PRONOUN.search(text[max(0, verb.span.start - 20) : verb.span.start]):
        return main_event(events).type
    return None


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return the sorts by noun, by verb and by form; "happen" has none of its own."""
    words = load("happenings")
    nouns, verbs, forms = (
        {word: sort for sort, entry in words["sorts"].items() for word in entry.get(field, [])}
        for field in ("nouns", "verbs", "forms")
    )
    nouns |= {word: word for word in words["appointed"]}
    return nouns, verbs | dict.fromkeys(words["coming_about"], COMING_ABOUT), forms


@cache
def _past() -> frozenset[str]:
    tenses = load("tenses")
    return frozenset(tenses["past_forms"]) | frozenset(tenses["participles"])


@cache
def _not_done() -> frozenset[str]:
    """Return auxiliaries, verbs of saying and words in -ed that are none."""
    tenses, saying = load("tenses"), load("saying")
    forms = {form for listed in saying["forms"].values() for form in listed}
    words = (tenses["past_auxiliaries"], tenses["not_past"], tenses["intent"], tenses["arranging"])
    return (
        frozenset(w for listed in words for w in listed)
        | forms
        | {word for table in ("speech", "naming", "thought") for word in saying[table]}
    )


@cache
def _single_dated() -> frozenset[str]:
    instant = {t for t, entry in load("events").items() if entry.get("instant")}
    return frozenset(instant | set(load("happenings")["events_timed"]))
