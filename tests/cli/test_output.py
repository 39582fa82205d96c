"""Results go out whole or not at all, however large they are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from atodds.cli import output
from atodds.cli.output import deliver, emit, save


def pieces(number: int, *, fails: bool = False) -> Iterator[str]:
    """Yield some pieces, and fail behind them where asked to."""
    yield from (f"piece {n}\n" for n in range(number))
    if fails:
        raise ZeroDivisionError


@pytest.fixture(params=[1 << 20, 10], ids=["in memory", "on disk"], autouse=True)
def at_hand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_AT_HAND", request.param)


def test_pieces_are_printed_one_behind_the_other(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit(pieces(3))
    emit("and a text")
    assert capfdbinary.readouterr().out == b"piece 0\npiece 1\npiece 2\nand a text"


def test_what_fails_behind_a_piece_prints_nothing(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    with pytest.raises(ZeroDivisionError):
        emit(pieces(9, fails=True))
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_where_one_of_several_fails_none_is_written(
    failing: int, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in "ab":
        (tmp_path / name).write_text("before", encoding="utf-8")
    paths = (None, tmp_path / "a", tmp_path / "b")
    results = [(pieces(9, fails=n == failing), path) for n, path in enumerate(paths)]
    with pytest.raises(ZeroDivisionError):
        deliver(results)
    assert capfdbinary.readouterr() == (b"", b"")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "a": "before",
        "b": "before",
    }


PRINTS = "from atodds.cli.output import emit; emit(f'piece {n}\\n' for n in range(100_000))"


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PRINTS], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as printing:
        assert printing.stdout is not None
        assert printing.stderr is not None
        assert printing.stdout.readline() == b"piece 0\n"
        printing.stdout.close()
        assert printing.stderr.read() == b""
    assert printing.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_standard_output_that_takes_no_more_is_named() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PRINTS], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode
    assert b"standard output: cannot be written: no space left on device" in done.stderr


def test_several_are_written_in_the_order_in_which_they_were_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    deliver([(pieces(1), tmp_path / name) for name in ("one", "two", "three")])
    said = capfd.readouterr().err.splitlines()
    assert said == [f"wrote {tmp_path / name}" for name in ("one", "two", "three")]


def test_what_no_encoding_has_comes_out_as_an_escape_in_a_piece_too(tmp_path: Path) -> None:
    save(iter(("\ud83d", "\ude00", "é")), tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == "\\ud83d\\ude00é".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_the_one_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    full = Path("/dev/full")
    with pytest.raises(click.ClickException, match=r"^/dev/full: cannot be written: no space"):
        deliver([(pieces(2), tmp_path / "a"), (pieces(2), full), (pieces(2), tmp_path / "b")])
    assert (tmp_path / "a").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
