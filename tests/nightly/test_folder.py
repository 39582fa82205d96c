"""The folder of reports, night by night."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from atodds.nightly import publish

FIRST, SECOND = date(2031, 3, 4), date(2031, 3, 5)


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_day_has_a_folder_and_the_latest_lies_beside_it(tmp_path: Path) -> None:
    written = publish(tmp_path / "reports", FIRST, {"md": "# One\n", "json": "{}\n"}, {"new": 1})
    assert [path.name for path in written] == ["report.md", "report.json"]
    assert files(tmp_path / "reports") == [
        "2031-03-04/report.json",
        "2031-03-04/report.md",
        "2031-03-04/summary.json",
        "index.md",
        "latest.json",
        "latest.md",
    ]
    assert json.loads((tmp_path / "reports/2031-03-04/summary.json").read_text()) == {"new": 1}


def test_the_index_lists_the_days_the_latest_first(tmp_path: Path) -> None:
    publish(tmp_path, FIRST, {"md": "# One\n"}, {"new": 1})
    publish(tmp_path, SECOND, {"md": "# Two\n"}, {"new": 0, "resolved": 3})
    assert (tmp_path / "index.md").read_text(encoding="utf-8").splitlines()[2:] == [
        "|  | new | resolved |",
        "|---|---|---|",
        "| 2031-03-05: [md](2031-03-05/report.md) | 0 | 3 |",
        "| 2031-03-04: [md](2031-03-04/report.md) | 1 |  |",
    ]


def test_a_second_run_of_a_day_takes_the_place_of_the_first(tmp_path: Path) -> None:
    publish(tmp_path, FIRST, {"md": "# One\n", "csv": "one\n"}, {"new": 1})
    publish(tmp_path, FIRST, {"md": "# Again\n"}, {"new": 2})
    assert files(tmp_path / "2031-03-04") == ["report.md", "summary.json"]
    assert (tmp_path / "latest.md").read_text(encoding="utf-8") == "# Again\n"


def test_a_day_told_later_is_not_the_latest(tmp_path: Path) -> None:
    publish(tmp_path, SECOND, {"md": "# Two\n"}, {})
    publish(tmp_path, FIRST, {"md": "# One, told again\n"}, {})
    assert (tmp_path / "latest.md").read_text(encoding="utf-8") == "# Two\n"


def test_what_a_stopped_run_has_left_is_cleared_away(tmp_path: Path) -> None:
    for left in (".2031-03-04.99.new", ".2031-03-03.99.old"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "report.md").write_text("half", encoding="utf-8")
    publish(tmp_path, FIRST, {"md": "# One\n"}, {})
    assert files(tmp_path) == [
        "2031-03-04/report.md", "2031-03-04/summary.json", "index.md", "latest.md",
    ]  # fmt: skip


def test_what_others_keep_there_is_left_alone(tmp_path: Path) -> None:
    for name in ("2031-03-03.md", "notes/2031-03-04.txt", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    publish(tmp_path, FIRST, {"md": "# One\n"}, {})
    assert {"2031-03-03.md", "notes/2031-03-04.txt", ".hidden.txt"} < set(files(tmp_path))


def test_a_folder_of_a_day_without_a_readable_summary_is_listed(tmp_path: Path) -> None:
    publish(tmp_path, FIRST, {"md": "# One\n"}, {"new": 1})
    (tmp_path / "2031-03-04/summary.json").write_text("{", encoding="utf-8")
    publish(tmp_path, SECOND, {"md": "# Two\n"}, {"new": 2})
    assert "| 2031-03-04: [md](2031-03-04/report.md) |  |" in (tmp_path / "index.md").read_text()


def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(OSError, match="reports"):
        publish(tmp_path / "reports", FIRST, {"md": "# One\n"}, {})


def held(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in files(folder)}


def test_a_report_that_cannot_be_made_leaves_all_as_it_was(tmp_path: Path) -> None:
    publish(tmp_path, FIRST, {"md": "# One\n", "json": "{}\n"}, {"new": 1})
    before = held(tmp_path)
    for day in (FIRST, SECOND):
        failing = (f"{1 // left}" for left in (2, 1, 0))
        with pytest.raises(ZeroDivisionError):
            publish(tmp_path, day, {"md": "# Two\n", "json": failing}, {"new": 2})
    assert held(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2031-03-04", "index.md", "latest.json", "latest.md",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the run is a process of its own")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("piece", [0, 1, 2])
@pytest.mark.parametrize("day", [FIRST, SECOND], ids=["told before", "not told before"])
def test_killed_between_two_pieces_it_leaves_what_was_there(
    day: date, piece: int, tmp_path: Path
) -> None:
    publish(tmp_path, FIRST, {"md": "# One\n", "json": "[1]\n"}, {"new": 1})
    before = held(tmp_path)

    def pieces(dies: int | None) -> Iterator[str]:
        for number, text in enumerate(("[", "2", "]\n")):
            if number == dies:
                os._exit(99)
            yield text

    child = os.fork()
    if not child:
        publish(tmp_path, day, {"md": "# Two\n", "json": pieces(piece)}, {"new": 2})
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 99
    left = held(tmp_path)
    assert {name: text for name, text in left.items() if not name.startswith(".")} == before
    publish(tmp_path, day, {"md": "# Two\n", "json": pieces(None)}, {"new": 2})
    assert (tmp_path / day.isoformat() / "report.json").read_text("utf-8") == "[2]\n"
    assert (tmp_path / "latest.json").read_text("utf-8") == "[2]\n"
    assert not [name for name in files(tmp_path) if name.startswith(".")]
