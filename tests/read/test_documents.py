from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.config import Check
from atodds.model import Document, Problem
from atodds.read import read_documents
from atodds.read.decoding import decoded
from atodds.read.identifiers import identifiers

Reader = Callable[..., tuple[tuple[Document, ...], tuple[Problem, ...]]]

ARTICLE = "Ferry sinks off island\n\nThe ferry sank on Monday, the coast guard said.\n"


def test_text_is_as_decoded_with_its_line_ends(read: Reader) -> None:
    text = "Ferry sinks\r\n\r\n\u201cNo,\u201d she\u00a0said.\rA third line.\n"
    (document,), problems = read({"a.txt": text})
    assert (document.text, problems) == (text, ())


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_blocks(read: Reader) -> None:
    (document,), problems = read({"a.txt": b"\xef\xbb\xbf" + ARTICLE.encode()})
    assert document.text.startswith("\ufeffFerry")
    assert document.blocks[0].span.start == 1
    assert problems == ()


def test_title_outlet_and_path_are_kept(read: Reader) -> None:
    (document,), _ = read({"papers/times.txt": ARTICLE}, {"papers/times.txt": "2021-03-09"})
    assert (document.id, document.path, document.outlet) == ("times", "papers/times.txt", "Times")
    assert document.title == "Ferry sinks off island"
    assert (document.published, document.published_given) == (datetime(2021, 3, 9), True)


# What the file holds; where the message points; its words; whether the file is read all the same.
BROKEN = [
    (b"", "", "empty", False, "an empty file"),
    (b" \r\n \n", "", "empty", False, "blank lines only"),
    (b"\xef\xbb\xbf\n", "", "empty", False, "a byte order mark only"),
    (b"%PDF-1.7 \xe2\xe3", ":1:1", "PDF", False, "a PDF file"),
    (b"The ferry\0sank", ":1:1", "zero byte at offset 9", False, "a zero byte"),
    (
        b"Caf\xe9s closed.\n",
        ":1:4",
        "offset 3 is not UTF-8; read as cp1252",
        True,
        "a French letter",
    ),
    (b"One\r\nTwo \x93no\x94 he said\n", ":2:5", "read as cp1252", True, "Windows quotation marks"),
    ("Ferry sinks".encode("utf-16"), ":1:1", "UTF-16", True, "two bytes a letter"),
    (b"\xff\xfeF\x00e", "", "UTF-16", False, "a broken end of two bytes"),
]


@pytest.mark.parametrize(
    ("content", "place", "said", "kept", "why"), BROKEN, ids=[row[-1] for row in BROKEN]
)
def test_what_is_no_plain_text_is_reported_with_its_place(  # noqa: PLR0913  # a row of the table
    content: bytes, place: str, said: str, *, kept: bool, why: str, read: Reader, tmp_path: Path
) -> None:
    documents, (problem,) = read({"good.txt": ARTICLE, "bad.txt": content})
    assert problem.place == f"{tmp_path / 'bad.txt'}{place}", why
    assert said in problem.message
    assert [document.id for document in documents] == (["good", "bad"] if kept else ["good"])


def test_a_file_in_another_encoding_is_read_in_it(read: Reader) -> None:
    (document,), _ = read({"a.txt": "The caf\u00e9 said \u201cno\u201d.".encode("cp1252")})
    assert document.text == "The caf\u00e9 said \u201cno\u201d."


def test_a_missing_file_is_reported_where_the_check_names_it(
    check_of: Callable[..., Check], tmp_path: Path
) -> None:
    check = check_of({"gazette-1.txt": ARTICLE, "times-2.txt": ARTICLE})
    (tmp_path / "gazette-1.txt").rename(tmp_path / "gazette-3.txt")
    documents, (problem,) = read_documents(check)
    assert [document.id for document in documents] == ["times-2"]
    assert problem.place == f"{check.path}:4"
    assert "did you mean 'gazette-3.txt'" in problem.message


