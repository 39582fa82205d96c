from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from atodds.cli import run
from atodds.config import Check, RuleSet
from atodds.model import Outcome, Problem, Severity, State

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
NEW, EXPLAINED, KNOWN = State.NEW, State.EXPLAINED, State.KNOWN

UNREAD = (Problem("courier.txt", "is empty"),)

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


class Desk:
    """A story with a rule set, and a pipeline that finds what the test says."""

    def __init__(self, story: Path, outcome: Callable[..., Outcome]) -> None:
        self.story = story
        self.rules = story.with_name("rules.yaml")
        self.rules.write_text(RULES)
        self.asked: list[dict[str, Any]] = []
        self._outcome = outcome
        self.finds()

    def finds(self, *conflicts: tuple[Severity, State], problems: tuple[Problem, ...] = ()) -> None:
        self.found = self._outcome(*conflicts, problems=problems)

    def pipeline(self, check: Check, rules: RuleSet, **options: object) -> Outcome:
        self.asked.append({"check": check, "rules": rules, **options})
        return replace(self.found, check=str(check.path))

    def add(self, line: str) -> None:
        self.story.write_text(f"{self.story.read_text()}{line}\n")

    def check(self, *options: str) -> int:
        return run(["check", str(self.story), "--rules", str(self.rules), *options])


