"""Noun phrases: who stands before or behind a verb of saying."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

import regex

from atodds.extract.utterances.adverbials import TIME, without_leading, without_trailing
from atodds.extract.utterances.frames import HIDDEN
from atodds.extract.utterances.sources import PREPOSITION, WORD, Source, is_source, singular_of
from atodds.language import Pattern
from atodds.model import Entity, EntityKind, EntityMention, Span

_BREAK = Pattern(
    rf"[;:()\[\]{HIDDEN}\n]|,(?!\d)|--|\s-\s?|(?<=\w)\.\s|(?<!-)\b(?:that|but|because|although|though|while|"
    r"whereas|as|after|before|when|where|which|who|whom|whose|what|if|than|since|until|whether|so|"
    r"or|yet|and|is|was|were|are|has|have|had|been|be|will|would)\b(?!-)",
    regex.I,
)
_GOVERNED = Pattern(
    r"\b(?:of|for|in|at|from|with|on|to|by|near|under|about|against|between|towards?|into|over|"
    r"through|via|including|like|outside|inside|across|around|meeting|told|telling|met|after|before|"
    r"follow(?:ing|ed))\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?:[\w'.-]+\s+){0,4}$",
    regex.I,
)
_APPOSED = Pattern(
    r"\s*(?:(?:a|an|the|who|whose|which|one|his|her|its|their|now|then|both|also|"
    r"however|meanwhile|for|of|in|at|from|on|\d{1,3}|\w+ing|\w+ed|wearing)\b|\w+ly\b|"
    r"[a-z][\w-]*(?:\s[\w'-]+){0,4}\s(?:of|at|for|in|with)\b|jr|sr|md|phd)",
    regex.I,
)
_AFTER_STOP = Pattern(
    rf"[.;:,()\[\]{HIDDEN}\n!?]|--|\s-\s|\b(?:who|whose|which|that|when|while|after|before|as|and|"
    r"but|during|because|told|said|speaking|adding|citing|shows?|showed|puts?|suggests?|suggested|is|was|were|are|has|have|had|"
    rf"reported|{TIME}|in\s+(?:a|an|the)\s+(?:\w+\s+)?(?:statement|interview|tweet|letter|speech|"
    r"message|report|briefing|press|news))\b",
    regex.I,
)
_ASIDE = Pattern(
    r"(?:on|in|at|to|for|with|from|of|by|after|before|during|that|if|it|as|about|when|while|"
    r"how|why|what|whether|there|because|only|more|less|yes|no|so|not|\d)\b",
    regex.I,
)
_ABBREVIATION = Pattern(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Capt|Lt|Sgt|Maj|Sen|Rep|Gov|St|Jr|Sr|Rev|Prof|Sec|Adm|Cmdr|"
    r"Det|Insp|Supt)$"
)
_BOUND = Pattern(
    r"\b(?:of|for|in|at|from|with|on|to|by|near|under|about|and|over|through|across|between|against|"
    r"into|during|around|along|outside|inside|behind)\s+$"
)
_RELATIVE = Pattern(r",?\s*\bwho(?:\s+(?:is|was|are|were|has|had|have|will|would))?\s*$")
_VERB = Pattern(r"\b(?:is|was|are|were|has|had|have|will|would|did|does|said|says)\b", regex.I)
_NEXT_SENTENCE = Pattern(r"\s(?:The|A|An|It|He|She|They|In|On|At|But|This|That|We|I)\s")
_PROPER = Pattern(r"\p{Lu}")
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 14
_FEW = 6


class Reader:
    """Reads noun phrases in one document's own words."""

    def __init__(self, masked: str, entities: Sequence[EntityMention]) -> None:
        """Take the text with its quotations hidden, and the names found in it."""
        self._masked = masked
        self._mentions = [e for e in entities if HIDDEN not in e.mention.span.of(masked)]
        self._starts = [e.mention.span.start for e in self._mentions]

    def mentions(self, start: int, end: int) -> list[EntityMention]:
        """List the names that lie wholly between two places."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return [m for m in self._mentions[low:high] if m.mention.span.end <= end]

    def before(self, start: int, end: int, *, strict: bool) -> Source | None:
        """Read the subject that stands just before `end`.

        `strict` asks for a name or a noun known to stand for those who say things.
        """
        end = without_trailing(self._masked, start, end)
        if self._masked[start:end].endswith(","):
            return self._apposed(start, end - 1)
        begin = self._phrase_start(start, end)
        relative = _RELATIVE.search(self._masked, max(start, begin - 12), begin)
        if relative is not None and self._runs_on(begin, end):
            end = relative.start()
            begin = self._phrase_start(start, end)
        return self._phrase(begin, end, strict=strict)

    def after(self, start: int, end: int) -> Source | None:
        """Read the subject that stands behind the verb: "said the mayor"."""
        while start < end and self._masked[start].isspace():
            start += 1
        stop = self._stop(start, end)
        if _ASIDE.match(self._masked, start, stop):
            return None
        source = self._phrase(start, stop, strict=False) or self._first_source(start, stop)
        if source is None or source.entity is not None or self._masked[stop : stop + 1] != ",":
            return source
        return self._with_name_behind(source, stop, end)

    def _first_source(self, start: int, end: int) -> Source | None:
        """Read a phrase up to its first noun for somebody who says things."""
        stop: int | None = None
        for word in itertools.islice(WORD.finditer(self._masked, start, end), _FEW):
            if is_source(word.group()):
                stop = word.end()
            elif stop is not None:
                break
        return self._source(start, stop, None) if stop is not None else None

    def subject(self, start: int, end: int) -> Source | None:
        """Read the subject of a clause: its first name that no preposition governs."""
        for mention in self.mentions(start, end):
            span = mention.mention.span
            governed = _GOVERNED.search(self._masked, max(start, span.start - 60), span.start)
            if self._is_deep(start, span.start):
                return None
            possessive = self._masked.startswith("'s", span.end)
            if mention.entity.kind is not EntityKind.PLACE and not governed and not possessive:
                return self._source(span.start, span.end, mention.entity)
        return None

    def _runs_on(self, start: int, end: int) -> bool:
        """Whether a relative clause goes on to the verb: "a man who was there said"."""
        words = WORD.findall(self._masked, start, end)
        return not words or (words[0].islower() and not is_source(words[-1]))

    def people(self, start: int, end: int) -> list[Source]:
        """List the people named between two places."""
        named = (m for m in self.mentions(start, end) if m.entity.kind is EntityKind.PERSON)
        return [self._source(m.mention.span.start, m.mention.span.end, m.entity) for m in named]

    def _with_name_behind(self, source: Source, stop: int, end: int) -> Source:
        """Take the name that follows as an apposition: "said the mayor, Ann Example"."""
        named = self.mentions(stop + 1, self._stop(stop + 2, end))
        if not named or not source.one_person:
            return source
        person = named[0]
        lead = self._masked[stop + 1 : person.mention.span.start]
        if person.entity.kind is not EntityKind.PERSON or lead.strip():
            return source
        return self._source(source.span.start, person.mention.span.end, person.entity)

    def _is_deep(self, start: int, at: int) -> bool:
        """Whether so much stands before a name that it can hardly be the subject."""
        lead = self._masked[max(start, self._masked.rfind(",", start, at) + 1) : at]
        return len(lead.split()) > _FEW or _VERB.search(lead) is not None

    def _phrase_start(self, start: int, end: int) -> int:
        at = max(start, end - 160)
        last = at
        for match in _BREAK.finditer(self._masked, at, end):
            inside = any(
                m.mention.span.start < match.end() and match.start() < m.mention.span.end
                for m in self.mentions(match.start() - 60, min(end, match.end() + 60))
            )
            abbreviated = match.group().startswith(".") and _ABBREVIATION.search(
                self._masked, max(start, match.start() - 8), match.start()
            )
            if not inside and not abbreviated and not self._joins(match, start, end):
                last = match.end()
        return last

    def _joins(self, match: regex.Match[str], start: int, end: int) -> bool:
        """Whether this "and" joins two names or two heads of one subject."""
        if match.group().lower() != "and":
            return False
        left = self.mentions(max(start, match.start() - 60), match.start())
        right = self.mentions(match.end(), end)
        both = (
            left
            and right
            and left[-1].mention.span.end == match.start() - 1
            and right[0].mention.span.start == match.end() + 1
            and right[-1].mention.span.end == end
        )
        before = WORD.findall(self._masked, max(start, match.start() - 30), match.start())
        after = WORD.findall(self._masked, match.end(), end)
        nouns = before and after and is_source(before[-1]) and is_source(after[-1])
        return bool(both) or bool(nouns)

    def _phrase(self, start: int, end: int, *, strict: bool) -> Source | None:
        start, end = self._tight(start, end)
        start = without_leading(self._masked, start, end)
        words = WORD.findall(self._masked, start, end)
        if not words or len(words) > _LONGEST:
            return self.subject(start, end)
        whole = self._source(start, end, None)
        if whole.pronoun is not None:
            return whole
        preposition = PREPOSITION.search(self._masked, start, end)
        head_end = preposition.start() if preposition and preposition.start() > start else end
        mention = self._ending_at(start, end, head_end)
        if mention is not None:
            return self._named(mention, start, end)
        run_together = self._last_noun_phrase(start, end) if len(words) > _FEW else None
        return run_together or self._unnamed(whole, words, strict=strict)

    def _unnamed(self, whole: Source, words: Sequence[str], *, strict: bool) -> Source | None:
        """Take a noun phrase as it is, or the noun at its end, where those may say something."""
        first, last, end = words[0], words[-1], whole.span.end
        proper = _PROPER.search(whole.last_word) is not None and first.lower() != whole.head
        proper = proper or (len(words) == 1 and _PROPER.search(first) is not None)
        if (proper or is_source(whole.last_word)) and not _ASIDE.match(whole.text):
            return whole
        if is_source(last):
            ending = self._last_noun_phrase(whole.span.start, end, bound=True)
            return ending or self._source(end - len(last), end, None)
        plain = len(words) <= _FEW and (first.lower() in _ARTICLES or first[0].isupper())
        return whole if plain and not strict else None

    def _last_noun_phrase(self, start: int, end: int, *, bound: bool = False) -> Source | None:
        """Read the source at the end of a phrase that has run together with what precedes it."""
        words = list(WORD.finditer(self._masked, start, end))
        if not is_source(words[-1].group()):
            return None
        for word in reversed(words[-_FEW:-1]):
            if PREPOSITION.match(self._masked, word.start() - 1, end):
                return None
            lead = self._masked[start : word.start()]
            free = bool(lead) and (bound or not _BOUND.search(lead))
            if word.group().lower() in _ARTICLES and free:
                return self._source(word.start(), end, None)
        return None

    def _ending_at(self, start: int, end: int, head_end: int) -> EntityMention | None:
        """The name that a phrase's head is, or that follows it: "the head of the union Ann Bo"."""
        found = self.mentions(start, end)
        for mention in found:
            span = mention.mention.span
            whole = span.start <= start + len("the ") and span.end >= head_end
            if span.end == head_end or whole or self._has_role(mention, start, head_end):
                return mention
        last = found[-1] if found else None
        if last is None or last.mention.span.end != end:
            return None
        head = WORD.findall(self._masked, start, head_end)
        person = last.entity.kind is EntityKind.PERSON
        return last if person and (not head or is_source(head[-1])) else None

    def _named(self, mention: EntityMention, start: int, end: int) -> Source:
        span = mention.mention.span
        lead = self._masked[start : span.start]
        joined = regex.search(r"\band\s*$", lead)
        if joined:
            return self._source(start, end, None)
        if span.end == end and not _leads_to_name(lead):
            start = span.start
        return self._source(start, max(span.end, end), mention.entity)

    def _has_role(self, mention: EntityMention, start: int, end: int) -> bool:
        """Whether a name is followed by what its bearer is: "Ann Example deputy director"."""
        span = mention.mention.span
        words = WORD.findall(self._masked, span.end, end)
        possessive = self._masked.startswith("'s", span.end)
        follows = 0 < len(words) <= _FEW and is_source(words[-1]) and words[0].islower()
        return span.start == start and follows and not possessive

    def _apposed(self, start: int, end: int) -> Source | None:
        """Read the subject before an apposition that ends with a comma: "Ann, a nurse, said"."""
        commas = [start - 1, *(i for i in range(start, end) if self._masked[i] == ","), end]
        parts = [(left + 1, right) for left, right in itertools.pairwise(commas)]
        closing = self._tight(*parts[-1])
        named = self._name_alone(closing)
        if len(parts) > 1 and named is not None:
            opening = self._phrase(*self._opening(parts[-2]), strict=True)
            if opening is not None and (
                named.entity is None or named.one_person or is_source(opening.head)
            ):
                return self._source(opening.span.start, closing[1], named.entity)
            if named.one_person:
                return named
        for index in range(len(parts) - 2, -1, -1):
            if not self._is_apposed(parts[index + 1]):
                continue
            left, right = self._opening(parts[index])
            source = self._phrase(left, right, strict=True)
            lead = self._masked[parts[index][0] : source.span.start] if source else ""
            if source is not None and not _GOVERNED.search(lead.lstrip() + " "):
                return source
        return None

    def _is_apposed(self, part: tuple[int, int]) -> bool:
        """Whether a part between commas tells more of somebody rather than going on."""
        if _APPOSED.match(self._masked, *part):
            return True
        start, end = self._tight(*part)
        preposition = PREPOSITION.search(self._masked, start, end)
        words = WORD.findall(self._masked, start, preposition.start() if preposition else end)
        return bool(words) and is_source(words[-1])

    def _name_alone(self, part: tuple[int, int]) -> Source | None:
        """Read a part between commas that is one name and nothing else."""
        for mention in self.mentions(*part):
            span = mention.mention.span
            lead = self._masked[part[0] : span.start].split()
            capitals = all(w[:1].isupper() or w.lower() == "the" for w in lead)
            if span.end == part[1] and capitals and mention.entity.kind is not EntityKind.PLACE:
                return self._source(*part, mention.entity)
        words = self._masked[slice(*part)].split()
        proper = 1 < len(words) <= _FEW and all(word[0].isupper() for word in words)
        return self._source(*part, None) if proper else None

    def _opening(self, part: tuple[int, int]) -> tuple[int, int]:
        left, right = self._tight(*part)
        return self._phrase_start(left, right), right

    def _stop(self, start: int, end: int) -> int:
        for mention in self.mentions(start, end):
            person = mention.entity.kind is EntityKind.PERSON
            if person and _NEXT_SENTENCE.match(self._masked, mention.mention.span.end, end):
                return mention.mention.span.end
        for match in _AFTER_STOP.finditer(self._masked, start, end):
            if match.start() <= start or self._joins_titles(match):
                continue
            dotted = match.group() == "." and (
                self._masked[match.end() : match.end() + 1].isalnum()
                or _ABBREVIATION.search(self._masked, max(start, match.start() - 8), match.start())
            )
            inside = any(
                m.mention.span.start < match.start() < m.mention.span.end
                for m in self.mentions(max(start, match.start() - 60), end)
            )
            if not dotted and not inside:
                return match.start()
        return end

    def _joins_titles(self, match: regex.Match[str]) -> bool:
        """Whether this "and" stands between two offices of one person."""
        if match.group().lower() != "and":
            return False
        before = WORD.findall(self._masked, max(0, match.start() - 30), match.start())
        named = self.mentions(match.end(), match.end() + 60)
        person = bool(named) and named[0].entity.kind is EntityKind.PERSON
        return person and bool(before) and is_source(before[-1])

    def _tight(self, start: int, end: int) -> tuple[int, int]:
        blank = f" \t\r\n,{HIDDEN}"
        while start < end and self._masked[start] in blank:
            start += 1
        while start < end and self._masked[end - 1] in blank:
            end -= 1
        return start, end

    def _source(self, start: int, end: int, entity: Entity | None) -> Source:
        text = self._masked[start:end]
        head_end = PREPOSITION.search(text)
        words = WORD.findall(text[: head_end.start()] if head_end else text)
        return Source(text, entity, Span(start, end), singular_of(words[-1]) if words else "")


def _leads_to_name(lead: str) -> bool:
    """Whether the words before a name belong to it: "the former mayor", "local doctor"."""
    words = lead.split()
    if not words:
        return True
    article = words[-1].lower() in {*_ARTICLES, "former", "then"}
    titled = article or words[-1][0].isupper() or is_source(words[-1]) or lead.endswith("'s ")
    return titled and len(words) <= _FEW and PREPOSITION.search(f" {lead} ") is None
