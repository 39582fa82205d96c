"""Indirect speech: the clause that a verb of saying reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from atodds.extract.utterances.cues import Form, Use
from atodds.extract.utterances.frames import HIDDEN, Page
from atodds.extract.utterances.sources import Source
from atodds.extract.utterances.speakers import Spoken
from atodds.extract.utterances.subjects import CLAUSE_VERB, Saying
from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import Span


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that reports what somebody said."""

    clause: Span
    source: Source | None
    cue: str


_THAT = Pattern(r"[^;:.\x01]{0,120}?\bthat,?\s+", regex.I)
_SETTING = Pattern(
    r"\s*,?\s*(?:on|in|at|after|before|during|late|early|last|this|through|via|by|from|to|earlier|"
    r"yesterday|today|tonight|again|also|reporters|journalists|lawmakers|parliament|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    regex.I,
)
_FINITE = Pattern(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might|must|did|does|do)\b"
)
_ADDRESSEE = Pattern(
    r"\s*(?:reporters|journalists|lawmakers|investigators|detectives|police|officers|jurors|"
    r"parliament|congress|viewers|listeners|him|her|them|us|me|it|you|everyone|people|residents|"
    r"(?:the|a|an|his|her|their|our)\s+(?:\p{Lu}[\w.'-]*\s+){0,3}[\w'-]+|"
    r"\p{Lu}[\w.'-]*(?:\s+\p{Lu}[\w.'-]*){0,4})(?=[\s:,])"
)
_DAY = Pattern(
    r"\s*,?\s*(?:(?:on|late|early|last|this)\s+){0,2}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?|yesterday|today|tonight|earlier)\b,?",
    regex.I,
)
_CLAUSE = Pattern(
    r"\s*(?:that|he|she|it|they|we|there|this|these|those|no|all|both|if|whether|how|why|what)\b",
    regex.I,
)
_RESUMES = Pattern(
    r"[^,]{0,60},\s+(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might|must|did|"
    r"does|do|that|and|but|because|although|\p{Ll}+ed)\b"
)
_LOOSE_END = Pattern(r"[\s,:;-]+(?:but|and|or|then|also|while|yet|as)?[\s,:;-]*$|[.\s]+$")
_INTRODUCTORY = Pattern(
    r"(?:on|in|at|by|after|before|during|while|as|if|when|although|though|since|with|for|from|but|and|"
    r"\w+ing|asked|told|later|earlier|meanwhile|however|still|yesterday|today)\b",
    regex.I,
)
_ASIDE = Pattern(r"\s*(?:of|about|in|at|on|after|before|during|by|from|through)\b")
_DATELINE = Pattern(
    r"\p{Lu}{2}[\p{Lu}.'-]*(?:[ ,/]+[\p{L}.'-]+){0,5}(?:,?\s+\d{1,2}(?:,\s+\d{4})?)?"
    r"\s*(?:\([^()]{1,30}\))?\s*-{1,3}\s+"
)
_SECOND_VERB = Pattern(r",\s+(?:and|but)\s+(?:later\s+|also\s+|then\s+)?\p{Ll}+ed\b")
_OPEN_END = Pattern(
    r"(?:[:;-]|\b(?:and|but|or|that|which|who|whom|what|where|when|while|as|if|because|after|before|"
    r"than|since|until|though|although|how|why|so|to))$"
)
_JOINED = Pattern(r"(?:,|\b(?:and|but|or|then|also))$")
_WORDED = Pattern(r"\w")
_ADDRESSING = frozenset(
    {"tell", "inform", "advise", "assure", "remind", "instruct", "reassure", "warn", "promise"}
)
_SHORTEST = 3


def reported_in(page: Page, spoken: Spoken) -> Iterator[Reported]:
    """Yield the clauses of one sentence that report somebody's words without quoting them."""
    for index, saying in enumerate(spoken.sayings):
        clause = _clause(page, spoken, saying, _limit(page, spoken, index))
        if clause is not None and _tells(page, clause):
            yield Reported(clause, saying.source, saying.cue.base)


def _clause(page: Page, spoken: Spoken, saying: Saying, limit: int) -> Span | None:
    if saying.cue.use is Use.ACCORDING:
        return _by_account(page, spoken, saying, limit)
    inverted = saying.behind and saying.cue.form is not Form.PASSIVE
    if inverted or _is_said_already(page, spoken, saying):
        return _before(page, spoken, saying)
    return _behind(page, saying, limit) or _before(page, spoken, saying)


def _limit(page: Page, spoken: Spoken, index: int) -> int:
    """Where the next verb of saying or a semicolon cuts the clause off."""
    cue, end = spoken.sayings[index].cue, spoken.frame.span.end
    semicolon = page.masked.find(";", cue.span.end, end)
    limit = semicolon if semicolon >= 0 else end
    opens = not page.masked[spoken.frame.span.start : cue.span.start].strip()
    for other in spoken.sayings[index + 1 :]:
        lead = page.masked[cue.span.end : other.start].rstrip()
        participle = other.cue.form is Form.PARTICIPLE and lead.endswith(HIDDEN)
        joined = other.shared and (participle or _JOINED.search(lead) is not None)
        after_participle = opens and cue.form is Form.PARTICIPLE and lead.endswith((",", HIDDEN))
        sourced = other.cue.use is Use.ACCORDING or (
            not other.shared and _is_only_setting(page.masked[other.cue.span.end : end])
        )
        if joined or after_participle or (sourced and lead.endswith(",")):
            return min(limit, other.start)
    return limit


