"""What the gate promises, a test for each sentence, by the command line that CI and editors use.

`pytest --collect-only -q` on this file reads as the specification. Elsewhere: that ten kinds of
edit make no new conflict (test_identity_under_edits.py), that every format is valid and harmless
(tests/report), that two branches merge (test_known.py), that the workflows, the action and the hook
run (tests/cli, tests/house).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.gate.newsroom import ARTICLES, CHECK, Newsroom, started

from atodds.model import Reason, State


@pytest.fixture
def newsroom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    for folder in ("articles", "checks"):
        Path(folder).mkdir()
    for name, text in ARTICLES.items():
        Path("articles", name).write_text(text)
    Path("checks/explained.yaml").write_text("version: 1\nexplained: []\n")
    Path("checks/known.jsonl").write_text("")
    room = Newsroom(capsys)
    room.rewrite()
    return room


# Identity


def test_a_better_name_of_a_conflict_says_renamed_and_not_new_and_resolved(
    newsroom: Newsroom,
) -> None:
    newsroom.check()
    newsroom.explain()
    name = newsroom.conflict["id"]
    newsroom.edit("checks/explained.yaml", name, "0123456789ab")
    assert newsroom.check("--locked") == 0
    assert newsroom.conflict["state"] == "explained"
    assert newsroom.conflict["renamed_from"] == "0123456789ab"
    assert not newsroom.report["absent"]
    assert newsroom.atodds("explained", "prune") == 0
    newsroom.check()
    assert newsroom.conflict["renamed_from"] is None


# checks/explained.yaml


@pytest.mark.parametrize("kind", [reason.value for reason in Reason])
def test_an_explanation_of_each_kind_ends_the_alarm(newsroom: Newsroom, kind: str) -> None:
    assert newsroom.check() == 1
    assert newsroom.explain(kind=kind) == 0
    assert newsroom.check() == 0
    assert newsroom.conflict["explanation"]["kind"] == kind


def test_an_explanation_says_conflict_rule_values_kind_reason_owner_and_how_long(
    newsroom: Newsroom,
) -> None:
    newsroom.check()
    newsroom.explain("--expires", "30d")
    newsroom.atodds("explain", newsroom.conflict["id"])
    (entry,) = yaml.safe_load(Path("checks/explained.yaml").read_text())["explained"]
    assert entry["conflict"] == newsroom.conflict["id"]
    assert entry["rule"] == newsroom.conflict["rule"]
    assert entry["values"] == newsroom.conflict["values"] == ["14", "17"]
    assert entry["reason"] == "Corrected at noon."
    assert entry["owner"] == "night desk"
    assert (entry["expires"] - entry["created"]).days == 30


def test_a_repeat_stays_explained(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.explain()
    newsroom.edit("post.txt", "killed 17 people", "left 17 people dead")
    assert newsroom.check() == 0
    assert newsroom.conflict["state"] == "explained"


def test_a_further_value_reopens_it(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.explain()
    newsroom.edit("herald.txt", "14 people", "19 people")
    assert newsroom.check() == 1
    assert newsroom.conflict["state"] == "reopened"
    assert "19 people" in newsroom.conflict["said"]


def test_one_accepted_value_that_leaves_while_another_enters_fails_the_gate(
    newsroom: Newsroom,
) -> None:
    newsroom.check()
    newsroom.explain()
    before = newsroom.conflict
    newsroom.edit("post.txt", "17 people", "19 people")
    assert newsroom.check() == 1
    assert newsroom.conflict["id"] == before["id"]
    assert len(newsroom.conflict["values"]) == len(before["values"])
    assert newsroom.conflict["state"] == "reopened"


def test_fewer_values_say_narrow_it_and_pruning_does(newsroom: Newsroom) -> None:
    newsroom.edit("herald.txt", "14 people", "19 people")
    newsroom.check()
    newsroom.explain()
    newsroom.edit("herald.txt", "19 people", "14 people")
    assert newsroom.check() == 0
    assert newsroom.conflict["state"] == "narrowed"
    assert newsroom.atodds("explained", "lint") == 1
    assert "19" in newsroom.said
    newsroom.atodds("explained", "prune")
    newsroom.check()
    assert newsroom.conflict["state"] == "explained"


def test_an_expired_explanation_gates_again(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.explain("--expires", "30d")
    assert newsroom.check() == 0
    assert newsroom.check("--as-of", "2099-01-01") == 1
    assert newsroom.conflict["state"] == "reopened"


def test_a_permanent_explanation_never_expires(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.explain("--permanent")
    assert newsroom.check("--as-of", "2099-01-01") == 0


def test_an_unused_explanation_is_told_apart_from_one_that_is_unknown(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.explain()
    newsroom.rewrite(documents=CHECK["documents"][:2])
    assert newsroom.atodds("explained", "lint") == 0
    assert "unknown" in newsroom.said
    newsroom.rewrite()
    newsroom.edit("post.txt", "17 people", "14 people")
    assert newsroom.atodds("explained", "lint") == 1
    assert "unused" in newsroom.said


def test_comments_and_layout_survive_what_the_program_writes(newsroom: Newsroom) -> None:
    ours = "# Kept by the night desk.\nversion: 1\nexplained:   # newest last\n"
    Path("checks/explained.yaml").write_text(ours)
    newsroom.check()
    newsroom.explain()
    written = Path("checks/explained.yaml").read_text()
    assert written.startswith(ours)
    newsroom.edit("checks/explained.yaml", "owner: night desk", "owner: night desk   # Olsen")
    newsroom.explain(kind="under-review")
    written = Path("checks/explained.yaml").read_text()
    assert written.startswith(ours)
    assert "# Olsen" in written


@pytest.mark.parametrize("place", ["check file", "pyproject.toml"])
@pytest.mark.parametrize(
    ("limits", "said"),
    [({"longest": "10d"}, "10"), ({"approve": ["chief of desk"]}, "chief of desk")],
)
def test_limits_on_explanations_can_be_set_in_the_check_file_or_for_the_project(
    newsroom: Newsroom, place: str, limits: dict[str, object], said: str
) -> None:
    newsroom.check()
    newsroom.explain("--expires", "30d")
    if place == "check file":
        newsroom.rewrite(limits=limits)
    else:
        (name, value), *_ = limits.items()
        Path("pyproject.toml").write_text(f"[tool.atodds.limits]\n{name} = {value!r}\n")
    assert newsroom.check() == 2
    assert "checks/explained.yaml:" in newsroom.said
    assert said in newsroom.said
    Path("checks/explained.yaml").write_text("version: 1\nexplained: []\n")
    assert newsroom.explain("--expires", "30d") == 2


# checks/known.jsonl


def test_what_was_known_before_does_not_fail_the_check(newsroom: Newsroom) -> None:
    assert newsroom.check() == 1
    assert newsroom.atodds("known", "add") == 0
    assert newsroom.check() == 0
    assert newsroom.conflict["state"] == "known"


def test_what_is_known_and_changes_fails_the_check(newsroom: Newsroom) -> None:
    newsroom.atodds("known", "add")
    newsroom.edit("post.txt", "17 people", "19 people")
    assert newsroom.check() == 1
    assert newsroom.conflict["state"] == "changed"


def test_the_known_conflicts_are_sorted_and_hold_no_clock(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.edit("post.txt", "lasted five hours", "lasted nine hours")
    newsroom.atodds("known", "add")
    written = Path("checks/known.jsonl").read_text()
    lines = written.splitlines()
    assert len(lines) == 2
    assert lines == sorted(lines)
    monkeypatch.setattr("atodds.cli.surroundings.today", lambda: pytest.fail("read the clock"))
    newsroom.atodds("known", "add", "--check", "checks/bus.yaml")
    assert Path("checks/known.jsonl").read_text() == written


def test_the_known_conflicts_may_be_unsorted_and_double(newsroom: Newsroom) -> None:
    newsroom.edit("post.txt", "lasted five hours", "lasted nine hours")
    newsroom.atodds("known", "add")
    path = Path("checks/known.jsonl")
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*reversed(lines), *lines]))
    assert newsroom.check("--locked") == 0


def test_the_known_conflicts_shrink_by_themselves_on_a_full_run(newsroom: Newsroom) -> None:
    newsroom.atodds("known", "add")
    newsroom.edit("post.txt", "17 people", "14 people")
    assert newsroom.check() == 0
    assert Path("checks/known.jsonl").read_text() == ""


@pytest.mark.parametrize("locked", ["--locked", "CI=true"])
def test_the_known_conflicts_are_locked_in_ci_where_a_stale_one_is_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    newsroom.atodds("known", "add")
    written = Path("checks/known.jsonl").read_text()
    newsroom.edit("post.txt", "17 people", "14 people")
    if locked == "CI=true":
        monkeypatch.setenv("CI", "true")
    newsroom.check(*["--locked"] * (locked == "--locked"))
    assert Path("checks/known.jsonl").read_text() == written
    assert "checks/known.jsonl:1" in newsroom.said


# States


def test_a_conflict_goes_through_all_its_states(newsroom: Newsroom) -> None:
    """New, persisting, changed; known; explained, narrowed, reopened; not rechecked, resolved."""
    seen = []

    def look(*options: str) -> None:
        newsroom.check(*options)
        found = newsroom.report["conflicts"] + newsroom.report["absent"]
        seen.append([entry["state"] for entry in found])

    look()
    shutil.copy("report.json", "before.json")
    look("--since", "before.json")
    newsroom.edit("herald.txt", "14 people", "19 people")
    look("--since", "before.json")
    newsroom.atodds("known", "add")
    look()
    newsroom.explain()
    look()
    newsroom.edit("herald.txt", "19 people", "14 people")
    look()
    newsroom.edit("herald.txt", "14 people", "21 people")
    look()
    Path("articles/post.txt").rename("articles/post.bak")
    newsroom.edit("herald.txt", "21 people", "14 people")
    look()
    Path("articles/post.bak").rename("articles/post.txt")
    newsroom.edit("post.txt", "17 people", "14 people")
    look()
    assert seen == [
        ["new"],
        ["persisting"],
        ["changed"],
        ["known"],
        ["explained"],
        ["narrowed"],
        ["reopened"],
        ["not-rechecked"],
        ["resolved"],
    ]
    assert {state for states in seen for state in states} == {state.value for state in State}


@pytest.mark.parametrize(
    ("partly", "why"),
    [
        (lambda room: room.rewrite(documents=CHECK["documents"][:2]), "a source is not listed"),
        (lambda _: Path("articles/post.txt").unlink(), "a source cannot be read"),
        (lambda _: Path("articles/post.txt").write_bytes(b""), "a source is empty"),
    ],
)
def test_a_partial_run_resolves_nothing(
    newsroom: Newsroom, partly: Callable[[Newsroom], object], why: str
) -> None:
    newsroom.atodds("known", "add")
    newsroom.check()
    newsroom.explain()
    written = {p: p.read_text() for p in Path("checks").glob("*n*.*l")}
    shutil.copy("report.json", "before.json")
    partly(newsroom)
    newsroom.check("--since", "before.json")
    (absent,) = newsroom.report["absent"]
    assert absent["state"] == "not-rechecked", why
    newsroom.atodds("explained", "prune")
    newsroom.atodds("known", "prune")
    assert {path: path.read_text() for path in written} == written, why


# Commands


@pytest.mark.parametrize(
    ("fail_on", "new", "explained"), [("new", 1, 0), ("any", 1, 1), ("none", 0, 0)]
)
def test_what_fails_the_check_can_be_chosen(
    newsroom: Newsroom, fail_on: str, new: int, explained: int
) -> None:
    assert newsroom.check("--fail-on", fail_on) == new
    newsroom.explain()
    assert newsroom.check("--fail-on", fail_on) == explained


def test_only_errors_fail_the_check_unless_told_otherwise(newsroom: Newsroom) -> None:
    rules = Path("rules.yaml")
    rules.write_text(
        "version: 1\nrules:\n  - name: killed\n    title: Dead\n    what: How many died.\n"
        "    kind: killed\n    severity: warning\n    measure: fixed\n    threshold: 1\n"
        "    match:\n      kind: [killed]\n"
    )
    given = ("--rules", "rules.yaml")
    assert newsroom.check(*given) == 0
    assert newsroom.conflict["severity"] == "warning"
    assert newsroom.check(*given, "--min-severity", "warning") == 1
    assert newsroom.check(*given, "--min-severity", "info") == 1
    assert newsroom.check(*given, "--min-severity", "error") == 0


def test_one_run_can_be_told_in_many_formats(newsroom: Newsroom) -> None:
    formats = ("text", "markdown", "json", "csv", "sarif", "junit", "github", "gitlab")
    given = [option for name in formats for option in ("--format", f"{name}=out/{name}")]
    assert newsroom.atodds("check", "checks/bus.yaml", *given) == 1
    assert all("17" in Path("out", name).read_text() for name in formats)


def test_the_explanations_and_the_known_conflicts_can_be_listed(newsroom: Newsroom) -> None:
    newsroom.check()
    newsroom.atodds("known", "add")
    newsroom.explain()
    for command in (["explained", "list"], ["known", "show"]):
        assert newsroom.atodds(*command) == 0
        assert newsroom.conflict["id"] in newsroom.said


# Shown


def test_ci_fails_on_a_planted_conflict_until_it_is_explained_and_again_when_a_value_changes(
    project: Path, tmp_path: Path
) -> None:
    for folder in ("checks", "examples"):
        shutil.copytree(project / folder, tmp_path / folder)

    def gate() -> int:
        return started(tmp_path, "check", "checks", "--locked").returncode

    assert gate() == 0
    for name, hours in (("island-courier.txt", "four"), ("mainland-mail.txt", "seven")):
        with (tmp_path / "examples/ferry" / name).open("a") as article:
            article.write(
                f"\nThe hearing in Velden on Friday lasted {hours} hours, the court said.\n"
            )
    assert gate() == 1
    found = json.loads(started(tmp_path, "check", "checks", "--format", "json").stdout)
    (planted,) = (c for c in found["conflicts"] if c["state"] == "new")
    said = ("--kind", "under-review", "--reason", "The court is asked.", "--owner", "night desk")
    assert started(tmp_path, "explain", planted["id"], *said).returncode == 0
    assert gate() == 0
    article_of = tmp_path / "examples/ferry/mainland-mail.txt"
    article_of.write_text(article_of.read_text().replace("lasted seven hours", "lasted nine hours"))
    assert gate() == 1
