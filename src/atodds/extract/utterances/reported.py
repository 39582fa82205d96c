"""Indirect speech: the clause that a verb of saying reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from atodds.extract.utterances.cues import Form, Use
from atodds.extract.utterances.frames import HIDDEN, Page
from atodds.extract.utterances.sources import Source
from atodds.extract.utterances.speakers import Saying, Spoken
from atodds.lexicon import load
from atodds.model import Span


@dataclass(frozen=True, slots=True)
class Reported:
    """A clause that reports what somebody said."""

    clause: Span
    source: Source | None
    cue: str


_THAT = regex.compile(r"[^;:.\x01]{0,120}?\bthat,?\s+", regex.I)
_SETTING = regex.compile(
    r"\s*,?\s*(?:on|in|at|after|before|during|late|early|last|this|through|via|by|from|to|earlier|"
    r"yesterday|today|tonight|again|also|reporters|journalists|lawmakers|parliament|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    regex.I,
)
_FINITE = regex.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might|must|did|does|do)\b"
)
_ADDRESSEE = regex.compile(
    r"\s*(?:reporters|journalists|lawmakers|investigators|detectives|police|officers|jurors|"
    r"parliament|congress|viewers|listeners|him|her|them|us|me|it|you|everyone|people|residents|"
    r"(?:the|a|an|his|her|their|our)\s+(?:\p{Lu}[\w.'-]*\s+){0,3}[\w'-]+|"
    r"\p{Lu}[\w.'-]*(?:\s+\p{Lu}[\w.'-]*){0,4})(?=[\s:,])"
)
_DAY = regex.compile(
    r"\s*,?\s*(?:(?:on|late|early|last|this)\s+){0,2}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?|yesterday|today|tonight|earlier)\b,?",
    regex.I,
)
_CLAUSE = regex.compile(
    r"\s*(?:that|he|she|it|they|we|there|this|these|those|no|all|both|if|whether|how|why|what)\b",
    regex.I,
)
_RESUMES = regex.compile(
    r"[^,]{0,60},\s+(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might|must|did|"
    r"does|do|that|and|but|because|although|\p{Ll}+ed)\b"
)
_LOOSE_END = regex.compile(r"[\s,:;-]+(?:but|and|or|then|also|while|yet|as)?[\s,:;-]*$|[.\s]+$")
_INTRODUCTORY = regex.compile(
    r"(?:on|in|at|by|after|before|during|while|as|if|when|although|though|since|with|for|from|but|and|"
    r"\w+ing|asked|told|later|earlier|meanwhile|however|still|yesterday|today)\b",
    regex.I,
)
_ASIDE = regex.compile(r"\s*(?:of|about|in|at|on|after|before|during|by|from|through)\b")
_DATELINE = regex.compile(
    r"\p{Lu}[\p{Lu}\s,.'/-]{2,40}(?:,?\s+\p{L}{3,9}\.?\s+\d{1,2}(?:,\s+\d{4})?)?\s*(?:\([^()]{1,30}\))?"
    r"\s*-{1,3}\s+"
)
_SECOND_VERB = regex.compile(r",\s+(?:and|but)\s+(?:later\s+|also\s+|then\s+)?\p{Ll}+ed\b")
_WORDED = regex.compile(r"\w")
_ADDRESSING = frozenset(
    {"tell", "inform", "advise", "assure", "remind", "instruct", "reassure", "warn", "promise"}
)
_SHORTEST = 3


def reported_in(page: Page, spoken: Spoken) -> Iterator[Reported]:
    """Yield the clauses of one sentence that report somebody's words without quoting them."""
    for index, saying in enumerate(spoken.sayings):
        limit = _limit(page, spoken, index)
        clause = _behind(page, spoken, saying, limit) or _before(page, spoken, saying)
        if clause is not None and _tells(page, clause):
            yield Reported(clause, saying.source, saying.cue.base)


@cache
def _guarded() -> frozenset[str]:
    return frozenset(load("saying")["guarded"])


def _limit(page: Page, spoken: Spoken, index: int) -> int:
    """Where the next verb of saying or a semicolon cuts the clause off."""
    cue = spoken.sayings[index].cue
    end = spoken.frame.span.end
    semicolon = page.masked.find(";", cue.span.end, end)
    end = semicolon if semicolon >= 0 else end
    opens = not page.masked[spoken.frame.span.start : cue.span.start].strip()
    for other in spoken.sayings[index + 1 :]:
        lead = page.masked[cue.span.end : other.start].rstrip()
        if other.shared and regex.search(r"(?:,|\b(?:and|but|or|then|also))$", lead):
            return min(end, other.start)
        if opens and cue.form is Form.PARTICIPLE and lead.endswith((",", HIDDEN)):
            return min(end, other.start)
        if other.cue.use is Use.ACCORDING and lead.endswith(","):
            return min(end, other.start)
    return end


