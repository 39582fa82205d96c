from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.model import Comparison, Outcome, Severity, Span, State

Outcomes = Callable[..., Outcome]

RULES = """\
version: 1
rules:
  - name: rescue-length
    title: Length of a rescue
    what: How long a rescue took.
    kind: duration
    severity: error
    measure: fixed
    threshold: 1
"""


@pytest.fixture
def at_odds(story: Path, outcome: Outcomes, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """Let the story's check, in the folder checks/, come out with one conflict."""
    checks = story.parent / "checks"
    checks.mkdir()
    story.with_name("rules.yaml").write_text(RULES)
    text = story.read_text().replace("path: ", "path: ../") + "rules: ../rules.yaml\n"
    (checks / "rescue.yaml").write_text(text)
    found = outcome((Severity.ERROR, State.NEW))
    monkeypatch.setattr("atodds.pipeline.run", lambda *_, **__: found)
    monkeypatch.chdir(story.parent)
    return found


@pytest.mark.usefixtures("at_odds")
@pytest.mark.parametrize("conflict", ["6dfa34bc05a0", "6dfa"])
def test_a_conflict_is_explained_by_its_id_or_the_beginning_of_it(
    conflict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["why", conflict]) == 0
    text = capsys.readouterr().out
    for part in ("five hours", "three hours", "both name Alder Point", "rescue-length"):
        assert part in text


def test_an_agreement_is_explained_too(
    at_odds: Outcome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    agreed = replace(at_odds, conflicts=(), facts=(at_odds.conflicts[0].fact,))
    monkeypatch.setattr("atodds.pipeline.run", lambda *_, **__: agreed)
    assert run(["why", "6dfa34bc05a0"]) == 0
    assert "both name Alder Point" in capsys.readouterr().out


@pytest.mark.usefixtures("at_odds")
@pytest.mark.parametrize(
    ("what", "says"),
    [
        (["0000000000"], "no conflict or fact 0000000000 in checks/rescue.yaml"),
        (["tribune:3"], "is no id of a conflict, such as 6dfa34bc05a0, and B is missing"),
        (["6df"], "is no id of a conflict"),
        (["a", "b", "c"], "quote words that hold spaces"),
        (["tribun:3", "courier:3"], "did you mean 'tribune'?"),
    ],
)
def test_what_cannot_be_explained_is_refused_in_words(
    what: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["why", *what]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in " ".join(captured.err.split())


def test_without_a_folder_of_checks_the_check_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["why", "6dfa34bc05a0"]) == 2
    assert "name the check file with --check" in capsys.readouterr().err


def test_two_passages_are_held_against_each_other(
    at_odds: Outcome, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def compare(*arguments: object) -> tuple[Comparison, ...]:
        asked.append(arguments[2:])
        return at_odds.conflicts[0].fact.comparisons

    monkeypatch.setattr("atodds.pipeline.compare_passages", compare)
    assert run(["why", "tribune.txt:3", "courier:three hours"]) == 0
    courier, tribune = (
        next(d.text for d in at_odds.documents if d.id == name) for name in ("courier", "tribune")
    )
    start = courier.index("three hours")
    line = Span(tribune.index("The rescue"), len(tribune))
    assert asked == [(("tribune", line), ("courier", Span(start, start + len("three hours"))))]
    assert "both name Alder Point" in capsys.readouterr().out


@pytest.mark.usefixtures("at_odds")
def test_when_nothing_takes_up_both_passages_it_is_said_what_is_read_in_each(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("atodds.pipeline.compare_passages", lambda *_: ())
    assert run(["why", "tribune:3", "courier:1"]) == 0
    text = capsys.readouterr().out
    assert "tribune.txt:3 asserts" in text
    assert "“five hours” (length of time)" in text
    assert "courier.txt:1 asserts nothing that is read." in text
    assert "No rule takes up both" in text


def test_passages_of_two_stories_are_said_not_to_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry Sigrun hit the pier of Lund on Sunday.\n")
    (tmp_path / "wheat.txt").write_text("Wheat fell by 4 percent in Ostrand, traders said.\n")
    check = tmp_path / "night.yaml"
    check.write_text(
        "version: 1\ntitle: Night\ngrouping: stories\ndocuments:\n"
        "  - {path: ferry.txt, outlet: Gazette}\n  - {path: wheat.txt, outlet: Post}\n"
    )
    assert run(["why", "ferry:1", "wheat:1", "--check", str(check)]) == 0
    assert capsys.readouterr().out == (
        "They are told in different stories, so they are not compared.\n"
    )
