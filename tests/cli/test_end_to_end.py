"""From files to exit status with nothing stood in for: the project that `atodds init` begins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from atodds.cli import run


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    monkeypatch.chdir(tmp_path)
    run(["init"])
    capsys.readouterr()
    return Path("checks/story.yaml")


def report_of(check: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    status = run(["check", str(check), "--format", "json"])
    captured = capsys.readouterr()
    return status, json.loads(captured.out), captured.err


def test_the_two_figures_at_odds_are_found_and_nothing_else(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, report, said = report_of(check, capsys)
    assert status == 1
    [conflict] = report["conflicts"]
    assert (conflict["rule"], conflict["severity"], conflict["state"]) == (
        "injured",
        "error",
        "new",
    )
    values = {position["value"]["lower"] for position in conflict["positions"]}
    assert values == {12, 19}
    assert "checks/story.yaml: 1 error, 0 warnings, 0 notes; 1 new" in said


def test_every_passage_of_a_report_stands_in_its_file_as_it_says(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, report, _ = report_of(check, capsys)
    passages = [
        assertion
        for entry in (*report["conflicts"], *report["facts"])
        for position in entry["positions"]
        for assertion in position["assertions"]
    ]
    assert passages
    for passage in passages:
        text = (check.parent / passage["document"]).read_bytes().decode("utf-8")
        assert passage["exact"] == text[passage["start"] : passage["end"]]


def test_documents_in_another_order_give_the_same_bytes(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(check), "--format", "json"])
    before = capsys.readouterr().out
    head, first, second, rest = _parted(check.read_text())
    check.write_text(head + second + first + rest)
    run(["check", str(check), "--format", "json"])
    assert capsys.readouterr().out == before


def _parted(text: str) -> tuple[str, str, str, str]:
    first = text.index("  - path: ../articles/harbour")
    second = text.index("  - path: ../articles/valley")
    rest = text.index("# Where a Markdown report")
    return text[:first], text[first:second], text[second:rest], text[rest:]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"),
        ("folder", "folder"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_compared(
    name: str, content: bytes | str | None, check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path("articles") / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    entry = f"documents:\n  - path: ../articles/{name}\n    outlet: Third\n"
    check.write_text(check.read_text().replace("documents:\n", entry))
    status, report, said = report_of(check, capsys)
    assert status == 1
    assert len(report["conflicts"]) == 1
    assert len(report["problems"]) == 1
    assert name in said
    assert name in Path("reports/story.md").read_text()


def test_with_nothing_found_what_could_not_be_read_is_3(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("articles/valley-courier.txt").unlink()
    status, report, said = report_of(check, capsys)
    assert status == 3
    assert report["conflicts"] == []
    assert "valley-courier.txt" in said


def test_a_conflict_of_the_report_can_be_explained(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, report, _ = report_of(check, capsys)
    assert run(["why", report["conflicts"][0]["id"]]) == 0
    text = capsys.readouterr().out
    assert "Twelve passengers" in text
    assert "Nineteen passengers" in text


@pytest.mark.usefixtures("check")
@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ("harbour-times.txt:3", "valley-courier.txt:3", "Nineteen passengers"),
        ("harbour-times:four hours", "valley-courier:3", "No rule takes up both"),
        ("harbour-times:1", "valley-courier:1", "asserts nothing that is read"),
    ],
)
def test_two_passages_can_be_held_against_each_other(
    left: str, right: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["why", left, right]) == 0
    assert says in capsys.readouterr().out
