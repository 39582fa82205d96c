"""One run told in many formats: which there are, where they go, and what they leave alone."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from atodds.cli import run
from atodds.cli.formats import FORMATS, Run
from atodds.model import Outcome, Severity, State


@pytest.fixture
def check(story: Path, outcome: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a check in which one new error is found."""
    found = outcome((Severity.ERROR, State.NEW), check=str(story))
    monkeypatch.setattr("atodds.pipeline.run", lambda *_, **__: found)
    return story


def test_one_run_is_told_in_every_format_there_is(check: Path, tmp_path: Path) -> None:
    status = run(["check", str(check), *(f"--format={f}={tmp_path}/out/{f}" for f in FORMATS)])
    assert status == 1
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(FORMATS)
    assert all("hours" in path.read_text() for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_status_does_not_depend_on_the_format(check: Path, form: str) -> None:
    assert run(["check", str(check), "--format", form]) == 1
    assert run(["check", str(check), "--format", form, "--fail-on", "none"]) == 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_on_standard_output_is_the_same_as_in_a_file(
    check: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(check), "--format", form])
    told = capsys.readouterr().out
    run(["check", str(check), "--format", f"{form}={tmp_path}/told"])
    assert (tmp_path / "told").read_bytes().decode() == told
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("cvs", "'cvs' is no format; did you mean 'csv'?", id="slip"),
        pytest.param("Markdown", "did you mean 'markdown'?", id="capital"),
        pytest.param("pdf", "'pdf' is no format; known are text, markdown, html", id="far off"),
        pytest.param("json=", "'json=' names no file", id="no file"),
        pytest.param("=report.json", "'' is no format", id="no format"),
    ],
)
def test_what_is_no_format_is_refused_with_what_would_be_right(
    check: Path, form: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(check), "--format", form]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_two_formats_never_overwrite_each_other(
    check: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "told"
    assert run(["check", str(check), f"--format=json={path}", f"--format=csv={path}"]) == 2
    assert f"one format only can go to {path}" in capsys.readouterr().err
    assert not path.exists()


def test_a_format_that_fails_leaves_every_file_as_it_was(
    check: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Run) -> str:
        raise RuntimeError

    monkeypatch.setattr("atodds.cli.check.FORMATS", {**FORMATS, "csv": fails})
    for name in ("json", "csv"):
        (tmp_path / name).write_text("before")
    status = run(["check", str(check), *(f"--format={f}={tmp_path}/{f}" for f in ("json", "csv"))])
    assert status == 2
    assert [(tmp_path / name).read_text() for name in ("json", "csv")] == ["before", "before"]


def test_csv_has_a_row_for_each_conflict_with_the_check_it_is_of(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", str(check), str(check), "--format", "csv"])
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["check"], row["state"], row["values"]) for row in rows] == [
        (str(check), "new", "“three hours”; “five hours”"),
        (str(check), "new", "“three hours”; “five hours”"),
    ]


def test_a_link_stays_a_link_and_a_pipe_a_pipe(check: Path, tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("before")
    (tmp_path / "link.json").symlink_to("real.json")
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    forms = [f"--format=json={tmp_path}/link.json", f"--format=github={tmp_path}/pipe"]
    assert run(["check", str(check), *forms]) == 1
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text().startswith("{")
    assert (tmp_path / "pipe").is_fifo()
    assert os.read(pipe, 100).startswith(b"::error file=")
    os.close(pipe)


def test_messages_give_no_orders_to_a_build_server(
    check: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = "x\n::error::boo\x1b[2J.yaml"
    assert run(["check", str(check), missing]) == 2
    told = capsys.readouterr().err
    assert ": :error: :boo[2J.yaml" in told
    assert "\x1b" not in told
