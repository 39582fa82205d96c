"""Who says, as far as the sentence itself tells: the subject of each verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atodds.extract.utterances.cues import Cue, Form, Use
from atodds.extract.utterances.frames import HIDDEN, Frame
from atodds.extract.utterances.phrases import Reader
from atodds.extract.utterances.sources import Source, is_document, is_source
from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import EntityKind


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying and who says, as far as the text tells."""

    cue: Cue
    source: Source | None
    start: int
    """Where its own subject begins, or the verb where it has none before it."""
    end: int
    """Where the verb ends, or its subject where that follows."""
    behind: bool = False
    """Whether the subject follows the verb: "said Ann Example"."""
    shared: bool = False
    """Whether the subject is that of an earlier verb: "said ..., adding ..."."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what reading its verbs of saying needs."""

    masked: str
    frame: Frame
    reader: Reader
    subject: Source | None
    """The subject of the sentence's first clause, where it names somebody."""


_BY = Pattern(rf"[^.;{HIDDEN}]{{0,40}}?\bby\s")
_WITH = Pattern(r"\bwith\s[^,]*$")
_COORDINATED = Pattern(r"(?:\b(?:and|but|or|then|also)|,)$")
CLAUSE_VERB = Pattern(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|should|may|might|must|did|does|do|"
    r"(?!(?:named|called|aged|based|retired|accused|married|red|bed|wed)\b)\p{Ll}{2,}ed)\b"
)
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST_TITLE = 5


def saying_of(scene: Scene, cue: Cue, after: int, earlier: Source | None) -> Saying | None:
    """Find the subject of a verb of saying; None where nobody says anything.

    `after` is where the last verb of saying ended, `earlier` who said that or whom the sentence is
    about: the subject of a verb that has none of its own.
    """
    masked, frame = scene.masked, scene.frame
    if cue.use is Use.ACCORDING or cue.form is Form.PASSIVE:
        return _agent(scene, cue)
    quotation_end = masked.rfind(HIDDEN, frame.span.start, cue.span.start) + 1
    start = max(frame.span.start, quotation_end, after)
    if cue.form is Form.PARTICIPLE:
        own = _absolute(scene, start, cue)
        return Saying(cue, own or earlier, cue.span.start, cue.span.end, shared=True)
    return _inverted_at_end(scene, cue) or _finite(scene, cue, start, earlier)


def _finite(scene: Scene, cue: Cue, start: int, earlier: Source | None) -> Saying | None:
    strict = cue.base not in {"say", "tell"} or cue.nominal or cue.form is Form.PLURAL
    lead = scene.masked[start : cue.span.start].rstrip()
    source = scene.reader.before(start, cue.span.start, strict=strict)
    if source is not None:
        own = Saying(cue, source, source.span.start, cue.span.end)
        return own if _can_say(source, cue) else None
    may_follow = cue.use is Use.SPEECH and cue.base != "tell"
    if may_follow and (not lead.strip(" ,\r\n") or lead.endswith(",")):
        behind = scene.reader.after(cue.span.end, scene.frame.span.end)
        if behind is not None:
            return Saying(cue, behind, cue.span.start, behind.span.end, behind=True)
    if earlier is not None and _COORDINATED.search(lead):
        return Saying(cue, earlier, cue.span.start, cue.span.end, shared=True)
    return None


def _can_say(source: Source, cue: Cue) -> bool:
    """Whether such a source goes with the verb: a statement says, but is posted and released."""
    if source.entity is not None or source.pronoun is not None:
        return True
    if is_document(source.head):
        return cue.base in _documents_say()
    return not cue.nominal or is_source(source.last_word)


@cache
def _documents_say() -> frozenset[str]:
    return frozenset(load("saying")["documents"])


def _inverted_at_end(scene: Scene, cue: Cue) -> Saying | None:
    """Read "said" and a name at the end of a sentence, in texts that have lost their commas too."""
    end = scene.frame.span.end
    found = scene.reader.mentions(cue.span.end, end)
    named = next((m for m in found if m.entity.kind is EntityKind.PERSON), None)
    if cue.base != "say" or named is None or HIDDEN in scene.masked[cue.span.end : end]:
        return None
    title = scene.masked[cue.span.end : named.mention.span.start].split()
    rest = scene.masked[named.mention.span.end : end]
    fits = not title or title[0] in _ARTICLES or title[-1][0].isupper() or is_source(title[-1])
    if not fits or len(title) > _LONGEST_TITLE or CLAUSE_VERB.search(rest):
        return None
    behind = scene.reader.after(cue.span.end, end)
    if behind is None:
        return None
    return Saying(cue, behind, cue.span.start, behind.span.end, behind=True)


def _absolute(scene: Scene, start: int, cue: Cue) -> Source | None:
    """Read a participle's own subject: "with the mayor warning that ..."."""
    lead = scene.masked[start : cue.span.start].rstrip()
    if lead.endswith(",") or not _WITH.search(lead):
        return None
    subject = start + lead.rindex("with ") + len("with ")
    return scene.reader.before(subject, cue.span.start, strict=True)


def _agent(scene: Scene, cue: Cue) -> Saying | None:
    """Read who stands behind "according to" or a passive's "by"."""
    at = cue.span.end
    if cue.form is Form.PASSIVE:
        by = _BY.match(scene.masked, at, scene.frame.span.end)
        if by is None:
            return None
        at = by.end()
    source = scene.reader.after(at, scene.frame.span.end)
    if source is None:
        return None
    return Saying(cue, source, cue.span.start, source.span.end, behind=True)