@pytest.fixture
def desk(story: Path, outcome: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(story, outcome)
    monkeypatch.setattr("atodds.pipeline.run", desk.pipeline)
    return desk


@pytest.mark.parametrize(
    ("conflicts", "problems", "fail_on", "status"),
    [
        ([], (), "new", 0),
        ([(ERROR, NEW)], (), "new", 1),
        ([(ERROR, NEW)], UNREAD, "new", 1),
        ([(ERROR, NEW)], (), "none", 0),
        ([(ERROR, NEW)], (), "any", 1),
        ([(ERROR, EXPLAINED)], (), "new", 0),
        ([(ERROR, KNOWN)], (), "new", 0),
        ([(ERROR, EXPLAINED)], (), "any", 1),
        ([(ERROR, KNOWN)], (), "any", 1),
        ([(WARNING, NEW)], (), "new", 0),
        ([(WARNING, NEW), (INFO, NEW)], (), "any", 0),
        ([(WARNING, NEW), (ERROR, NEW)], (), "new", 1),
        ([], UNREAD, "new", 3),
        ([(ERROR, EXPLAINED)], UNREAD, "new", 3),
        ([], UNREAD, "none", 3),
    ],
)
def test_the_exit_status_says_what_was_found(
    desk: Desk,
    conflicts: list[tuple[Severity, State]],
    problems: tuple[Problem, ...],
    fail_on: str,
    status: int,
) -> None:
    desk.finds(*conflicts, problems=problems)
    assert desk.check("--fail-on", fail_on) == status


def test_the_check_file_says_what_gates_unless_the_command_line_does(desk: Desk) -> None:
    desk.finds((ERROR, NEW))
    desk.add("fail_on: none")
    assert desk.check() == 0
    assert desk.check("--fail-on", "new") == 1


def test_standard_output_holds_one_json_document_and_nothing_else(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.finds((ERROR, NEW), problems=UNREAD)
    desk.add("reports: reports")
    desk.check("--no-explained", "--format", "json")
    captured = capsys.readouterr()
    report = json.loads(captured.out)
    assert report["schema"] == "atodds/report-1"
    assert [c["state"] for c in report["conflicts"]] == ["new"]
    assert "courier.txt: is empty" in captured.err


def test_several_checks_make_one_json_document(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.finds((ERROR, NEW))
    assert desk.check(str(desk.story), "--format", "json") == 1
    assert len(json.loads(capsys.readouterr().out)["conflicts"]) == 2


def test_text_is_the_default_and_holds_no_escape_codes_when_it_is_piped(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.finds((ERROR, NEW))
    desk.check()
    text = capsys.readouterr().out
    assert "five hours" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_two_formats_on_standard_output_are_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.check("--format", "json", "--format", "text") == 2
    assert "one format only can go to standard output" in capsys.readouterr().err


def test_explanations_count_unless_they_are_left_aside(desk: Desk) -> None:
    desk.check("--as-of", "2021-07-01")
    desk.check("--as-of", "2021-07-01", "--no-explained")
    assert [asked["explained"] for asked in desk.asked] == [True, False]
    assert [asked["as_of"] for asked in desk.asked] == [date(2021, 7, 1)] * 2


def test_the_check_file_names_its_rules_and_the_command_line_others(desk: Desk) -> None:
    desk.rules.with_name("other.yaml").write_text(RULES.replace("rescue-", "talks-"))
    desk.add("rules: other.yaml")
    run(["check", str(desk.story)])
    desk.check()
    names = [asked["rules"].rules[0].name for asked in desk.asked]
    assert names == ["talks-length", "rescue-length"]


@pytest.mark.parametrize("existing", [None, "old"])
def test_a_report_is_written_where_the_check_file_says(desk: Desk, existing: str | None) -> None:
    report = desk.story.parent / "reports" / "rescue.md"
    if existing:
        report.parent.mkdir()
        report.write_text(existing)
    desk.add("reports: reports")
    desk.check()
    assert report.read_text().startswith("# Rescue at Alder Point\n")
    assert [path.name for path in report.parent.iterdir()] == ["rescue.md"]


def test_the_command_line_says_where_reports_go_and_the_user_is_told(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.add("reports: reports")
    desk.check("--reports", str(tmp_path / "elsewhere"))
    assert (tmp_path / "elsewhere/rescue.md").exists()
    assert not (tmp_path / "reports").exists()
    assert f"wrote {tmp_path}/elsewhere/rescue.md" in capsys.readouterr().err


def test_checks_of_one_name_do_not_overwrite_each_others_reports(
    desk: Desk, tmp_path: Path
) -> None:
    checks = []
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        checks.append(tmp_path / name / "check.yaml")
        checks[-1].write_text(desk.story.read_text())
    desk.check(*map(str, checks), "--reports", str(tmp_path / "out"))
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["north-check.md", "rescue.md", "south-check.md"]


def test_a_report_that_cannot_be_written_is_2(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.check("--reports", str(desk.rules)) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_folder_stands_for_the_checks_in_it(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    for name in ("b.yaml", "a.yml"):
        (folder / name).write_text(desk.story.read_text())
    (folder / "explained.yaml").write_text("version: 1\nconflicts: []\n")
    (folder / "empty.yaml").write_text("# Nothing explained yet.\n")
    (folder / "known.jsonl").write_text("")
    assert run(["check", str(folder), "--rules", str(desk.rules)]) == 0
    assert [asked["check"].path.name for asked in desk.asked] == ["a.yml", "b.yaml"]


def test_a_list_of_explanations_among_the_files_that_a_shell_names_is_passed_over(
    desk: Desk, tmp_path: Path
) -> None:
    explained = tmp_path / "explained.yaml"
    explained.write_text("version: 1\nexplained: []\n")
    assert run(["check", str(explained), str(desk.story), "--rules", str(desk.rules)]) == 0
    assert [asked["check"].path for asked in desk.asked] == [desk.story]


def test_a_list_of_explanations_alone_is_no_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explained = tmp_path / "explained.yaml"
    explained.write_text("version: 1\nexplained: []\n")
    assert run(["check", str(explained)]) == 2
    assert "documents is missing" in capsys.readouterr().err


def test_a_check_with_a_misspelled_key_is_not_passed_over(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "a.yaml").write_text(desk.story.read_text())
    (folder / "b.yaml").write_text(desk.story.read_text().replace("documents:", "docuemnts:"))
    assert run(["check", str(folder)]) == 2
    assert "did you mean 'documents'?" in capsys.readouterr().err


def test_a_folder_without_checks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(tmp_path)]) == 2
    assert "found no check file in this folder" in capsys.readouterr().err


def test_everything_wrong_with_several_check_files_is_told_at_once(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("version: 1\ntitle: [1, 2\n")
    story = desk.story.read_text().replace("title:", "titel:").replace("06-12", "06-31")
    desk.story.write_text(story)
    assert desk.check(str(other)) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert [line.split(": ")[0] for line in captured.err.splitlines()] == [
        f"{tmp_path}/other.yaml:3:1",
        f"{tmp_path}/rescue.yaml:1:1",
        f"{tmp_path}/rescue.yaml:2:1",
        f"{tmp_path}/rescue.yaml:6:16",
        f"{tmp_path}/rescue.yaml:9:16",
    ]


def test_a_broken_rule_set_is_2_with_its_place(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.rules.write_text(RULES.replace("severity: error", "severity: eror"))
    assert desk.check() == 2
    assert "rules.yaml:7:15: severity must be error" in capsys.readouterr().err
