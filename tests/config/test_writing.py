"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from atodds.config import ConfigError, copy_whole, rewrite, write_whole
from atodds.config import writing as module


def shouted(text: str) -> str:
    return text.upper()


def test_a_file_that_is_not_there_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    assert rewrite(path, lambda text: text + "new\n")
    assert path.read_text() == "new\n"


@pytest.mark.parametrize("text", ["", "one\r\ntwo", "\u2028 “x”\n"])
def test_what_is_not_changed_stays_byte_for_byte(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert not rewrite(path, str)
    rewrite(path, lambda before: before + "!")
    assert path.read_bytes() == text.encode() + b"!"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link"
    path.write_text("x")
    path.chmod(0o640)
    link.symlink_to(path)
    rewrite(link, shouted)
    assert link.is_symlink()
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("X", 0o640)


def test_a_change_that_fails_leaves_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def fail(text: str) -> str:
        raise ZeroDivisionError(text)

    with pytest.raises(ZeroDivisionError):
        rewrite(path, fail)
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "x"
    assert rewrite(path, shouted)


@pytest.mark.parametrize(
    ("content", "said"), [(b"\xff", "not UTF-8"), (None, "found a folder; a file would be right")]
)
def test_what_cannot_be_read_is_said_with_its_name(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content) if content else path.mkdir()
    with pytest.raises(ConfigError, match=said) as error:
        rewrite(path, shouted)
    assert error.value.problems[0].place == str(path)


def test_whoever_waits_too_long_for_another_writer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    monkeypatch.setattr(module, "PATIENCE", 0.1)

    def within(text: str) -> str:
        rewrite(path, shouted)
        return text

    with pytest.raises(ConfigError, match=r"is being written by another; .*delete .*a.txt.lock"):
        rewrite(path, within)


def test_a_file_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, forced = tmp_path / "a.txt", []
    path.write_text("old")

    def fsync(number: int) -> None:
        forced.append((os.fstat(number).st_size, path.read_text()))

    monkeypatch.setattr(os, "fsync", fsync)
    rewrite(path, lambda _: "the new")
    assert forced == [(7, "old")]


def test_what_is_interrupted_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rewrite(path, shouted)
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "old"


def test_pieces_are_written_as_they_come_and_read_only_together(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")

    def pieces() -> Iterator[str]:
        for piece in ("one\n", "", "two\n"):
            assert path.read_text() == "before"
            yield piece

    write_whole(path, pieces())
    assert path.read_bytes() == b"one\ntwo\n"


def test_a_piece_that_cannot_be_made_leaves_the_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before")
    with pytest.raises(ZeroDivisionError):
        write_whole(path, (f"{1 // left}" for left in (2, 1, 0)))
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "before"


def test_a_copy_is_the_same_byte_for_byte_and_keeps_the_permissions_of_its_place(
    tmp_path: Path,
) -> None:
    source, path = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_bytes(b"\xff\r\n\x00")
    path.write_text("before")
    path.chmod(0o640)
    copy_whole(source, path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"\xff\r\n\x00", 0o640)
