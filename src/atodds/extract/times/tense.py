"""Which way a time without its year or week lies: back or ahead, by the verb it goes with."""

from __future__ import annotations

from enum import Enum

import regex

from atodds.extract.times.patterns import words
from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import Span

_WORDS = load("tenses")
_AHEAD = frozenset(_WORDS["ahead"])
_INTENT = frozenset(_WORDS["intent"])
_ARRANGING = frozenset(_WORDS["arranging"])
_PENDING = _ARRANGING | frozenset(_WORDS["pending"])
_PAST = frozenset(
    word for table in ("past_forms", "participles", "past_auxiliaries") for word in _WORDS[table]
)
_PRESENT = frozenset(_WORDS["present_auxiliaries"])
_NOT_PAST = frozenset(_WORDS["not_past"])
_DENIALS = frozenset({"not", "neither", "nor", "n't", "never"})
_SUBJECTS = frozenset({"who", "which", "he", "she", "it"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})

_TOKEN = Pattern(r"'(?:ll|d|ve|re|s)\b|\p{L}+(?:[-']\p{L}+)*|[.,;:()\"]")
_JUST_BEFORE = Pattern(
    rf"\b{words(_WORDS['ahead_phrases'])}(?: \w+){{0,2}} ?$|\bif (?:\w+ ){{0,3}}$",
    regex.IGNORECASE,
)
_UNTIL = Pattern(r"\buntil (?:\w+ )?$", regex.IGNORECASE)
_SINCE = Pattern(r"\b(?:since|dated|as of) (?:\w+ )?$", regex.IGNORECASE)
_PUT_OFF = Pattern(rf"\b{words(_WORDS['put_off'])}\b", regex.IGNORECASE)
_PLANNED = Pattern(
    r"(?<!\b(?:is|are|was|were|be|been|being|had|has|have) )"
    r"\b(?:planned|scheduled|slated|set|due)(?: [\w']+){0,8} $",
    regex.IGNORECASE,
)
_CAME_TO_NOTHING = Pattern(
    rf",? (?:was|were|has been|have been|had been) {words(_WORDS['called_off'])}\b"
)
_TO_DO = Pattern(r" to \p{Ll}")
_PAST_NOUN = Pattern(
    rf"(?:'s)?(?: [\w'-]+){{0,2}} {words(_WORDS['past_nouns'])}\b", regex.IGNORECASE
)
_FUTURE_NOUN = Pattern(rf"(?:'s)?(?: [\w'-]+)? {words(_WORDS['future_nouns'])}\b", regex.IGNORECASE)
_DECIDED = Pattern(rf"\b{words(_WORDS['decided'])}\b[^.,;:]{{0,60}}$", regex.IGNORECASE)
_THIRD_PERSON = Pattern(r"(?!is$|was$|has$|does$|always$|also$|perhaps$)\p{Ll}{2,}[^su\W]s")
_CLOSE = 2
"""Words from "is" to its participle, at most."""
_SHORTEST_CLAUSE = 4
"""Words around a time from which a clause without past or future verb is in the present."""
_REACH = 400
"""Characters of a sentence looked at on either side."""


class Direction(Enum):
    """Whether the text looks back, ahead, or does not say."""

    BACK = "back"
    AHEAD = "ahead"
    NOW = "now"
    """The verb is in the present: "leaves on Friday" lies ahead, "is accused of it" may not."""
    EITHER = "either"
    """What was planned and came to nothing: the nearer, passed or not."""
    OPEN = "open"


_BY_ITSELF = (
    dict.fromkeys(_WORDS["reporting"], Direction.BACK)
    | dict.fromkeys(_WORDS["present_forms"], Direction.NOW)
    | dict.fromkeys(_WORDS["arranging"], Direction.AHEAD)
)


def direction_at(text: str, sentence: Span, place: Span) -> Direction:
    """Tell which way a time lies, by its noun or by the nearest verb before it, else after."""
    before = text[max(sentence.start, place.start - _REACH) : place.start]
    after = text[place.end : min(sentence.end, place.end + _REACH)]
    if _PLANNED.search(before[-100:]) and _CAME_TO_NOTHING.match(after):
        return Direction.EITHER
    beside = _beside(before, after)
    if beside is not None:
        return beside
    tokens = _tokens(before)
    later = _tokens(after)
    return (
        _looking_back(tokens)
        or _looking_on(later)
        or (Direction.NOW if len(tokens) + len(later) >= _SHORTEST_CLAUSE else Direction.OPEN)
    )


