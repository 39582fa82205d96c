"""A small story on disk, and an outcome as the pipeline would give it for the story."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.model import (
    Assertion,
    Comparison,
    Conflict,
    Document,
    Event,
    Evidence,
    Fact,
    Interval,
    Judgement,
    Kind,
    Mention,
    Modifier,
    Outcome,
    Position,
    Problem,
    Quantity,
    Severity,
    Slot,
    Span,
    State,
    Unit,
    Verdict,
)

TEXTS = {
    "tribune.txt": "Rescue at Alder Point\n\nThe rescue at Alder Point lasted five hours.\n",
    "courier.txt": "All safe\n\nThe rescue at Alder Point lasted three hours, police said.\n",
}

CHECK = """\
version: 1
title: Rescue at Alder Point
documents:
  - path: tribune.txt
    outlet: Tribune
    published: 2021-06-12
  - path: courier.txt
    outlet: Courier
    published: 2021-06-12
"""

CONFLICT_ID = "6dfa34bc05a0"

HOUR = Unit("hour", "time", "second", Fraction(3600))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Write the story and return its check file."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "rescue.yaml"
    path.write_text(CHECK, encoding="utf-8")
    return path


TALKS = {
    "tribune.txt": "Minister Ann Porter and General Karl Brandt held talks in Oslo on Friday. "
    "The talks lasted more than three hours.\n",
    "courier.txt": "After two hours of talks in Oslo on Friday between General Karl Brandt and "
    "Minister Ann Porter, no deal was reached.\n",
}


class Newsroom:
    """A folder with a check of two articles at odds, and the command line in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.explained = folder / "checks/explained.yaml"
        self.known = folder / "checks/known.jsonl"
        self.out = self.err = ""
        self._capsys = capsys
        (folder / "checks").mkdir()
        (folder / "articles").mkdir()
        for name, text in TALKS.items():
            self.writes(name, text)
        self.lists("talks", *TALKS)

    def writes(self, name: str, text: str) -> None:
        (self.folder / "articles" / name).write_text(text, encoding="utf-8")

    def lists(self, check: str, *names: str, more: str = "") -> None:
        entries = (
            f"  - {{path: ../articles/{name}, outlet: {name[:-4]}, published: 2019-05-04}}\n"
            for name in names
        )
        text = f"version: 1\ntitle: {check}\ndocuments:\n{''.join(entries)}{more}"
        (self.folder / "checks" / f"{check}.yaml").write_text(text, encoding="utf-8")

    def runs(self, *arguments: str) -> int:
        status = run(arguments)
        self.out, self.err = self._capsys.readouterr()
        return status

    def explains(self, name: str, *options: str) -> int:
        known = ("--owner", "Olsen") if "--owner" not in options else ()
        reason = ("--reason", "One counts the dinner in.")
        return self.runs("explain", name, "--kind", "different-measure", *reason, *known, *options)

    def found(self, *options: str) -> list[tuple[str, str]]:
        """Return id and state of the conflicts that a check of all checks finds."""
        self.runs("check", "checks", "--format", "json", *options)
        report = json.loads(self.out)
        return [(c["id"], c["state"]) for c in report["conflicts"]]

    @property
    def conflict(self) -> str:
        """The id of the one conflict that is found."""
        [(name, _)] = self.found()
        return name


@pytest.fixture
def newsroom(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    return Newsroom(tmp_path, capsys)


Outcomes = Callable[..., Outcome]


@pytest.fixture(scope="session")
def outcome() -> Outcomes:
    """Return a function that makes the story's outcome with conflicts of the states asked for."""
    return make_outcome


def make_outcome(
    *conflicts: tuple[Severity, State],
    check: str = "rescue.yaml",
    problems: tuple[Problem, ...] = (),
) -> Outcome:
    documents = tuple(
        Document(id=name.split(".")[0], path=name, outlet=name, text=text, origin=name)
        for name, text in TEXTS.items()
    )
    fact = _fact(*documents)
    return Outcome(
        title="Rescue at Alder Point",
        check=check,
        documents=documents,
        problems=problems,
        conflicts=tuple(Conflict(fact, severity, state) for severity, state in conflicts),
        facts=(),
        apart=(),
    )


def _fact(tribune: Document, courier: Document) -> Fact:
    left, right = _assertion(tribune, "five", 5), _assertion(courier, "three", 3)
    comparison = Comparison(
        rule="rescue-length",
        left=left,
        right=right,
        evidence=(Evidence("same-place", 3.0, "both name Alder Point"),),
        threshold=2.0,
        judgement=Judgement(Verdict.CONFLICT, "five hours is not three hours"),
    )
    return Fact(
        id=CONFLICT_ID,
        rule="rescue-length",
        kind=Kind.DURATION,
        subject="Rescue, Alder Point",
        verdict=Verdict.CONFLICT,
        positions=(Position(left.value, (left,)), Position(right.value, (right,))),
        why_same="both name Alder Point",
        why_verdict="five hours is not three hours",
        comparisons=(comparison,),
    )


def _assertion(document: Document, word: str, hours: int) -> Assertion:
    start = document.text.index(word)
    exact = Interval(Fraction(hours), Fraction(hours))
    return Assertion(
        document=document.id,
        kind=Kind.DURATION,
        slot=Slot("length"),
        value=Quantity(Fraction(hours), Modifier.EXACT, HOUR, exact, exact),
        event=Event(type="rescue"),
        mention=Mention.cut(document.text, start, start + len(word) + len(" hours")),
        sentence=Span(document.text.index("The rescue"), len(document.text) - 1),
    )
