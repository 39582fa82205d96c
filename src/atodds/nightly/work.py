"""What worker processes do: extract what texts assert, and compare the documents of a story.

What goes in and comes out is small and plain, since it is copied from process to process.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from typing import Any, TypeVar

from atodds.config import Grouping, RuleSet
from atodds.extract import extract
from atodds.model import Assertion, Document
from atodds.nightly.digests import bare, of_text
from atodds.nightly.outlines import outline_of
from atodds.nightly.telling import Telling, telling_of
from atodds.pipeline import TOLD, compare_readings
from atodds.read import of_one_story
from atodds.store import Kept, decode, encode

Task = TypeVar("Task")
Result = TypeVar("Result")

Workers = Callable[[Callable[[Task], Result], Iterable[Task]], Iterator[Result]]
"""Does a piece of work for each task, and yields the results in the order of the tasks."""

_WAITING = 2
"""Tasks a process that lie ready: enough to keep it busy, few enough to keep the memory small."""


@dataclass(frozen=True, slots=True)
class StoryTask:
    """A story to compare."""

    digest: str
    documents: tuple[Document, ...]
    """As they were read, before they learn from each other."""
    assertions: Mapping[str, bytes]
    """What they assert, by the digests of their texts."""
    rules: bytes
    """The rule set, pickled once for all stories."""
    grouping: Grouping


@contextmanager
def workers(processes: int) -> Iterator[Workers[Any, Any]]:
    """Give what does work in so many processes; with one it is done in this one."""
    if processes == 1:
        yield map
        return
    # A process that is forked while threads draw progress may inherit a lock that nobody frees.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def do(work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
            waiting: deque[Future[Result]] = deque()
            for task in tasks:
                waiting.append(pool.submit(work, task))
                if len(waiting) > processes * _WAITING:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        try:
            yield do
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def extract_all(documents: Sequence[Document]) -> list[Kept]:
    """Return what each document asserts, to be kept under the digest of its text."""
    return [_extracted(document) for document in documents]


def compare_story(task: StoryTask) -> Kept:
    """Return what comparing a story yields, to be kept under the story's digest."""
    documents = of_one_story(task.documents)
    readings = [(d, _assertions(d, task.assertions)) for d in documents]
    findings = compare_readings(readings, _rules(task.rules))
    told = sum(fact.verdict in TOLD for fact in findings.facts)
    telling = telling_of(documents, findings, task.grouping)
    head = {"facts": len(findings.facts), "told": told, "documents": len(documents)}
    return Kept(task.digest, head, encode(telling, Telling))


def _extracted(document: Document) -> Kept:
    assertions = extract(bare(document))
    body = encode(assertions, tuple[Assertion, ...])
    return Kept(of_text(document), outline_of(document, assertions), body)


def _assertions(document: Document, kept: Mapping[str, bytes]) -> tuple[Assertion, ...]:
    """Return what a document asserts; one that has learnt its date from its story is read anew."""
    body = kept.get(of_text(document))
    found = decode(body, tuple[Assertion, ...]) if body else extract(bare(document))
    return tuple(replace(assertion, document=document.id) for assertion in found)


@cache
def _rules(pickled: bytes) -> RuleSet:
    rules: RuleSet = pickle.loads(pickled)  # noqa: S301  # this program has made it a moment ago
    return rules
