"""Known conflicts: read, written, merged."""

from __future__ import annotations

import subprocess
from itertools import permutations
from pathlib import Path
from shutil import which

import pytest

from atodds.config import ConfigError
from atodds.gate import amend_known, load_known
from atodds.model import Record

ALPHA = Record("a", "killed", "Collapse at Arven", frozenset({"4", "5"}), frozenset({"../t.txt"}))
BETA = Record("b", "talks-duration", None, frozenset({"over 21600 second", "3 \u2028 “x”"}))
GAMMA = Record("c", None, None, frozenset({"1"}))


def test_known_conflicts_add_up_in_any_order_and_lines_may_repeat(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    lines = [
        '{"conflict": "b", "values": ["2"]}',
        '{"conflict": "a", "values": ["1"], "rule": "r"}',
        "",
        '{"conflict": "b", "values": ["3 \u2028"]}',
        '{"conflict": "a", "values": ["1"]}',
    ]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    known = load_known(path)
    values = {name: record.values for name, record in known.items()}
    assert values == {"a": {"1"}, "b": {"2", "3 \u2028"}}
    assert (known["a"].rule, known["a"].place) == ("r", f"{path}:2")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ('"a"', "must look like"),
        ('{"conflict": 1, "values": []}', "must look like"),
        ('{"conflict": "a"}', "must look like"),
        ('{"conflict": "a", "values": [1]}', "must be a list of texts"),
    ],
)
def test_every_line_of_known_conflicts_that_is_not_right_is_named(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text(f'{{"conflict": "a", "values": []}}\n{line}\n{line}\n', encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_known(path)
    assert [p.place for p in error.value.problems] == [f"{path}:2", f"{path}:3"]
    assert all(said in p.message for p in error.value.problems)


def test_known_conflicts_that_cannot_be_read_are_a_problem_of_the_file(tmp_path: Path) -> None:
    broken = tmp_path / "known.jsonl"
    broken.write_bytes(b"\xff")
    for path in (broken, tmp_path / "missing.jsonl", tmp_path):
        with pytest.raises(ConfigError) as error:
            load_known(path)
        assert error.value.problems[0].place == str(path)


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def test_what_is_written_is_sorted_and_the_same_in_whatever_order_it_was_added(
    tmp_path: Path,
) -> None:
    texts = set()
    for number, order in enumerate(permutations((ALPHA, BETA, GAMMA))):
        path = tmp_path / f"{number}.jsonl"
        for record in order:
            assert amend_known(path, [record])
        texts.add(path.read_text(encoding="utf-8"))
    (text,) = texts
    assert text.splitlines()[0] == (
        '{"conflict": "a", "rule": "killed", "subject": "Collapse at Arven", '
        '"values": ["4", "5"], "documents": ["../t.txt"]}'
    )


def test_what_is_written_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    amend_known(path, [GAMMA, ALPHA, BETA])
    found = load_known(path).values()
    assert [(r.conflict, r.rule, r.subject, r.values, r.documents) for r in found] == [
        (r.conflict, r.rule, r.subject, r.values, r.documents) for r in (ALPHA, BETA, GAMMA)
    ]


def test_adding_what_is_known_and_dropping_what_is_not_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    amend_known(path, [ALPHA, GAMMA])
    before = path.stat().st_mtime_ns, lines(path)
    assert not amend_known(path, [ALPHA], ["x"])
    assert (path.stat().st_mtime_ns, lines(path)) == before


def test_one_more_and_one_less_change_one_line_each(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    amend_known(path, [ALPHA, GAMMA])
    first, last, _ = lines(path)
    amend_known(path, [BETA])
    assert [lines(path)[0], lines(path)[2]] == [first, last]
    amend_known(path, [], ["b"])
    assert lines(path) == [first, last, ""]


def test_what_is_added_anew_is_known_with_the_values_of_today_only(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    amend_known(path, [ALPHA])
    amend_known(path, [Record("a", "killed", None, frozenset({"6"}))])
    assert load_known(path)["a"].values == {"6"}


GIT = which("git") or "git"


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=Desk", "-c", "user.email=desk@news.example"]
    subprocess.run([GIT, *names, *arguments], cwd=folder, check=True, capture_output=True)


def test_two_branches_that_each_add_a_line_merge_without_a_conflict(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    (tmp_path / ".gitattributes").write_text("known.jsonl merge=union\n")
    amend_known(path, [ALPHA])
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=begin")
    git(tmp_path, "checkout", "-b", "city")
    amend_known(path, [GAMMA])
    git(tmp_path, "commit", "--all", "--message=city")
    git(tmp_path, "checkout", "main")
    amend_known(path, [BETA, Record("a", "killed", None, frozenset({"6"}))])
    git(tmp_path, "commit", "--all", "--message=main")
    git(tmp_path, "merge", "city")
    known = load_known(path)
    assert set(known) == {"a", "b", "c"}
    amend_known(path, [], ["b"])
    assert [line[:14] for line in lines(path)] == ['{"conflict": "', '{"conflict": "', ""]


def test_a_conflict_without_a_name_is_refused_before_it_is_written_back(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text('{"conflict": "", "values": []}\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=":1: must look like"):
        load_known(path)
