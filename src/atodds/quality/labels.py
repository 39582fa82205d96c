"""Labelled stories: articles, and what is at odds in them by the judgement of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from atodds.model import Assertion, Document, Kind, Span

FAMILIES = (
    "killed injured missing arrested people things votes score rank",
    "date time duration",
    "age",
    "money percent",
    "distance size place",
    "quote speaker",
    "participants name title mode outcome",
)
"""Kinds that one statement may be labelled with by one person or another."""
FAMILY = {kind: number for number, kinds in enumerate(FAMILIES) for kind in kinds.split()}

NEAR = 5
"""How many characters a mention may stand outside the words that a label quotes."""


@dataclass(frozen=True, slots=True)
class Label:
    """One side of a labelled conflict, or a labelled agreement, look-alike or note."""

    sort: str
    """conflict, agreement, lookalike or note."""
    id: str
    side: int
    kind: str
    quotes: tuple[tuple[str, str], ...]
    """The path of a document and words of it, for each place where it is said."""

    @property
    def item(self) -> tuple[str, str]:
        """What is labelled, whichever side of it."""
        return self.sort, self.id


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A folder with a check file, the articles and their labels."""

    name: str
    """The folder and the one it lies in: shootings/702."""
    check: Path
    labels: tuple[Label, ...]


def labelled_stories(folders: Iterable[Path]) -> tuple[LabelledStory, ...]:
    """Return the stories in folders, sorted by name; a story has check.yaml and gold.yaml."""
    found = {path.parent for folder in folders for path in folder.rglob("gold.yaml")}
    stories = [
        LabelledStory(
            name=f"{folder.parent.name}/{folder.name}",
            check=folder / "check.yaml",
            labels=tuple(_labels(yaml.safe_load((folder / "gold.yaml").read_text("utf-8")))),
        )
        for folder in found
    ]
    return tuple(sorted(stories, key=lambda story: story.name))


def labels_of(
    story: LabelledStory, documents: Sequence[Document], assertions: Sequence[Assertion]
) -> dict[Assertion, frozenset[Label]]:
    """Return the labels that each assertion stands under.

    An assertion under none takes over those of conflicts and agreements from its like in the same
    document: who says a thing twice is quoted once.
    """
    by_id = {document.id: document for document in documents}
    spans = {
        (label, path): [s for words in _words_in(label, path) for s in _places(text, words)]
        for label in story.labels
        for path, text in ((d.path, d.text) for d in documents)
    }
    under = {
        a: frozenset(
            label
            for label in story.labels
            if _one_family(a.kind, label.kind)
            and any(_touch(a.mention.span, s) for s in spans[label, by_id[a.document].path])
        )
        for a in assertions
    }
    told = [a for a in assertions if under[a]]
    return {a: under[a] or _taken_over(a, told, under) for a in assertions}


def _labels(gold: dict[str, Any]) -> Iterator[Label]:
    for item in gold.get("conflicts") or ():
        for number, side in enumerate(item["sides"]):
            yield Label("conflict", item["id"], number, item["kind"], _quotes(side["evidence"]))
    for sort in ("agreement", "lookalike", "note"):
        for item in gold.get(f"{sort}s") or ():
            kind = item.get("kind", Kind.OTHER.value)
            yield Label(sort, item["id"], 0, kind, _quotes(item["evidence"]))


def _quotes(evidence: Iterable[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((item["document"], item["quote"]) for item in evidence)


def _words_in(label: Label, path: str) -> Iterator[str]:
    return (words for where, words in label.quotes if where == path)


def _places(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _touch(mention: Span, label: Span) -> bool:
    return mention.start < label.end + NEAR and label.start < mention.end + NEAR


def _one_family(kind: Kind, other: str) -> bool:
    return Kind.OTHER in {kind, other} or FAMILY.get(kind) == FAMILY.get(other)


def _taken_over(
    assertion: Assertion, told: Iterable[Assertion], under: dict[Assertion, frozenset[Label]]
) -> frozenset[Label]:
    return frozenset(
        label
        for like in told
        if (like.document, like.kind, like.slot.of, like.value)
        == (assertion.document, assertion.kind, assertion.slot.of, assertion.value)
        for label in under[like]
        if label.sort in {"conflict", "agreement"}
    )