def test_a_folder_is_no_document(check_of: Callable[..., Check], tmp_path: Path) -> None:
    check = check_of({"a.txt": ARTICLE, "b.txt": ARTICLE})
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").mkdir()
    documents, (problem,) = read_documents(check)
    assert [document.id for document in documents] == ["a"]
    assert "this is a folder" in problem.message


def test_a_file_that_must_not_be_read_is_reported(
    check_of: Callable[..., Check], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    check = check_of({"a.txt": ARTICLE})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    documents, (problem,) = read_documents(check)
    assert documents == ()
    assert problem.message == "cannot be read: Permission denied"


@pytest.mark.parametrize("name", ["a.odt", "a.pdf", "a.DOCX"])
def test_kinds_of_file_that_are_not_read_are_named(name: str, read: Reader) -> None:
    documents, (problem,) = read({name: "<p>The ferry sank.</p>"})
    assert documents == ()
    assert "text, Markdown or HTML would be right" in problem.message


@given(st.binary())
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    text, problem = decoded(data, "a.txt")
    assert text is not None or problem is not None


@given(st.text())
def test_text_in_utf_8_is_read_without_a_word(text: str) -> None:
    found, problem = decoded(text.encode(errors="ignore"), "a.txt")
    assert problem is not None or found == text.encode(errors="ignore").decode()


NAMED = [
    (["times.txt", "post.txt"], ["times", "post"], "stems tell them apart"),
    (["a/x.txt", "b/x.txt", "y.txt"], ["a/x", "b/x", "y"], "folders tell them apart"),
    (["x.txt", "b/x.txt"], ["x.txt", "b/x"], "one has no folder"),
    (["x.txt", "x.md"], ["x.txt", "x.md"], "suffixes tell them apart"),
    (["c/a/x.txt", "d/a/x.txt"], ["c/a/x", "d/a/x"], "two folders up"),
    (["voa-1.2.txt"], ["voa-1.2"], "a full stop in the name"),
    (["a.jsonl#3", "a.jsonl#4"], ["a#3", "a#4"], "items of a file keep their numbers"),
]


@pytest.mark.parametrize(("paths", "names", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_documents_are_named_by_as_much_of_the_path_as_needed(
    paths: list[str], names: list[str], why: str
) -> None:
    assert list(identifiers(paths)) == names, why


PATHS = st.lists(st.text("ab./", min_size=1, max_size=8).map(lambda p: f"{p}.txt"), unique=True)


@given(PATHS)
def test_names_differ_and_do_not_depend_on_order(paths: list[str]) -> None:
    names = dict(zip(paths, identifiers(paths), strict=True))
    again = dict(zip(sorted(paths), identifiers(sorted(paths)), strict=True))
    assert names == again
    assert len(set(names.values())) == len(paths)


def test_the_items_of_a_delivery_are_documents_of_their_own(read: Reader) -> None:
    lines = """{"text": "Nine people were hurt.", "outlet": "Post", "published": "2021-03-08"}
{"text": "Four people were hurt."}
{"text": "Nobody was hurt.", "pubstatus": "canceled"}
"""
    documents, (notice,) = read({"night.jsonl": lines}, {"night.jsonl": "2021-03-09"})
    assert [(d.id, d.path, d.outlet) for d in documents] == [
        ("night#1", "night.jsonl#1", "Post"),
        ("night#2", "night.jsonl#2", "Night"),
    ]
    assert [d.published for d in documents] == [datetime(2021, 3, 8), datetime(2021, 3, 9)]
    assert notice.notice
    assert notice.place.endswith("night.jsonl:3")


def test_what_is_longer_than_a_novel_is_no_article(read: Reader) -> None:
    (document,), (problem,) = read({"a.txt": "The ferry sank. " * 40_000, "b.txt": ARTICLE})
    assert document.path == "b.txt"
    assert problem.place == "a.txt"
    assert "640,000 characters" in problem.message
