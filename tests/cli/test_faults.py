"""Commands that change what people have written, killed or failing at every step they take."""

from __future__ import annotations

import os
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Newsroom

from atodds.cli import run

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="each attempt is a process of its own"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "fcntl.flock"}
"""What the interpreter announces before it touches a file."""
KILLED = 99
MOST_STEPS = 60
HEAD = """\
# Looked at by hand; nothing here may ever be lost.
version: 1
explained:
  - conflict: "000000000001"  # an old one
    values: [2 ship]
    kind: source-error
    reason: Told by telephone.
    owner: Strand
    permanent: true
"""
KNOWN = '{"conflict": "000000000002", "values": ["9 ship"]}\n'


def apart(do: Callable[[], int]) -> int:
    """Return the exit status of what is done in a process of its own, silently."""
    child = os.fork()
    if not child:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os._exit(do())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, folder: Path, arguments: tuple[str, ...]) -> int:
    """Run a command that ends like one that is killed, before its so manieth touch of a file."""
    taken = 0

    def count(event: str, given: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and given and str(folder) in str(Path(str(given[0])).absolute()):
            taken += 1
            if taken == step:
                os._exit(KILLED)

    def do() -> int:
        sys.addaudithook(count)
        return run(arguments)

    return apart(do)


def commands(newsroom: Newsroom) -> dict[str, tuple[str, ...]]:
    said = ("--reason", "One counts the dinner in.", "--owner", "Olsen")
    return {
        "explain": ("explain", newsroom.conflict, "--kind", "different-measure", *said),
        "known": ("known", "add", newsroom.conflict),
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["explain", "known"])
def test_killed_at_any_step_nothing_explained_or_known_is_lost(
    newsroom: Newsroom, name: str
) -> None:
    arguments = commands(newsroom)[name]
    file, before = {
        "explain": (newsroom.explained, HEAD),
        "known": (newsroom.known, KNOWN),
    }[name]
    file.write_text(before, encoding="utf-8")
    assert apart(lambda: run(arguments)) == 0
    after = file.read_text("utf-8")
    assert after != before
    seen = set()
    for step in range(1, MOST_STEPS):
        file.write_text(before, encoding="utf-8")
        status = killed_at(step, newsroom.folder, arguments)
        seen.add(file.read_text("utf-8"))
        if status != KILLED:
            break
        assert apart(lambda: run(arguments)) == 0, f"the next run after a kill at step {step}"
        assert file.read_text("utf-8") == after
    assert status == 0
    assert seen == {before, after}


@pytest.mark.parametrize("name", ["explain", "known"])
def test_where_the_disk_takes_no_more_the_file_stays_as_it_was(
    newsroom: Newsroom, name: str
) -> None:
    arguments = commands(newsroom)[name]
    newsroom.explained.write_text(HEAD, encoding="utf-8")
    newsroom.known.write_text(KNOWN, encoding="utf-8")

    def do() -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
        return run(arguments)

    assert apart(do) == 2
    assert newsroom.explained.read_text("utf-8") == HEAD
    assert newsroom.known.read_text("utf-8") == KNOWN
    left = [path.name for path in newsroom.explained.parent.iterdir() if "new" in path.suffix]
    assert left == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_report_on_a_full_disk_is_told_and_no_traceback(newsroom: Newsroom) -> None:
    assert newsroom.runs("check", "checks", "--format", "json=/dev/full") == 2
    assert "no space left on device" in newsroom.err
    assert "Traceback" not in newsroom.err


def test_a_check_of_files_opens_no_connection(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object, **__: object) -> None:
        pytest.fail("something opened a connection")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, opened)
    monkeypatch.setattr(socket, "getaddrinfo", opened)
    assert newsroom.runs("check", "checks", "--fail-on", "none") == 0
    formats = ("html=r.html", "json=r.json", "sarif=r.sarif", "junit=r.xml", "markdown=r.md")
    asked = [part for written in formats for part in ("--format", written)]
    assert newsroom.runs("check", "checks", "--fail-on", "none", *asked) == 0
