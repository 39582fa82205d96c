"""The line from files to findings: read, extract, group, link, judge, gate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain

from atodds.config import Check, Grouping, Rule, RuleSet
from atodds.engine import Lost, Workers, here
from atodds.extract import extract
from atodds.fetch import with_sources
from atodds.findings import MANY, TOLD, Findings, together, told_of
from atodds.gate import (
    Before,
    Reading,
    files_of,
    gate,
    identified,
    load_explanations,
    load_known,
    located,
    seen_from,
)
from atodds.group import Profiles, profile_of, stories_of
from atodds.judge import facts_of, judge, without_answered, without_repeats
from atodds.link import Story, link, weigh_all
from atodds.model import (
    Assertion,
    Comparison,
    Coverage,
    Document,
    Fact,
    Moment,
    Outcome,
    Problem,
    Record,
    Severity,
    Span,
    Verdict,
)
from atodds.read import of_one_story, read_documents, read_intake

Asserted = tuple[Document, tuple[Assertion, ...]]
"""A document and what it asserts."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The stories of a check, what comparing within each yields, and what was unreadable."""

    stories: Sequence[Sequence[Document]]
    findings: Findings
    problems: tuple[Problem, ...] = ()


def run(  # noqa: PLR0913  # all but the first two have a default
    check: Check,
    rules: RuleSet,
    *,
    as_of: date | None = None,
    explained: bool = True,
    since: Sequence[Record] = (),
    workers: Workers = here,
) -> Outcome:
    """Return all that a check finds; with `explained` False nothing counts as explained or known.

    `as_of` is the day on which explanations must still hold and embargoes be over; without it
    neither ever ends. `since` is what the run before found. `workers` read the documents, and
    compare them where they are many stories.
    """
    check = with_sources(check)
    before = replace(before_of(check) if explained else Before(), run=tuple(since))
    stories, problems = _read(check, as_of, workers)
    if check.grouping is Grouping.ONE:
        compared = Compared(
            [[document for document, _ in story] for story in stories],
            together([compare_readings(story, rules) for story in stories]),
        )
    else:
        compared = _compared(stories, rules, workers)
    told = replace(compared, problems=(*problems, *compared.problems))
    return gated(check, rules, told, before, as_of)


def _compared(stories: Sequence[list[Asserted]], rules: RuleSet, workers: Workers) -> Compared:
    """Compare within each story; the documents of one that is lost count as not read."""
    read, findings, problems = [], [], []
    sparingly = sum(map(len, stories)) > MANY
    alone = partial(_compared_alone, rules=rules, sparingly=sparingly)
    found = workers(alone, stories, _length_of)
    for story, told in zip(stories, found, strict=True):
        documents = [document for document, _ in story]
        if isinstance(told, Lost):
            problems.append(lost_story(documents, told.why))
        else:
            read.append(documents)
            findings.append(told)
    return Compared(read, together(findings), tuple(problems))


def lost_story(documents: Sequence[Document], why: str) -> Problem:
    """Return what is told of a story that could not be compared."""
    number = f"{len(documents)} article{'s' * (len(documents) != 1)}"
    return Problem(documents[0].path, f"its story of {number} {why}")


def _compared_alone(story: Sequence[Asserted], rules: RuleSet, *, sparingly: bool) -> Findings:
    return told_of(compare_readings(story, rules), sparingly=sparingly)


def _length_of(story: Iterable[Asserted]) -> int:
    return sum(len(document.text) for document, _ in story)


def gated(
    check: Check, rules: RuleSet, compared: Compared, before: Before, as_of: date | None = None
) -> Outcome:
    """Return what comparing has come to as the outcome of its check, each conflict with its state.

    `as_of` is the day on which explanations must still hold.
    """
    findings = compared.findings
    documents = tuple(chain.from_iterable(compared.stories))
    told, reading = _told(findings, rules), _reading(check, documents)
    conflicts, absent = gate(told, before, reading, as_of)
    return Outcome(
        title=check.title,
        check=str(check.path),
        documents=documents,
        problems=compared.problems,
        conflicts=conflicts,
        facts=tuple(f for f in findings.facts if f.verdict not in TOLD),
        apart=tuple(c for c in findings.comparisons if c.lookalike),
        absent=absent,
        stories=tuple(map(coverage, compared.stories))
        if check.grouping is Grouping.STORIES
        else (),
    )


