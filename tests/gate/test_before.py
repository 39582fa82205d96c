"""What was written or found before a run, and documents as those files and the run name them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from atodds.config import ConfigError
from atodds.gate.before import Reading, files_of, located, seen_from, written_in
from atodds.gate.previous import load_run
from atodds.model import Assertion, Fact, Record

TOLD = Record("abc", "killed", "Fire", frozenset({"12"}), frozenset({"../articles/a.txt"}))
SEEN = frozenset({"articles/a.txt"})


def test_documents_are_named_as_from_where_the_run_was_started() -> None:
    [record] = seen_from(Path("checks/known.jsonl"), [TOLD])
    assert record == replace(TOLD, documents=SEEN)


def test_and_written_down_as_from_the_folder_of_the_file() -> None:
    [record] = written_in(Path("checks/known.jsonl"), [replace(TOLD, documents=SEEN)])
    assert record == TOLD


@pytest.mark.parametrize(
    ("file", "path", "place"),
    [
        ("checks/story.yaml", "a.txt", "checks/a.txt"),
        ("checks/story.yaml", "../articles/a.txt", "articles/a.txt"),
        ("story.yaml", "./articles//a.txt", "articles/a.txt"),
        ("story.yaml", "/elsewhere/a.txt", "/elsewhere/a.txt"),
        ("checks/story.yaml", "day.jsonl#3", "checks/day.jsonl#3"),
    ],
)
def test_a_path_is_told_from_where_its_file_is_told(file: str, path: str, place: str) -> None:
    assert located(Path(file), path) == place


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("a.txt", ("a.txt",)),
        ("day.jsonl#3", ("day.jsonl#3", "day.jsonl")),
        ("odd#name.jsonl#3", ("odd#name.jsonl#3", "odd#name.jsonl")),
    ],
)
def test_an_item_names_the_file_that_it_stands_in(path: str, files: tuple[str, ...]) -> None:
    assert files_of(path) == files


def test_a_fact_stands_on_the_documents_of_all_its_assertions(
    said: Assertion, other: Assertion, fact_of: Callable[..., Fact]
) -> None:
    reading = Reading({"harbour": "a/harbour.txt"}, frozenset({"a/lost.txt"}))
    fact = fact_of(said, other, replace(said, document="post"))
    assert reading.of(fact) == {"a/harbour.txt", "herald", "post"}
    assert reading.listed == {"a/harbour.txt", "a/lost.txt"}


def found(name: str, *documents: str, check: str = "checks/story.yaml") -> dict[str, Any]:
    return {
        "id": name,
        "check": check,
        "rule": "killed",
        "subject": "Fire",
        "values": ["12", "14"],
        "positions": [{"assertions": [{"document": place}]} for place in documents],
    }


def gone(name: str, state: str) -> dict[str, Any]:
    return {**found(name), "state": state, "documents": ["articles/a.txt", "articles/b.txt"]}


def run(tmp_path: Path, *conflicts: dict[str, Any], absent: list[Any] | None = None) -> Path:
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"conflicts": conflicts, "absent": absent or []}), "utf-8")
    return path


def test_a_run_is_known_by_its_report(tmp_path: Path) -> None:
    path = run(tmp_path, found("b", "../articles/a.txt", "b.txt"), found("a", "a.txt", "a.txt"))
    values = frozenset({"12", "14"})
    assert load_run(path) == (
        Record("a", "killed", "Fire", values, frozenset({"checks/a.txt"})),
        Record("b", "killed", "Fire", values, frozenset({"articles/a.txt", "checks/b.txt"})),
    )


def test_what_a_run_could_not_look_at_again_counts_as_found(tmp_path: Path) -> None:
    path = run(tmp_path, absent=[gone("a", "not-rechecked"), gone("b", "resolved")])
    [record] = load_run(path)
    assert record.conflict == "a"
    assert record.documents == {"articles/a.txt", "articles/b.txt"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("{", "no JSON"),
        ("[]", "no report"),
        ('{"conflicts": []}', "of another version"),
        ('{"conflicts": [{"id": "a"}], "absent": []}', "a conflict without its parts"),
        ('{"conflicts": [1], "absent": []}', "no conflict"),
        ('{"conflicts": 1, "absent": []}', "no list"),
        ('{"conflicts": [], "absent": [1]}', "nothing that was found"),
        ("[" * 100_000, "too deep"),
    ],
)
def test_what_is_no_report_is_a_problem_of_the_file(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        load_run(path)
    [problem] = error.value.problems
    said = "is no report that `atodds check --format json` of this version wrote"
    assert (problem.place, problem.message) == (str(path), said), why
