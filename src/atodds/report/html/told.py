"""A fact and a conflict as the page tells them: the template only lays them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atodds.model import Assertion, Conflict, Fact, Verdict
from atodds.report import words
from atodds.report.estimates import Estimates, estimates_of
from atodds.report.html.plot import Plot, plot_of
from atodds.report.html.timeline import Timeline, timeline_of
from atodds.report.markup import anchor, is_address
from atodds.report.plain import as_sentence, plain
from atodds.report.reasons import (
    Weighed,
    advice,
    arithmetic,
    derivation_of,
    explaining,
    weighed,
)
from atodds.report.sources import (
    Passage,
    Sources,
    assertions_of,
    one_a_sentence,
    outlets_of,
)
from atodds.report.summary import explained
from atodds.report.telling import Found
from atodds.report.values import in_order, in_words, labels, question_of

_LABEL = 70
"""Characters of a value shown where it stands alone."""
_SENTENCE, _AROUND = 500, 320
"""Characters shown of a sentence on either side of the figure, and of its paragraph."""
_AT_ONCE = 3
"""Sentences of a value that are shown before a reader asks for the others."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Who prints a sentence, when and where."""

    outlet: str
    url: str | None
    published: str
    citing: str
    place: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """A sentence in its paragraph, and all who print it: agency copy is shown once."""

    before: str
    passage: Passage
    after: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """A value, what it commits to, and the sentences that give it."""

    label: str
    means: str
    told: tuple[Testimony, ...]
    further: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with all that the page says of it, whether or not anybody is at odds on it."""

    fact: Fact
    sources: Sources

    @property
    def question(self) -> str:
        """What is asked."""
        return question_of(self.fact)

    @property
    def subject(self) -> str:
        """What it is about; empty where the texts tell nothing of it."""
        return plain(self.fact.subject)

    @property
    def stances(self) -> tuple[Stance, ...]:
        """The values, lowest first."""
        positions = in_order(self.fact.positions)
        return tuple(
            self._stance(label, position.assertions)
            for label, position in zip(labels(positions, _LABEL), positions, strict=True)
        )

    @property
    def who(self) -> list[tuple[str, str]]:
        """The values in short, each with the outlets that give it."""
        positions = in_order(self.fact.positions)
        return [
            (label, words.listed(outlets_of(self.sources, position)))
            for label, position in zip(labels(positions, _LABEL), positions, strict=True)
        ]

    @property
    def verdict(self) -> str:
        """How the values stand to each other."""
        return as_sentence(words.VERDICTS[self.fact.verdict])

    @property
    def reasons(self) -> list[str]:
        """Why the verdict is what it is; what each value means stands beside it already."""
        _, gaps = arithmetic(self.fact)
        if gaps and self.fact.verdict is Verdict.CONFLICT:
            return [as_sentence(gap) for gap in gaps]
        return [as_sentence(line) for line in (self.fact.why_verdict, *gaps)]

    @property
    def estimates(self) -> Estimates:
        """Low, best and high."""
        return estimates_of(self.fact, self.sources, _LABEL)

    @property
    def plot(self) -> Plot | None:
        """The intervals that the outlets leave open."""
        return plot_of(self.fact, self.sources)

    @property
    def timeline(self) -> Timeline | None:
        """The figures of a toll by time."""
        return timeline_of(self.fact, self.sources)

    def _stance(self, label: str, assertions: Iterable[Assertion]) -> Stance:
        ordered = one_a_sentence(self.sources.in_order(assertions))
        alike: dict[Passage, list[Assertion]] = {}
        for assertion in ordered:
            alike.setdefault(self.sources.passage(assertion, _SENTENCE), []).append(assertion)
        told = [self._testimony(passage, same) for passage, same in alike.items()]
        means = in_words(ordered[0].value)
        says_more = plain(means).strip("“”").lower() not in label.lower()
        return Stance(
            label, means if says_more else "", tuple(told[:_AT_ONCE]), tuple(told[_AT_ONCE:])
        )

    def _testimony(self, passage: Passage, assertions: Sequence[Assertion]) -> Testimony:
        before, after = self.sources.surroundings(assertions[0], _AROUND)
        return Testimony(before, passage, after, tuple(map(self._witness, assertions)))

    def _witness(self, assertion: Assertion) -> Witness:
        sources = self.sources
        url = sources.document(assertion).url
        return Witness(
            sources.outlet(assertion),
            url if is_address(url) else None,
            sources.published(assertion),
            plain(assertion.attribution.source).strip() if assertion.attribution else "",
            sources.place(assertion),
        )


@dataclass(frozen=True, slots=True)
class Entry(Told):
    """A conflict as the page tells it, with the numbers of what it can be filtered by."""

    conflict: Conflict
    check: str
    anchor: str
    story: str
    outlets: tuple[str, ...]

    @property
    def severity(self) -> str:
        """How loudly it is said, in a word."""
        return words.SEVERITIES[self.conflict.severity][0]

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return words.STATES[self.conflict.state]

    @property
    def witnesses(self) -> str:
        """How many outlets and origins tell of it."""
        origins = len(self.sources.origins(assertions_of(self.fact)))
        outlets = words.counted(len(self.outlets), "outlet")
        return f"{outlets}, {words.counted(origins, 'independent origin')}"

    @property
    def said(self) -> str:
        """Why it is in its state."""
        return as_sentence(self.conflict.said)

    @property
    def explained(self) -> str:
        """What somebody has said of it."""
        explanation = self.conflict.explanation
        return plain(explained(explanation)) if explanation else ""

    @property
    def why(self) -> str:
        """What introduces the reasons."""
        return words.WHY[self.fact.verdict]

    @property
    def advice(self) -> str:
        """What to check first."""
        return plain(advice(self.fact, self.sources))

    @property
    def weighed(self) -> Weighed | None:
        """The evidence for its being one fact."""
        return weighed(self.fact)

    @property
    def why_same(self) -> str:
        """Why it is one fact, where no evidence was weighed."""
        return as_sentence(self.fact.why_same)

    @property
    def derivation(self) -> str:
        """The command that tells how it was found."""
        return derivation_of(self.fact, self.check)

    @property
    def explaining(self) -> str:
        """The command that explains it; empty for what is only a note."""
        conflict = self.fact.verdict is Verdict.CONFLICT
        return explaining(self.fact, self.check) if conflict else ""


def entries_of(found: Iterable[Found]) -> list[Entry]:
    """Return conflicts as a page tells them.

    One conflict may be found by two checks; a place on a page has one name all the same.
    """
    seen: Counter[str] = Counter()
    entries = []
    for one in found:
        fact, outcome = one.conflict.fact, one.outcome
        seen[fact.id] += 1
        again = f"-{seen[fact.id]}" if seen[fact.id] > 1 else ""
        entries.append(
            Entry(
                fact,
                one.sources,
                one.conflict,
                outcome.check,
                anchor("conflict", fact.id) + again,
                one.sources.story(fact) or plain(outcome.title),
                tuple(dict.fromkeys(one.sources.outlet(a) for a in assertions_of(fact))),
            )
        )
    return entries