def _by_account(page: Page, spoken: Spoken, saying: Saying, limit: int) -> Span | None:
    """The clause before or behind "according to the mayor"."""
    start = _start(page, spoken)
    lead = page.masked[start : saying.cue.span.start]
    if _WORDED.search(lead) or HIDDEN in lead:
        return _tight(page, start, saying.cue.span.start)
    comma = page.masked.find(",", saying.end, limit)
    return _tight(page, comma + 1, limit) if comma >= 0 else None


def _before(page: Page, spoken: Spoken, saying: Saying) -> Span | None:
    """The clause before the verb: "The road was closed, police said"."""
    start = _start(page, spoken)
    lead = page.masked[start : saying.start].rstrip()
    rest = page.masked[saying.end : spoken.frame.span.end]
    if saying.cue.use is Use.NAMING or saying.shared:
        return None
    rests = _is_only_setting(rest) and _is_clause(lead)
    if not (lead.endswith(",") or saying.behind or rests):
        return None
    if saying.behind or not lead.endswith(","):
        return _tight(page, start, start + len(lead))
    if _RESUMES.match(rest):
        return _tight(page, start, spoken.frame.span.end)
    addressed = saying.cue.base in _ADDRESSING and _INTRODUCTORY.match(lead) is None
    ends = addressed or _is_only_setting(rest) or rest.lstrip().startswith(",")
    return _tight(page, start, start + len(lead)) if ends else None


def _behind(page: Page, saying: Saying, limit: int) -> Span | None:
    """The clause behind the verb: "said (that) the road was closed"."""
    that = _THAT.match(page.masked, saying.end, limit)
    if that and _is_setting(page, saying.cue.base, saying.end, that.end()):
        return _tight(page, that.end(), limit)
    start = _after_listener(page, saying, limit)
    if start is None or not _is_reportable(page, saying, start, limit):
        return None
    second = _SECOND_VERB.search(page.masked, start, limit)
    return _tight(page, start, second.start() if second else limit)


def _after_listener(page: Page, saying: Saying, limit: int) -> int | None:
    """Where the clause begins behind "told reporters on Monday"; None where there is no clause."""
    start = saying.end
    if saying.cue.base in _ADDRESSING:
        listener = _ADDRESSEE.match(page.masked, start, limit)
        if listener and _ASIDE.match(page.masked, listener.end(), limit):
            return None
        start = listener.end() if listener else start
    day = _DAY.match(page.masked, start, limit)
    return day.end() if day else start


def _is_reportable(page: Page, saying: Saying, start: int, limit: int) -> bool:
    """Whether what follows the verb is a clause, not a bare quotation or a plain object."""
    rest = page.masked[start:limit]
    own, hidden, _ = rest.partition(HIDDEN)
    if not _WORDED.search(rest) or (rest.lstrip().startswith(",") and not hidden):
        return False
    if hidden:
        return not own.rstrip().endswith(":")
    guarded = saying.cue.base in _guarded() and not _CLAUSE.match(rest)
    return saying.cue.use is not Use.NAMING and not guarded


def _is_said_already(page: Page, spoken: Spoken, saying: Saying) -> bool:
    """Whether what was said stands before the verb, so that only the setting follows."""
    lead = page.masked[spoken.frame.span.start : saying.start].rstrip()
    rest = page.masked[saying.cue.span.end : spoken.frame.span.end]
    if saying.shared or rest.lstrip().startswith("that "):
        return False
    if lead.endswith(HIDDEN):
        return not rest.lstrip(" :,").startswith(HIDDEN)
    addressed = saying.cue.base in _ADDRESSING and _INTRODUCTORY.match(lead) is None
    if lead.endswith(","):
        return addressed or _is_only_setting(rest)
    return _is_only_setting(rest) and _is_clause(lead)


def _is_clause(lead: str) -> bool:
    """Whether words before a speaker are a clause, in texts that have lost their commas."""
    return CLAUSE_VERB.search(lead) is not None and _OPEN_END.search(lead) is None


def _is_only_setting(rest: str) -> bool:
    """Whether nothing follows the verb that it could report."""
    blank = not _WORDED.search(rest) and HIDDEN not in rest
    return blank or _SETTING.match(rest) is not None


def _is_setting(page: Page, base: str, start: int, end: int) -> bool:
    """Whether only time, place and listener stand between the verb and "that"."""
    between = page.masked[start:end].rstrip(" ,\r\n").removesuffix("that")
    addressed = base in _ADDRESSING and _ADDRESSEE.match(between) is not None
    setting = addressed or _SETTING.match(between) is not None
    return not between.strip() or (setting and _FINITE.search(between) is None)


def _start(page: Page, spoken: Spoken) -> int:
    """Where the sentence begins, behind a dateline."""
    dateline = _DATELINE.match(page.masked, spoken.frame.span.start, spoken.frame.span.end)
    return dateline.end() if dateline else spoken.frame.span.start


def _tight(page: Page, start: int, end: int) -> Span | None:
    while start < end and (page.masked[start].isspace() or page.masked[start] in ",:-"):
        start += 1
    loose = _LOOSE_END.search(page.masked, max(start, end - 12), end)
    while loose is not None:
        end = loose.start()
        loose = _LOOSE_END.search(page.masked, max(start, end - 12), end)
    return Span(start, end) if start < end else None


def _tells(page: Page, clause: Span) -> bool:
    """Whether it holds more than a quotation and a word or two."""
    own = regex.findall(r"\w+", clause.of(page.masked))
    whole = regex.findall(r"\w+", clause.of(page.text))
    return bool(own) and len(whole) >= _SHORTEST


@cache
def _guarded() -> frozenset[str]:
    return frozenset(load("saying")["guarded"])