def _beside(before: str, after: str) -> Direction | None:
    """Tell by the words that touch the time: "set for Monday", "Wednesday's ruling"."""
    if _JUST_BEFORE.search(before[-60:]):
        return Direction.AHEAD
    if _UNTIL.search(before[-20:]) and (_TO_DO.match(after) or _PUT_OFF.search(before[-80:])):
        return Direction.AHEAD
    if _SINCE.search(before[-20:]):
        return Direction.BACK
    if _FUTURE_NOUN.match(after):
        return Direction.BACK if _is_decided(before) else Direction.AHEAD
    return Direction.BACK if _PAST_NOUN.match(after) else None


def _is_decided(before: str) -> bool:
    """Tell whether the words before a vote tell how it ended: "won 52 percent in Sunday's vote"."""
    if not _DECIDED.search(before[-100:]):
        return False
    return _looking_back(_tokens(before)) is not Direction.AHEAD


def _tokens(text: str) -> list[str]:
    """Return words in lower case, but names such as May and Will as written."""
    found = _TOKEN.findall(text)
    return [
        word if place and word[0].isupper() else word.lower() for place, word in enumerate(found)
    ]


def _looking_back(tokens: list[str]) -> Direction | None:
    places = reversed(range(len(tokens)))
    return next((told for place in places if (told := _told_by(tokens, place))), None)


def _looking_on(tokens: list[str]) -> Direction | None:
    return next((told for place in range(len(tokens)) if (told := _told_by(tokens, place))), None)


def _told_by(tokens: list[str], place: int) -> Direction | None:
    token = tokens[place]
    if token in _AHEAD:
        return _of_modal(tokens, place)
    if _is_infinitive(tokens, place) and _of_intent(tokens, place):
        return Direction.AHEAD
    if token in _PRESENT:
        return _of_present(tokens, place)
    if token in _BY_ITSELF or _is_third_person(tokens, place):
        return _BY_ITSELF.get(token, Direction.NOW)
    if token in _PAST or (token.endswith("ed") and token.islower() and token not in _NOT_PAST):
        return _of_past_form(tokens, place)
    return None


def _is_third_person(tokens: list[str], place: int) -> bool:
    """Tell "who retires" from the plural of a noun."""
    follows = place > 0 and tokens[place - 1] in _SUBJECTS
    return follows and bool(_THIRD_PERSON.fullmatch(tokens[place]))


def _of_modal(tokens: list[str], place: int) -> Direction:
    following = tokens[place + 1 : place + 3]
    denied = _DENIALS & {*tokens[max(place - 8, 0) : place], *following}
    if tokens[place] == "could" and denied:
        return Direction.BACK
    if "have" in following and tokens[place] != "will":
        return Direction.BACK
    return Direction.AHEAD


def _is_infinitive(tokens: list[str], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    return tokens[place] == "to" and following[:1].islower() and following not in _DETERMINERS


def _of_intent(tokens: list[str], place: int) -> bool:
    """Whether "to" tells an intent: "agreed to meet", but not "agreed to pay after talks"."""
    return place > 0 and tokens[place - 1] in _INTENT and "after" not in tokens[place:]


def _of_present(tokens: list[str], place: int) -> Direction | None:
    rest = tokens[place + 1 : place + 4]
    if any(word.endswith("ing") or word in _PENDING for word in rest) or "to" in rest[:1]:
        return Direction.AHEAD
    return Direction.NOW


def _of_past_form(tokens: list[str], place: int) -> Direction:
    """A past form after a modal, "to be" or "is" is that verb's participle."""
    earlier = tokens[max(place - 3, 0) : place]
    for back, word in enumerate(reversed(earlier), start=1):
        if word in _AHEAD:
            return _of_modal(tokens, place - back)
        if word == "to" and "be" in earlier:
            to = place - back
            apart = to > 0 and tokens[to - 1] == ","
            return Direction.AHEAD if apart or _of_intent(tokens, to) else Direction.BACK
        if word in _PRESENT and back <= _CLOSE:
            return _of_present(tokens, place - back) or Direction.NOW
        if word in {",", ".", ";", "and", "that"}:
            break
    return Direction.BACK