def _behind(page: Page, spoken: Spoken, saying: Saying, limit: int) -> Span | None:
    """The clause behind the verb: "said (that) the road was closed"."""
    cue = saying.cue
    if cue.use is Use.ACCORDING:
        return _introduced_by_source(page, spoken, saying, limit)
    start = (
        cue.span.end
        if not saying.behind
        else saying.source.span.end
        if saying.source
        else cue.span.end
    )
    if saying.behind and cue.form is not Form.PASSIVE:
        return None
    if _is_said_already(page, spoken, saying):
        return None
    that = _THAT.match(page.masked, start, limit)
    if that and _is_setting(page, cue.base, start, that.end()):
        return _tight(page, that.end(), limit)
    if cue.base in _ADDRESSING:
        addressee = _ADDRESSEE.match(page.masked, start, limit)
        if addressee and _ASIDE.match(page.masked, addressee.end(), limit):
            return None
        start = addressee.end() if addressee else start
    day = _DAY.match(page.masked, start, limit)
    start = day.end() if day else start
    rest = page.masked[start:limit]
    if not _WORDED.search(rest) or _ends_quickly(rest):
        return None
    quoted = HIDDEN in rest
    if cue.use is Use.NAMING and not quoted:
        return None
    guarded = cue.base in _guarded() and not quoted
    if guarded and not _CLAUSE.match(page.masked, start, limit):
        return None
    second = _SECOND_VERB.search(page.masked, start, limit)
    return _tight(page, start, second.start() if second else limit)


def _is_said_already(page: Page, spoken: Spoken, saying: Saying) -> bool:
    """Whether what was said stands before the verb, so that only the setting follows."""
    lead = page.masked[spoken.frame.span.start : saying.start].rstrip()
    rest = page.masked[saying.cue.span.end : spoken.frame.span.end]
    if regex.match(r"\s+that\b", rest) or saying.shared:
        return False
    if lead.endswith(HIDDEN):
        return not regex.match(r"\s*[:,]?\s*\x01", rest)
    setting = saying.cue.base in _ADDRESSING or _is_only_setting(rest)
    return lead.endswith(",") and setting and _INTRODUCTORY.match(lead) is None


def _is_only_setting(rest: str) -> bool:
    """Whether nothing follows the verb that it could report."""
    return not _WORDED.search(rest) or _SETTING.match(rest) is not None


def _ends_quickly(rest: str) -> bool:
    """Whether the sentence goes on after "he said," with what it had begun."""
    return rest.lstrip().startswith(",") and HIDDEN not in rest


def _is_setting(page: Page, base: str, start: int, end: int) -> bool:
    """Whether only time, place and listener stand between the verb and "that"."""
    between = page.masked[start:end].rstrip(" ,\n").removesuffix("that")
    addressed = base in _ADDRESSING and _ADDRESSEE.match(between) is not None
    setting = addressed or _SETTING.match(between) is not None
    return not between.strip() or (setting and _FINITE.search(between) is None)


def _before(page: Page, spoken: Spoken, saying: Saying) -> Span | None:
    """The clause before the verb: "The road was closed, police said"."""
    if saying.cue.use is Use.NAMING or saying.shared:
        return None
    start = spoken.frame.span.start
    dateline = _DATELINE.match(page.masked, start, spoken.frame.span.end)
    start = dateline.end() if dateline else start
    lead = page.masked[start : saying.start].rstrip()
    if not lead.endswith(","):
        return None
    rest = page.masked[saying.cue.span.end : spoken.frame.span.end]
    resumes = _RESUMES.match(rest)
    if not (resumes or _is_only_setting(rest) or saying.behind or rest.lstrip().startswith(",")):
        if saying.cue.base not in _ADDRESSING or _INTRODUCTORY.match(lead):
            return None
    end = spoken.frame.span.end if resumes and not saying.behind else start + len(lead) - 1
    return _tight(page, start, end)


def _introduced_by_source(page: Page, spoken: Spoken, saying: Saying, limit: int) -> Span | None:
    """The clause behind "According to the mayor, ..."."""
    source = saying.source
    lead = page.masked[spoken.frame.span.start : saying.cue.span.start]
    if source is None:
        return None
    if _WORDED.search(lead) or HIDDEN in lead:
        return _tight(page, spoken.frame.span.start, saying.cue.span.start)
    comma = page.masked.find(",", source.span.end, limit)
    return _tight(page, comma + 1, limit) if comma >= 0 else None


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
