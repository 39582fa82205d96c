"""`atodds known`, and what `atodds check` does with what is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import TALKS, Newsroom

from atodds.gate import load_known

AGREEING = TALKS["courier.txt"].replace("two hours", "four hours")

RULES = Path(__file__).parents[2] / "rules.yaml"


def test_what_is_known_fails_the_check_no_more(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    assert newsroom.runs("known", "add") == 0
    assert newsroom.runs("check", "checks") == 0
    assert newsroom.found() == [(name, "known")]
    (record,) = load_known(newsroom.known).values()
    assert record.documents == {"../articles/tribune.txt", "../articles/courier.txt"}


def test_one_conflict_can_be_taken_for_known_by_its_id(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    assert newsroom.runs("known", "add", name[:5], "--check", "checks/talks.yaml") == 0
    assert list(load_known(newsroom.known)) == [name]
    assert newsroom.runs("known", "add", "ffff") == 2


def test_what_is_explained_is_not_taken_for_known(newsroom: Newsroom) -> None:
    newsroom.explains(newsroom.conflict)
    assert newsroom.runs("known", "add") == 0
    assert "nothing is open" in newsroom.err
    assert not newsroom.known.exists()


def test_what_is_known_is_shown(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    newsroom.runs("known", "add")
    newsroom.runs("known", "show")
    first, values = newsroom.out.splitlines()
    assert first.startswith(f"{name}: talks-duration · ")
    assert values == "    5400 to under 9000 second, over 10800 second"


def test_a_known_conflict_with_a_further_value_fails_the_check(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    newsroom.runs("known", "add")
    newsroom.writes("courier.txt", TALKS["courier.txt"].replace("two hours", "one hour"))
    assert newsroom.found() == [(name, "changed")]
    assert newsroom.runs("check", "checks") == 1


def test_the_known_conflicts_shrink_by_themselves(newsroom: Newsroom) -> None:
    newsroom.runs("known", "add")
    newsroom.writes("courier.txt", AGREEING)
    newsroom.runs("check", "checks")
    assert newsroom.known.read_text() == ""
    assert "wrote checks/known.jsonl: 0 known" in newsroom.err


@pytest.mark.parametrize("way", ["CI", "--locked", "--rules", "--no-explained"])
def test_where_it_is_locked_the_file_stays_and_what_is_out_of_date_is_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    name = newsroom.conflict
    newsroom.runs("known", "add")
    newsroom.writes("courier.txt", AGREEING)
    before = newsroom.known.read_text()
    if way == "CI":
        monkeypatch.setenv("CI", "true")
    options = {"--locked": [way], "--no-explained": [way], "--rules": [way, str(RULES)]}
    newsroom.runs("check", "checks", *options.get(way, []))
    assert newsroom.known.read_text() == before
    said = f"checks/known.jsonl:1: {name} is out of date; `atodds known prune` mends that"
    assert (said in newsroom.err) == (way != "--no-explained")


def test_a_build_machine_takes_nothing_for_known(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    for name in ("add", "prune"):
        assert newsroom.runs("known", name) == 2
        assert "not written on a build machine" in newsroom.err
    assert not newsroom.known.exists()


@pytest.mark.parametrize("way", ["unreadable", "other check"])
def test_what_was_not_looked_at_again_stays_known(newsroom: Newsroom, way: str) -> None:
    newsroom.runs("known", "add")
    before = newsroom.known.read_text()
    newsroom.writes("other.txt", "It rained in Bergen on Friday.\n")
    newsroom.lists("rain", "tribune.txt", "other.txt")
    if way == "unreadable":
        (newsroom.folder / "articles/courier.txt").unlink()
        newsroom.runs("check", "checks")
    else:
        newsroom.runs("check", "checks/rain.yaml")
    assert newsroom.known.read_text() == before
    assert newsroom.runs("known", "prune") == 0
    assert newsroom.known.read_text() == before


def test_what_one_check_finds_is_not_missing_from_another(newsroom: Newsroom) -> None:
    newsroom.runs("known", "add")
    newsroom.lists("again", "tribune.txt")
    newsroom.runs("check", "checks", "--format", "json")
    assert json.loads(newsroom.out)["absent"] == []


def test_nothing_is_resolved_while_a_check_that_reads_its_sources_is_not_run(
    newsroom: Newsroom,
) -> None:
    newsroom.runs("known", "add")
    before = newsroom.known.read_text()
    newsroom.writes("courier.txt", AGREEING)
    newsroom.lists("again", *TALKS)
    newsroom.runs("check", "checks/talks.yaml", "--format", "json")
    (absence,) = json.loads(newsroom.out)["absent"]
    assert absence["state"] == "not-rechecked"
    assert absence["said"] == "checks/again.yaml reads its sources too, and was not run"
    assert newsroom.known.read_text() == before
    newsroom.runs("check", "checks")
    assert newsroom.known.read_text() == ""


def test_what_stands_in_a_file_of_several_articles_is_resolved_as_well(newsroom: Newsroom) -> None:
    def told(*texts: str) -> None:
        lines = [
            json.dumps({"id": f"a{n}", "text": text, "outlet": f"Outlet {n}"})
            for n, text in enumerate(texts)
        ]
        newsroom.writes("day.jsonl", "\n".join(lines) + "\n")

    told(*TALKS.values())
    newsroom.lists("talks", "day.jsonl")
    newsroom.runs("known", "add")
    assert newsroom.known.read_text().count("day.jsonl#") == 2
    told(TALKS["tribune.txt"], AGREEING)
    newsroom.runs("check", "checks")
    assert newsroom.known.read_text() == ""


def test_a_known_conflict_that_goes_by_another_id_is_renamed_by_itself(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    newsroom.runs("known", "add")
    text = newsroom.known.read_text()
    newsroom.known.write_text(text.replace(name, "0123456789ab"))
    newsroom.runs("check", "checks", "--locked", "--format", "json")
    (conflict,) = json.loads(newsroom.out)["conflicts"]
    assert (conflict["state"], conflict["renamed_from"]) == ("known", "0123456789ab")
    assert "is out of date; `atodds known prune` mends that" in newsroom.err
    assert newsroom.runs("check", "checks") == 0
    assert newsroom.known.read_text() == text


def test_the_run_before_tells_what_persists_and_what_is_resolved(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    report = newsroom.folder / "before.json"
    newsroom.runs("check", "checks", "--format", f"json={report}")
    assert newsroom.found("--since", str(report)) == [(name, "persisting")]
    assert newsroom.runs("check", "checks", "--since", str(report)) == 1
    newsroom.writes("courier.txt", AGREEING)
    newsroom.runs("check", "checks", "--since", str(report), "--format", "json")
    assert [(a["id"], a["state"]) for a in json.loads(newsroom.out)["absent"]] == [
        (name, "resolved")
    ]


def test_what_could_not_be_looked_at_once_persists_the_next_time(newsroom: Newsroom) -> None:
    name = newsroom.conflict
    first, second = newsroom.folder / "1.json", newsroom.folder / "2.json"
    newsroom.runs("check", "checks", "--format", f"json={first}")
    (newsroom.folder / "articles/courier.txt").unlink()
    newsroom.runs("check", "checks", "--since", str(first), "--format", f"json={second}")
    newsroom.writes("courier.txt", TALKS["courier.txt"])
    assert newsroom.found("--since", str(second)) == [(name, "persisting")]


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "atodds/report-1"}', '{"conflicts": [1]}'])
def test_what_is_no_report_of_a_run_is_2(newsroom: Newsroom, text: str) -> None:
    report = newsroom.folder / "before.json"
    report.write_text(text)
    assert newsroom.runs("check", "checks", "--since", str(report)) == 2
    assert "before.json: is no report that `atodds check --format json`" in newsroom.err