def before_of(check: Check) -> Before:
    """Return what stands in the check's files; those it does not name may be missing."""
    explained, known = check.explained_file, check.known_file
    explanations = (
        load_explanations(explained, check.limits) if check.explained or explained.exists() else ()
    )
    records = load_known(known).values() if check.known or known.exists() else ()
    return Before(seen_from(explained, explanations), seen_from(known, records))


def _reading(check: Check, documents: Sequence[Document]) -> Reading:
    paths = {d.id: located(check.path, d.path) for d in documents}
    read = {file for path in paths.values() for file in files_of(path)}
    listed = {located(check.path, entry.path) for entry in check.documents}
    return Reading(paths, frozenset(listed - read))


def read_stories(
    check: Check, as_of: date | None = None
) -> tuple[tuple[tuple[Document, ...], ...], tuple[Problem, ...]]:
    """Return the documents that are compared with each other, and what could not be read.

    They are one story unless the check asks for its documents to be grouped. `as_of` is the day on
    which embargoes must be over, as for `run`.
    """
    check = with_sources(check)
    if check.grouping is Grouping.ONE:
        documents, problems = read_documents(check, as_of)
        return (documents,), problems
    stories, problems = _read(check, as_of)
    return tuple(tuple(document for document, _ in story) for story in stories), problems


def coverage(documents: Sequence[Document]) -> Coverage:
    """Return the documents of one story under its title."""
    dated_first = sorted(documents, key=lambda d: (d.published is None, d.published, d.id))
    title = next((d.title for d in dated_first if d.title), dated_first[0].path)
    return Coverage(title, tuple(sorted(d.id for d in documents)))


def examine(documents: Sequence[Document], rules: RuleSet) -> Outcome:
    """Return all that is found in documents at hand, with every pair that was kept apart."""
    findings = compare(documents, rules)
    return Outcome(
        title="",
        check="",
        documents=tuple(documents),
        problems=(),
        conflicts=gate(_told(findings, rules), Before(), Reading()).conflicts,
        facts=tuple(f for f in findings.facts if f.verdict not in TOLD),
        apart=tuple(c for c in findings.comparisons if c.verdict is Verdict.INCOMPARABLE),
    )


def _read(
    check: Check, as_of: date | None, workers: Workers = here
) -> tuple[list[list[Asserted]], tuple[Problem, ...]]:
    check = with_sources(check)
    if check.grouping is Grouping.ONE:
        documents, problems = read_documents(check, as_of)
        read, lost = asserted(documents, workers)
        return [read], (*problems, *lost)
    documents, problems = read_intake(check, as_of)
    read, lost = asserted(documents, workers)
    stories, undated = _grouped(read, workers)
    return stories, (*problems, *lost, *undated)


def asserted(
    documents: Iterable[Document], workers: Workers = here
) -> tuple[list[Asserted], tuple[Problem, ...]]:
    """Return what each document asserts, and the documents of which that cannot be found out."""
    known = list(documents)
    found = workers(extract, map(_without_original, known), characters_of)
    read, problems = list[Asserted](), []
    for document, said in zip(known, found, strict=True):
        if isinstance(said, Lost):
            problems.append(Problem(document.path, said.why))
        else:
            read.append((document, said))
    return read, tuple(problems)


def _without_original(document: Document) -> Document:
    """Return what an extractor needs of a document, without the file that its text is from."""
    return replace(document, original=None)


def characters_of(document: Document) -> int:
    """Return how long a document's text is."""
    return len(document.text)


