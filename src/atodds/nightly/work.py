"""What worker processes do: extract what texts assert, and compare the documents of a story.

What goes in and comes out is small and plain, since it is copied from process to process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from atodds.config import RuleSet
from atodds.extract import extract
from atodds.findings import TOLD, told_of
from atodds.model import Assertion, Document
from atodds.nightly.digests import bare, of_content, of_text
from atodds.nightly.outlines import imprinted, profiled
from atodds.nightly.telling import Telling, telling_of
from atodds.pipeline import compare_readings
from atodds.read import of_one_story
from atodds.store import Kept, Kind, decode, encode


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story to compare."""

    digest: str
    documents: tuple[Document, ...]
    """As they were read, before they learn from each other; without the files they are from."""
    assertions: Mapping[str, bytes]
    """What they assert, by the digests of their texts."""


def assert_of(document: Document) -> tuple[Kept, Kept]:
    """Return all that is asked of a document, to be kept under the digest of its text."""
    digest, assertions = _digest(document), extract(document)
    body = encode(assertions, tuple[Assertion, ...])
    asserted = Kept(Kind.ASSERTIONS, digest, profiled(document, assertions), body)
    return asserted, imprinted(document, digest)


def compare_story(task: StoryTask, rules: RuleSet, *, sparingly: bool) -> Kept:
    """Return what is told of a story, to be kept under the story's digest."""
    documents = of_one_story(task.documents)
    readings = [(d, _assertions(d, task.assertions)) for d in documents]
    findings = compare_readings(readings, rules)
    told = sum(fact.verdict in TOLD for fact in findings.facts)
    telling = telling_of(documents, told_of(findings, sparingly=sparingly))
    head = {"facts": len(findings.facts), "told": told, "documents": len(documents)}
    return Kept(Kind.STORY, task.digest, head, encode(telling, Telling))


def length_of(story: StoryTask) -> int:
    """Return how many characters there are to compare."""
    return sum(len(document.text) for document in story.documents)


def _assertions(document: Document, kept: Mapping[str, bytes]) -> tuple[Assertion, ...]:
    """Return what a document asserts; one that has learnt its date from its story is read anew."""
    body = kept.get(_digest(document))
    found = decode(body, tuple[Assertion, ...]) if body else extract(bare(document))
    return tuple(replace(assertion, document=document.id) for assertion in found)


def _digest(document: Document) -> str:
    return of_text(of_content(document), document.published)
