"""Processes that die, hang or are interrupted cost nothing but what they died of."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engine.deeds import Deed, doing, sleep_and_tell, weight

from atodds.engine import Lost, Workers, processes
from atodds.engine.pool import AHEAD, BATCH

MEBIBYTE = 1024 * 1024
KILLED = Lost("kills the process that reads it (killed twice)")


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    """Return two processes, shared by the tests since they take their time to start."""
    with processes(2, patience=3) as pool:
        yield pool


def children() -> list[psutil.Process]:
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.Error):  # It may have ended meanwhile.
            if "resource_tracker" not in " ".join(child.cmdline()):
                found.append(child)
    return found


def gone(pid: int, within: float = 10) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("count", [1, 2, 4])
def test_results_come_in_the_order_of_the_tasks_whatever_the_number_of_processes(
    count: int, tmp_path: Path
) -> None:
    tasks = [("work", n * 7919 % 5000) for n in range(300)]
    with processes(count) as pool:
        assert list(pool(doing(tmp_path), tasks, weight)) == [2 * n for _, n in tasks]


def test_no_task_is_no_work_and_starts_no_process(tmp_path: Path) -> None:
    with processes(2) as pool:
        assert list(pool(doing(tmp_path), [], weight)) == []
        assert children() == []


def test_little_work_starts_no_process(tmp_path: Path) -> None:
    with processes(2, worth=1000) as pool:
        assert list(pool(doing(tmp_path), [("work", 10)] * 9, weight)) == [20] * 9
        assert children() == []
        assert list(pool(doing(tmp_path), [("work", 10)] * 100, weight)) == [20] * 100
        assert children() != []


def test_no_more_processes_are_started_than_there_are_batches(tmp_path: Path) -> None:
    with processes(4) as pool:
        list(pool(doing(tmp_path), [("work", 1)] * 3, weight))
        assert len(children()) == 1


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        pytest.param(["kill once"], [2], id="killed once it is done the second time"),
        pytest.param(["kill"], [KILLED], id="what kills twice is lost"),
        pytest.param(["work", "kill", "work"], [2, KILLED, 2], id="neighbours are done"),
        pytest.param(["kill", "kill", "kill"], [KILLED] * 3, id="many that kill"),
        pytest.param(["hang once", "work"], [2, 2], id="what hangs once may have been starved"),
        pytest.param(
            ["work", "hang", "work"],
            [2, Lost("takes more than 3 seconds (stopped twice)"), 2],
            id="what hangs twice is lost",
        ),
        pytest.param(
            ["raise", "work"],
            [Lost("meets a defect of this program: ValueError: found no number"), 2],
            id="a defect is told and not tried again",
        ),
    ],
)
def test_one_that_dies_hangs_or_fails_costs_itself_alone(
    two: Workers, tmp_path: Path, deeds: list[str], expected: list[object]
) -> None:
    assert list(two(doing(tmp_path), [(deed, 1) for deed in deeds], weight)) == expected


def test_what_kills_is_tried_twice_and_no_more(two: Workers, tmp_path: Path) -> None:
    list(two(doing(tmp_path), [("kill", 1), ("raise", 2)], weight))
    tries = {path.name: len(path.read_bytes()) for path in tmp_path.iterdir()}
    assert tries == {"kill-1": 2, "raise-2": 1}


def test_what_no_message_can_hold_is_lost_alone(two: Workers, tmp_path: Path) -> None:
    hidden, done = two(doing(tmp_path), [("hide", 1), ("work", 1)], weight)
    assert isinstance(hidden, Lost)
    assert done == 2


def test_a_defect_is_told_alike_in_this_process_and_in_another(
    two: Workers, tmp_path: Path
) -> None:
    tasks = [("raise", 1), ("work", 3)]
    with processes(1) as one:
        here = list(one(doing(tmp_path), tasks, weight))
    assert here == list(two(doing(tmp_path), tasks, weight))


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    deeds=st.lists(
        st.tuples(st.sampled_from(["work", "work", "kill", "raise"]), st.integers(0, 2 * BATCH)),
        max_size=12,
    )
)
def test_whatever_dies_all_else_comes_through(
    two: Workers, tmp_path: Path, deeds: list[Deed]
) -> None:
    failed = Lost("meets a defect of this program: ValueError: found no number")
    expected = [{"kill": KILLED, "raise": failed}.get(what, 2 * n) for what, n in deeds]
    assert list(two(doing(tmp_path), deeds, weight)) == expected


def test_processes_killed_from_without_at_any_time_lose_nothing(tmp_path: Path) -> None:
    """Messages are far larger than a pipe holds: most kills fall into the middle of one."""
    got = []
    with processes(4) as pool:
        for number, result in enumerate(pool(doing(tmp_path), [("fill", 400_000)] * 400, weight)):
            got.append(result)
            if number % 50 == 25:
                children()[number // 50 % 2].kill()
    assert got == [b"x" * 400_000] * 400


def test_processes_killed_while_they_wait_are_replaced_however_many(tmp_path: Path) -> None:
    with processes(4) as pool:
        for turn in ("first", "second", "third"):
            folder = tmp_path / turn
            folder.mkdir()
            assert list(pool(doing(folder), [("meet", 4)] * 4, lambda _: BATCH)) == [8] * 4
            waiting = children()
            assert len(waiting) == 4
            for child in waiting:
                child.kill()
            assert all(gone(child.pid) for child in waiting)


def test_who_stops_asking_gets_no_late_answers_later(two: Workers, tmp_path: Path) -> None:
    first = two(doing(tmp_path), [("work", BATCH + n) for n in range(20)], weight)
    assert next(first) == 2 * BATCH
    first.close()  # type: ignore[attr-defined]  # an iterator that is a generator
    assert list(two(doing(tmp_path), [("work", 1)] * 5, weight)) == [2] * 5


def test_two_pieces_of_work_at_once_are_refused(two: Workers, tmp_path: Path) -> None:
    first = two(doing(tmp_path), [("work", BATCH)] * 5, weight)
    next(first)
    with pytest.raises(RuntimeError, match="one piece of work after the other"):
        next(two(doing(tmp_path), [("work", 1)], weight))
    first.close()  # type: ignore[attr-defined]  # an iterator that is a generator


def test_no_more_is_taken_from_a_stream_than_the_bound_allows(two: Workers, tmp_path: Path) -> None:
    """What waits for its turn is bounded by weight, however slow the first is to come."""
    taken = 0

    def stream(count: int) -> Iterator[Deed]:
        nonlocal taken
        for _ in range(count):
            taken += 1
            yield "work", BATCH

    most = 0
    for number, _ in enumerate(two(doing(tmp_path), stream(400), weight), 1):
        most = max(most, taken - number)
    assert most <= 2 * AHEAD + 1


def test_memory_does_not_grow_with_the_number_of_tasks(two: Workers, tmp_path: Path) -> None:
    def peak(count: int) -> int:
        process, most = psutil.Process(), 0
        for number, _ in enumerate(two(doing(tmp_path), [("fill", 100_000)] * count, weight)):
            if number % 50 == 0:
                most = max(most, process.memory_info().rss)
        return most

    peak(200)
    few, many = peak(500), peak(2000)
    assert many - few < 50 * MEBIBYTE  # all results together are 200 MB


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_process_behind(tmp_path: Path, by: signal.Signals) -> None:
    program = (
        "from functools import partial; from pathlib import Path\n"
        "from atodds.engine import processes\n"
        "from tests.engine.deeds import sleep_and_tell\n"
        "if __name__ == '__main__':\n"
        "    with processes(2) as pool:\n"
        f"        list(pool(partial(sleep_and_tell, Path({str(tmp_path)!r})), [1, 2],"
        " lambda n: 100_000))\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, str(script)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )
    marks = [tmp_path / "process-1", tmp_path / "process-2"]
    end = time.monotonic() + 60
    while not all(mark.exists() and mark.read_text() for mark in marks):
        assert time.monotonic() < end
        assert run.poll() is None
        time.sleep(0.05)
    pids = [int(mark.read_text(encoding="ascii")) for mark in marks]
    if by == signal.SIGINT:
        os.killpg(run.pid, by)  # As a terminal does: all processes get it.
    else:
        os.kill(run.pid, by)
    _, said = run.communicate(timeout=30)
    assert all(gone(pid) for pid in pids)
    assert said.count(b"Traceback") == (by == signal.SIGINT), said.decode()


def test_processes_that_end_before_they_are_up_are_not_started_for_ever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("atodds.engine.pool.serve", sleep_and_tell)
    with (
        processes(2) as pool,
        pytest.raises(RuntimeError, match="3 processes ended before they were up"),
    ):
        list(pool(doing(tmp_path), [("work", 1)], weight))
