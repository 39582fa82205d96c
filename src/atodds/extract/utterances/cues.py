"""Verbs that put words in somebody's mouth, in every form that reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import islice

import regex

from atodds.extract.utterances.adverbials import ADVERB
from atodds.extract.utterances.frames import Frame
from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import Span


class Use(Enum):
    """What a verb of saying takes after it."""

    SPEECH = auto()
    NAMING = auto()
    THOUGHT = auto()
    ACCORDING = auto()


class Form(Enum):
    """In which form it stands, as far as that tells where its subject is."""

    FINITE = auto()
    PLURAL = auto()
    PARTICIPLE = auto()
    PASSIVE = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in the outlet's own words."""

    span: Span
    base: str
    use: Use
    form: Form
    nominal: bool = False
    """Whether the word is as often a noun."""


_UNSAID = Pattern(
    r"\b(?:to|not|n't|never|will|would|can|could|might|(?-i:may)|must|should|shall|let|cannot|wo|"
    r"without|before|after|of|from|for|in|with|a|an|the|his|her|its|their|our|denied|denies|avoided|"
    r"stopped|against)"
    rf"(?:\s+(?:also|even|ever|be|have|been|{ADVERB}))*\s+$",
    regex.I,
)
_BE = Pattern(
    r"(?:\b(?:was|were|is|are|be|been|being|got|get|gets)|'s|'re)"
    rf"(?:\s+(?:{ADVERB}|also|not|often))?\s+$",
    regex.I,
)
_OBJECT = Pattern(r"\s*(?:in|at|on|for|off|to|police|911|999|upon|into)\b")
_OF = Pattern(r"\s*(?:of|as|in|for)\b")
_NEVER = Pattern(r"(?!)")
_ACCORDING = "according to"
_LOOK_BACK = 40
_MOST = 60


def cues_in(masked: str, frame: Frame) -> tuple[Cue, ...]:
    """Find the verbs of saying in a sentence's own words, in text order.

    No sentence has more than a few dozen; what has more is damaged, and its end is not read.
    """
    matches = _pattern().finditer(masked, frame.span.start, frame.span.end)
    found = (_cue(masked, frame, match) for match in islice(matches, _MOST))
    return tuple(cue for cue in found if cue is not None)


@cache
def _pattern() -> Pattern:
    words = sorted(_forms(), key=lambda word: (-len(word), word))
    return Pattern(rf"(?<![\w'-])(?:{'|'.join(map(regex.escape, words))})(?![\w'-])", regex.I)


@cache
def _forms() -> dict[str, tuple[str, Use, Form]]:
    lexicon = load("saying")
    forms = {_ACCORDING: (_ACCORDING, Use.ACCORDING, Form.FINITE)}
    for use in (Use.THOUGHT, Use.NAMING, Use.SPEECH):
        for base in lexicon[use.name.lower()]:
            for form in lexicon["forms"].get(base) or _regular(base):
                participle = form.split()[0].endswith("ing")
                forms[form] = (base, use, Form.PARTICIPLE if participle else Form.FINITE)
            if base in lexicon["plural"]:
                forms[base] = (base, use, Form.PLURAL)
    return forms


def _regular(base: str) -> tuple[str, str, str]:
    if base.endswith("e"):
        return f"{base}s", f"{base}d", f"{base[:-1]}ing"
    third = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return third, f"{base}ed", f"{base}ing"


def _after_be(before: str, form: Form) -> Form:
    """Take "is warning" for a finite verb and "was warned" for a passive."""
    if form is Form.PLURAL or not _BE.search(before):
        return form
    return Form.FINITE if form is Form.PARTICIPLE else Form.PASSIVE


@cache
def _nominal() -> frozenset[str]:
    return frozenset(load("saying")["nominal"])


def _cue(masked: str, frame: Frame, match: regex.Match[str]) -> Cue | None:
    word = match.group().lower()
    base, use, form = _forms()[word]
    before = masked[max(frame.span.start, match.start() - _LOOK_BACK) : match.start()]
    if use is not Use.ACCORDING:
        if _UNSAID.search(before):
            return None
        form = _after_be(before, form)
    inside = match.start() > frame.span.start and word != "says"
    if (inside and match.group()[0].isupper()) or _is_no_saying(masked, match.end(), base, form):
        return None
    return Cue(Span(*match.span()), base, use, form, word in _nominal())


def _is_no_saying(masked: str, end: int, base: str, form: Form) -> bool:
    """Whether the words behind the verb give it another sense: "called off", "suspected of"."""
    if form is Form.PARTICIPLE and masked.startswith(" by ", end):
        return True
    if base in {"continue", "comment"}:
        return masked.startswith((" to ", " on "), end)
    return _senses().get(base, _NEVER).match(masked, end) is not None


@cache
def _senses() -> dict[str, Pattern]:
    lexicon = load("saying")
    return dict.fromkeys(lexicon["thought"], _OF) | dict.fromkeys(lexicon["naming"], _OBJECT)