def _grouped(
    readings: Iterable[Asserted], workers: Workers
) -> tuple[list[list[Asserted]], tuple[Problem, ...]]:
    """Return the readings of each story; a document that learns its date from it is read anew."""
    read = {document.id: (document, said) for document, said in readings}
    profiles = Profiles()
    for document, said in read.values():
        profiles.add(document.id, profile_of(document, times_told(said)))
    stories = [of_one_story(s) for s in stories_of([d for d, _ in read.values()], profiles)]
    dated = [d for s in stories for d in s if d.published != read[d.id][0].published]
    anew, problems = asserted(dated, workers)
    lost = {d.id for d in dated} - {d.id for d, _ in anew}
    read |= {document.id: (document, said) for document, said in anew}
    kept = [[(d, read[d.id][1]) for d in story if d.id not in lost] for story in stories]
    return [story for story in kept if story], problems


def times_told(assertions: Iterable[Assertion]) -> tuple[Moment, ...]:
    """Return when what a document asserts happened, as often as it says so."""
    return tuple(a.event.when for a in assertions if a.event.when)


def _told(findings: Findings, rules: RuleSet) -> list[tuple[Fact, Severity]]:
    """Return what an editor is told of, and how loudly."""
    severities = {rule.name: rule.severity for rule in rules.rules}
    return [
        (f, severities[f.rule] if f.verdict is Verdict.CONFLICT else Severity.INFO)
        for f in findings.facts
        if f.verdict in TOLD
    ]


def compare(documents: Sequence[Document], rules: RuleSet) -> Findings:
    """Extract, link and judge; the order of the documents makes no difference."""
    return compare_readings([(document, extract(document)) for document in documents], rules)


def compare_readings(readings: Sequence[Asserted], rules: RuleSet) -> Findings:
    """Link and judge what the documents of one story assert, whatever the order they are in."""
    documents = [document for document, _ in readings]
    in_order = sorted(readings, key=lambda reading: reading[0].id)
    assertions = [assertion for _, asserted in in_order for assertion in asserted]
    story = Story.of(documents, assertions)
    by_name = {rule.name: rule for rule in rules.rules}
    judged = [
        judge(pair, by_name[pair.rule], story.documents) for pair in link(assertions, rules, story)
    ]
    comparisons = without_repeats(without_answered(judged))
    facts = [
        fact
        for rule in rules.rules
        for fact in facts_of((c for c in comparisons if c.rule == rule.name), rule, story.documents)
    ]
    return Findings(identified(facts), tuple(comparisons), tuple(assertions), story)


def compare_passages(
    documents: Sequence[Document],
    rules: RuleSet,
    left: tuple[str, Span],
    right: tuple[str, Span],
) -> tuple[Comparison, ...]:
    """Compare what two passages assert, under every rule that takes up both.

    A passage is a document's id and a span of its text; assertions whose words overlap it count.
    """
    findings = compare(documents, rules)
    found = [c for c in findings.comparisons if _joins(c, left, right)]
    mine, other = (
        [a for a in findings.assertions if _stands_at(a, *passage)] for passage in (left, right)
    )
    by_name: dict[str, Rule] = {rule.name: rule for rule in rules.rules}
    weighed = {frozenset((c.left, c.right)) for c in found}
    unlinked = (
        pair
        for pair in weigh_all(mine, other, rules, findings.story)
        if frozenset((pair.left, pair.right)) not in weighed
    )
    return (*found, *(judge(p, by_name[p.rule], findings.story.documents) for p in unlinked))


def _joins(comparison: Comparison, left: tuple[str, Span], right: tuple[str, Span]) -> bool:
    sides = (comparison.left, comparison.right)
    return any(
        _stands_at(mine, *left) and _stands_at(other, *right)
        for mine, other in (sides, sides[::-1])
    )


def _stands_at(assertion: Assertion, document: str, span: Span) -> bool:
    return assertion.document == document and assertion.mention.span.overlaps(span)
