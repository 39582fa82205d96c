from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import Check, ConfigError, DocumentEntry, FailOn, Grouping, load_check, moment_of

LEAST = """\
version: 1
title: Ferry
documents:
  - path: a.txt
    outlet: Harbour Times
"""


at = datetime.fromisoformat

KNOWN = (
    "known here are version, title, documents, sources, grouping, rules, explained, known, "
    "snapshots, reports, fail_on, min_severity, notify, limits"
)


def written(folder: Path, text: str) -> Path:
    path = folder / "ferry.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    with pytest.raises(ConfigError) as caught:
        load_check(path)
    return [str(p).removeprefix(f"{path}:") for p in caught.value.problems]


def test_version_title_and_documents_are_enough(tmp_path: Path) -> None:
    path = written(tmp_path, LEAST)
    assert load_check(path) == Check(
        path=path,
        line=1,
        version=1,
        title="Ferry",
        documents=(DocumentEntry(path="a.txt", outlet="Harbour Times", line=4),),
    )


def test_paths_in_a_check_file_are_relative_to_it(tmp_path: Path) -> None:
    text = LEAST + "rules: ../rules.yaml\nexplained: e.yaml\nknown: k.jsonl\nreports: ../reports\n"
    check = load_check(written(tmp_path, text))
    assert check.rules == tmp_path / "../rules.yaml"
    assert check.explained == tmp_path / "e.yaml"
    assert check.known == tmp_path / "k.jsonl"
    assert check.reports == tmp_path / "../reports"


@pytest.mark.parametrize("policy", list(FailOn))
def test_what_gates_can_be_chosen(tmp_path: Path, policy: FailOn) -> None:
    assert load_check(written(tmp_path, LEAST + f"fail_on: {policy}\n")).fail_on is policy


def test_a_check_is_one_story_unless_it_asks_for_its_documents_to_be_grouped(
    tmp_path: Path,
) -> None:
    assert load_check(written(tmp_path, LEAST)).grouping is Grouping.ONE
    asked = load_check(written(tmp_path, LEAST + "grouping: stories\n"))
    assert asked.grouping is Grouping.STORIES


@pytest.mark.parametrize(
    ("published", "read"),
    [
        ("2014-03-14", at("2014-03-14T00:00:00")),
        ('"2014-03-14"', at("2014-03-14T00:00:00")),
        ("2014-03-14T18:30", at("2014-03-14T18:30:00")),
        ("2014-03-14 18:30:05", at("2014-03-14T18:30:05")),
        ("2014-03-14T18:30:00Z", at("2014-03-14T18:30:00")),
        ("2014-03-14T01:30:00+02:00", at("2014-03-13T23:30:00")),
        ("2016-02-29", at("2016-02-29T00:00:00")),
    ],
)
def test_a_publication_date_is_kept_as_read_and_as_written(
    tmp_path: Path, published: str, read: datetime
) -> None:
    check = load_check(written(tmp_path, LEAST + f"    published: {published}\n"))
    assert check.documents[0].published == read
    assert check.documents[0].published_text == published.strip('"')


