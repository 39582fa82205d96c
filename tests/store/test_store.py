"""The file that runs leave to each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from atodds.config import ConfigError
from atodds.model import Record, Severity, State
from atodds.store import Kept, Kind, Sighting, open_store, read_store
from atodds.store.schema import APPLICATION, STEPS

DAY = date(2031, 3, 3)
NOW = datetime(2031, 3, 3, 4)
LATER = datetime(2031, 3, 4, 4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def sighting(conflict: str = "ab12", state: State = State.NEW) -> Sighting:
    record = Record(conflict, "killed", "Fire", frozenset({"3"}), frozenset({"a.txt"}))
    gone = state in {State.RESOLVED, State.NOT_RECHECKED}
    loud = None if gone else Severity.ERROR
    return Sighting(record, "" if gone else "Dead", state, loud, "so it is")


def test_what_one_run_keeps_the_next_one_finds(file: Path) -> None:
    with open_store(file) as store:
        store.shelf.put("desk", 1, [Kept(Kind.STORY, "d1", {"told": 2}, b"body")])
    with open_store(file) as store:
        assert dict(store.shelf.heads("desk", Kind.STORY, ["d1", "d2"])) == {"d1": {"told": 2}}
        assert list(store.shelf.bodies("desk", Kind.STORY, ["d1", "d2"])) == [("d1", b"body")]


@pytest.mark.parametrize(
    ("check", "kind", "digest", "why"),
    [
        ("sport", Kind.STORY, "d1", "another check may withhold what this one may use"),
        ("desk", Kind.DOCUMENTS, "d1", "a digest is of one kind of thing"),
        ("desk", Kind.STORY, "d", "a digest is met whole"),
    ],
)
def test_nothing_else_is_taken_for_it(
    file: Path, check: str, kind: Kind, digest: str, why: str
) -> None:
    with open_store(file) as store:
        store.shelf.put("desk", 1, [Kept(Kind.STORY, "d1", {}, b"body")])
        assert store.shelf.held(check, kind, [digest]) == set(), why


def test_more_digests_than_a_statement_takes_are_found(file: Path) -> None:
    names = [f"d{number}" for number in range(1203)]
    with open_store(file) as store:
        store.shelf.put("desk", 1, (Kept(Kind.STORY, name, {}, b"") for name in names))
        assert store.shelf.held("desk", Kind.STORY, names) == set(names)


def test_what_a_run_has_no_use_for_is_gone_from_the_file(file: Path) -> None:
    with open_store(file) as store:
        things = [
            Kept(Kind.STORY, "d1", {}, b"stays"),
            Kept(Kind.STORY, "d2", {}, b"WITHHELD" * 3000),
        ]
        store.shelf.put("desk", 1, things)
        store.shelf.put("sport", 1, [Kept(Kind.STORY, "d3", {}, b"another check's")])
    with open_store(file) as store:
        store.shelf.use("desk", 2, Kind.STORY, ["d1"])
        assert store.shelf.clear("desk", 2) == 1
        assert store.shelf.held("desk", Kind.STORY, ["d1", "d2"]) == {"d1"}
        assert store.shelf.held("sport", Kind.STORY, ["d3"]) == {"d3"}
    assert not [path for path in file.parent.iterdir() if b"WITHHELD" in path.read_bytes()]


def test_a_run_leaves_what_it_found_and_could_not_look_at(file: Path) -> None:
    seen = [
        sighting("aa", State.PERSISTING),
        sighting("bb", State.RESOLVED),
        sighting("cc", State.NOT_RECHECKED),
    ]
    with open_store(file) as store:
        ledger = store.ledger
        ledger.finish(ledger.begin("desk", NOW, DAY), LATER, seen, {"read": 3})
        last = ledger.last("desk")
        assert last
        assert (last.started, last.finished, last.day) == (NOW, LATER, DAY)
        assert last.tally == {"read": 3}
        assert ledger.standing(last) == (seen[0].record, seen[2].record)
        assert ledger.last("sport") is None


def test_a_run_that_was_stopped_is_no_run_before(file: Path) -> None:
    with open_store(file) as store:
        ledger = store.ledger
        whole = ledger.begin("desk", NOW, DAY)
        ledger.finish(whole, NOW, [sighting()], {})
        stopped = ledger.begin("desk", LATER, DAY)
        last = ledger.last("desk")
        assert last
        assert last.id == whole
        ledger.finish(ledger.begin("desk", LATER, DAY), LATER, [], {})
        assert stopped not in {run.id for run in ledger.runs()}


def test_a_conflict_is_followed_from_run_to_run_by_the_beginning_of_its_id(file: Path) -> None:
    with open_store(file) as store:
        ledger = store.ledger
        for now, state in ((NOW, State.NEW), (LATER, State.RESOLVED)):
            seen = [sighting("ab12", state), sighting("cd34", State.NEW)]
            ledger.finish(ledger.begin("desk", now, DAY), now, seen, {})
    with read_store(file) as ledger:
        found = ledger.sightings_of("ab")
    assert [(run.started, s.state, s.title) for run, s in found] == [
        (NOW, State.NEW, "Dead"),
        (LATER, State.RESOLVED, "Dead"),
    ]


def test_a_store_of_an_older_version_is_brought_up_to_date(file: Path) -> None:
    first = f"PRAGMA application_id = {APPLICATION}; {STEPS[0]} PRAGMA user_version = 1;"
    run = "(1, 'desk', '2031-03-01', '2031-03-01', '2031-03-01', '{}')"
    with closing(sqlite3.connect(file)) as old:
        old.executescript(first)
        old.execute("INSERT INTO kept VALUES ('desk', 'story', 'd1', '{}', x'61', 1)")
        old.execute(f"INSERT INTO runs VALUES {run}")  # noqa: S608  # said above
        old.commit()
    with pytest.raises(ConfigError, match="brings an older store up to date"), read_store(file):
        pass
    with open_store(file) as store:
        assert list(store.shelf.bodies("desk", Kind.STORY, ["d1"])) == [("d1", b"a")]
        store.ledger.send("desk", "webhook", "digest", NOW)
        assert store.ledger.sent("desk", "webhook") == ("digest", NOW)
        assert store.ledger.last("desk")
    with closing(sqlite3.connect(file)) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA application_id = {APPLICATION}")
        other.execute("PRAGMA user_version = 99")


def of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (title TEXT)")


def text(file: Path) -> None:
    file.write_text("Not a database, but notes that somebody keeps.\n" * 50, encoding="utf-8")


def folder(file: Path) -> None:
    file.mkdir()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (newer, "was written by a newer version"),
        (of_another_program, "is a database of another program"),
        (text, "file is not a database"),
        (folder, "cannot be opened"),
    ],
)
def test_what_is_no_store_of_ours_is_left_as_it_is(
    file: Path, make: Callable[[Path], None], said: str
) -> None:
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(ConfigError, match=said), open_store(file):
        pass
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_second_run_is_told_that_one_is_at_work(file: Path) -> None:
    with (
        open_store(file),
        pytest.raises(ConfigError, match="another run is writing to it"),
        open_store(file),
    ):
        pass


def test_history_can_be_read_while_a_run_is_at_work(file: Path) -> None:
    with open_store(file) as store:
        store.ledger.begin("desk", NOW, DAY)
        with read_store(file) as ledger:
            assert [run.check for run in ledger.runs()] == ["desk"]


def test_where_there_is_no_store_reading_makes_none(file: Path) -> None:
    with pytest.raises(ConfigError, match="there is no store here"), read_store(file):
        pass
    assert not file.exists()
