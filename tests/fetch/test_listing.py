"""What lies in the folders, files and archives that a check names as its sources."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.fetch.conftest import check_with, page

from atodds.fetch import with_sources
from atodds.model import Document, Problem
from atodds.read import read_documents

TEXT = "The bridge at Sorel was closed on Tuesday after a cable had snapped, officials said.\n"
DAY = date(2020, 3, 5)


def laid(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n\n{TEXT}", encoding="utf-8")


def read(folder: Path, *sources: str) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    return read_documents(with_sources(check_with(folder, *sources)), DAY)


def outlets(folder: Path, *sources: str) -> dict[str, str]:
    return {d.path: d.outlet for d in read(folder, *sources)[0]}


def test_a_folder_is_read_with_all_below_it_and_each_file_once(tmp_path: Path) -> None:
    laid(tmp_path, "in/post/1.txt", "in/times-12.txt", "in/deep/er/3.md", "in/.draft.txt")
    laid(tmp_path, "in/.git/x.txt", "in/notes.docx", "in/photo.jpg", "out.txt")
    found = outlets(tmp_path, "folder: in", "folder: ./in, glob: '*.txt'", "folder: in/post")
    assert found == {"in/post/1.txt": "post", "in/times-12.txt": "times", "in/deep/er/3.md": "deep"}


PATTERNS = [
    ("*.txt", ["a.txt"], "names in the folder itself"),
    ("**/*.txt", ["a.txt", "b/c.txt"], "and below it"),
    ("b/*", ["b/c.txt", "b/d.dat"], "whatever they end in"),
    ("[ab].txt", ["a.txt"], "one of several letters"),
]


@pytest.mark.parametrize(("glob", "names", "why"), PATTERNS, ids=[row[2] for row in PATTERNS])
def test_a_pattern_says_which_files_are_read(
    tmp_path: Path, glob: str, names: list[str], why: str
) -> None:
    laid(tmp_path / "in", "a.txt", "b/c.txt", "b/d.dat", "e.md")
    assert sorted(outlets(tmp_path, f"folder: in, glob: '{glob}'")) == [
        f"in/{name}" for name in names
    ], why


def test_the_outlet_is_what_the_source_says_then_the_page_then_its_address_then_the_path(
    tmp_path: Path,
) -> None:
    named = '<meta property="og:site_name" content="Sorel Post">'
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text(page("A", more=named), encoding="utf-8")
    (tmp_path / "in/b.html").write_text(page("B"), encoding="utf-8")
    rows = [{"text": TEXT, "url": "https://www.times.example/1"}, {"text": TEXT, "outlet": "Echo"}]
    lines = "".join(json.dumps(row) + "\n" for row in [*rows, {"text": TEXT}])
    (tmp_path / "wire.jsonl").write_text(lines, encoding="utf-8")
    assert outlets(tmp_path, "folder: in", "jsonl: wire.jsonl") == {
        "in/a.html": "Sorel Post",
        "in/b.html": "b",
        "wire.jsonl#1": "times.example",
        "wire.jsonl#2": "Echo",
        "wire.jsonl#3": "wire",
    }
    assert set(outlets(tmp_path, "folder: in, outlet: Harbour Times").values()) == {"Harbour Times"}


def test_a_delivery_is_read_as_that_of_its_agency_and_withholds_what_it_must(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "wire/ANP"
    folder.mkdir(parents=True)
    item = {"body_text": TEXT, "headline": "A bridge"}
    (folder / "1.json").write_text(json.dumps(item), encoding="utf-8")
    held = {**item, "embargoed": "2020-03-09T00:00:00Z", "uri": "urn:2"}
    (folder / "2.json").write_text(json.dumps(held), encoding="utf-8")
    documents, problems = read(tmp_path, "delivery: wire/ANP")
    assert [(d.path, d.outlet) for d in documents] == [("wire/ANP/1.json", "ANP")]
    assert [(p.place, p.notice) for p in problems] == [(str(folder / "2.json"), True)]


def test_what_is_older_than_a_source_asks_is_left_out(tmp_path: Path) -> None:
    days = ["2020-03-05T01:00:00", "2020-03-03", "2020-03-02T23:59:59", None]
    rows = [{"text": f"{n}. {TEXT}", "published": day} for n, day in enumerate(days)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "wire.jsonl").write_text(lines, encoding="utf-8")
    documents, _ = read(tmp_path, "jsonl: wire.jsonl, since: 2d")
    assert [d.path for d in documents] == ["wire.jsonl#1", "wire.jsonl#2", "wire.jsonl#4"]


ABSENT = [
    ("folder: gone", "there is no folder 'gone' beside the check file", False, "no such folder"),
    ("folder: a.txt", "there is no folder 'a.txt' beside the check file", False, "a file"),
    ("folder: empty", "found no file that can be read in 'empty'", True, "nothing yet"),
    ("folder: empty, glob: '*.x'", "found no file *.x in 'empty'", True, "nothing that fits"),
    ("delivery: gone", "there is no folder 'gone' beside the check file", False, "no delivery"),
    ("jsonl: gone.jsonl", "there is no file 'gone.jsonl' beside the check file", False, "no file"),
    ("warc: gone.warc", "there is no file 'gone.warc' beside the check file", False, "no archive"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "says", "notice", "why"), ABSENT, ids=[row[3] for row in ABSENT]
)
def test_a_source_that_gives_nothing_is_named_and_stops_no_other(
    tmp_path: Path, source: str, says: str, why: str, *, notice: bool
) -> None:
    laid(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / "empty").mkdir()
    documents, (problem,) = read(tmp_path, source, "folder: in")
    assert [d.path for d in documents] == ["in/b.txt"], why
    assert (problem.place, problem.message) == (f"{tmp_path / 'night.yaml'}:4", says), why
    assert problem.notice is notice, why


def test_links_that_lead_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    laid(tmp_path, "in/a.txt", "secret/b.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "secret/b.txt")
    (tmp_path / "in/same.txt").symlink_to(tmp_path / "in/a.txt")
    documents, (problem,) = read(tmp_path, "folder: in")
    assert [d.path for d in documents] == ["in/a.txt", "in/same.txt"]
    assert (
        problem.message == "in/link.txt is a link to a file outside of the folder; it is not read"
    )


def test_a_check_may_list_documents_beside_its_sources(tmp_path: Path) -> None:
    laid(tmp_path, "a.txt", "in/b.txt")
    check = check_with(tmp_path, "folder: .", "page: https://post.example/1")
    listed = with_sources(check)
    assert [entry.path for entry in listed.documents] == [
        "a.txt", "in/b.txt", "https://post.example/1",
    ]  # fmt: skip
    assert with_sources(listed) == listed
    problem = listed.documents[-1].problem
    assert problem is not None
    assert "fetched by `atodds nightly`; there is nothing yet of it" in problem.message