@pytest.mark.parametrize(
    ("published", "says"),
    [
        ("2014-02-30", "must be a date that exists, not 2014-02-30 (February 2014 has 28 days)"),
        ("2015-02-29", "(February 2015 has 28 days)"),
        ("2014-04-31T10:00", "(April 2014 has 30 days)"),
        ("2014-13-01", "must be a date that exists, not 2014-13-01"),
        ("0000-01-01", "must be a date that exists, not 0000-01-01"),
        ("14 March 2014", 'a date such as 2014-03-14 or 2014-03-14T18:30, not "14 March 2014"'),
        ("14/03/2014", "must be a date such as"),
        ("2014-3-14", "must be a date such as"),
        ("2014-03", "must be a date such as"),
        ("2014", "must be a date such as 2014-03-14 or 2014-03-14T18:30, not 2014"),
        ("true", "must be a date such as 2014-03-14 or 2014-03-14T18:30, not true"),
        ("[2014-03-14]", "must be a date such as 2014-03-14 or 2014-03-14T18:30, not a list"),
        ("2014-03-14T25:00", "must give the time as 18:30"),
        ("2014-03-14T6.30pm", "must give the time as 18:30"),
        ("0001-01-01T00:00:00+14:00", "must give the time as"),
    ],
)
def test_a_date_that_does_not_exist_or_is_none_is_refused_with_its_place(
    tmp_path: Path, published: str, says: str
) -> None:
    [problem] = refused(tmp_path, LEAST + f"    published: {published}\n")
    assert problem.startswith("6:16: published must ")
    assert says in problem


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1:1: the file must be a mapping (`key: value`), not empty"]),
        ("- a\n", ["1:1: the file must be a mapping (`key: value`), not a list"]),
        (
            "version: 1\n",
            [
                "1:1: documents is missing; `documents: ...` or `sources: ...` would be right",
                "1:1: title is missing; `title: ...` would be right",
            ],
        ),
        (LEAST.replace("version: 1", "version: 2"), ["1:10: version must be 1, not 2"]),
        (
            LEAST.replace("Ferry", "5"),
            ["2:8: title must be text, not 5; quotation marks around it would be right"],
        ),
        (LEAST.replace("Ferry", '" "'), ["2:8: title must not be empty"]),
        (LEAST.replace("Ferry", ""), ["2:7: title must be text, not empty"]),
        (
            LEAST.replace("outlet: Harbour", "oulet: Harbour"),
            [
                "4:5: outlet is missing; `outlet: ...` would be right",
                "5:5: unknown key 'oulet'; did you mean 'outlet'?",
            ],
        ),
        (LEAST + "colour: red\n", [f"6:1: unknown key 'colour'; {KNOWN}"]),
        (LEAST + "line: 5\n", [f"6:1: unknown key 'line'; {KNOWN}"]),
        (LEAST + "path: x\n", [f"6:1: unknown key 'path'; {KNOWN}"]),
        (
            "version: 1\ntitle: x\ndocuments: []\n",
            ["3:12: documents must have 1 or more items, not 0"],
        ),
        (
            "version: 1\ntitle: x\ndocuments: a.txt\n",
            ['3:12: documents must be a list, not "a.txt"'],
        ),
        (
            "version: 1\ntitle: x\ndocuments: [a.txt]\n",
            ['3:13: item 1 of documents must be a mapping (`key: value`), not "a.txt"'],
        ),
        (
            LEAST + "fail_on: nwe\n",
            ["6:10: fail_on must be new, any or none, not \"nwe\"; did you mean 'new'?"],
        ),
        (
            LEAST + "reports: 5\n",
            ["6:10: reports must be text, not 5; quotation marks around it would be right"],
        ),
        (
            LEAST + "  - path: ./a.txt\n    outlet: Other\n",
            ["6:11: path './a.txt' stands already on line 4; once would be right"],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_would_be_right(
    tmp_path: Path, text: str, problems: list[str]
) -> None:
    assert refused(tmp_path, text) == problems


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = """\
version: 1
titel: Ferry
documents:
  - path: a.txt
    outlet: NO
    published: 2014-02-30
  - path: a.txt
    outlet: Courier
    urll: x
  - outlet: Tribune
fail_on: nothing
fail_on: new
"""
    places = [problem.split(": ")[0] for problem in refused(tmp_path, text)]
    assert places == ["1:1", "2:1", "5:13", "6:16", "7:11", "9:5", "10:5", "12:1"]


def test_a_check_can_be_made_without_a_file() -> None:
    entry = DocumentEntry(path="a.txt", outlet="A", published=at("2014-03-14T00:00:00"))
    check = Check(path=Path("x/check.yaml"), title="t", documents=(entry,), rules=Path("r.yaml"))
    assert check.rules == Path("x/r.yaml")
    assert check.documents[0].published == at("2014-03-14T00:00:00")


@given(st.datetimes(min_value=at("0001-01-02T00:00:00"), max_value=at("9999-12-30T00:00:00")))
def test_every_timestamp_is_read_back(when: datetime) -> None:
    assert moment_of(when.isoformat()) == when
    assert moment_of(f"{when.isoformat()}+00:00") == when


@given(st.text("0123456789-T:+Z. ", max_size=30))
def test_any_text_is_a_time_or_is_refused_in_words(text: str) -> None:
    try:
        read = moment_of(text)
    except ValueError as error:
        said = str(error)
    else:
        said = f"must be {read}"
    assert said.startswith("must ")
