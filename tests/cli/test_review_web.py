"""`atodds review --web` as a process: its address, its end, and what keeps it from beginning."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import regex

from atodds.cli import run
from atodds.gate import load_explanations
from atodds.store import open_store

ADDRESS = regex.compile(r"(?P<left>\d+) conflicts? to look at: (?P<address>http://127\.0\.0\.1\S+)")
HIDDEN = regex.compile(r'name="(token|seen)" value="([^"]+)"')
WAIT = 60


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin a project whose one check finds one conflict."""
    run(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Server:
    """The program serving a review, and a browser of sorts."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        found = ADDRESS.match(process.stdout.readline() if process.stdout else "")
        assert found
        self.left, self.address = int(found["left"]), urlsplit(found["address"])
        self.cookie = ""

    def asks(self, method: str, path: str, **fields: str) -> tuple[int, str, str]:
        """Return status, text, and where the answer leads."""
        connection = HTTPConnection("127.0.0.1", self.address.port or 0, timeout=WAIT)
        headers = {"Cookie": self.cookie, "Origin": f"http://{self.address.netloc}"}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(fields), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        connection.close()
        return answer.status, text, answer.getheader("Location") or ""

    def ends(self, way: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Stop it, and return its status and all it has still said."""
        self.process.send_signal(way)
        out, err = self.process.communicate(timeout=WAIT)
        return self.process.returncode, out, err


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "atodds", "review", "--web", "--owner", "night desk"]
    with subprocess.Popen(
        [*command, "--no-browser", *options],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield Server(process)
        finally:
            process.kill()


def test_a_conflict_is_explained_over_the_wire_and_the_next_run_takes_it_for_explained(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(desk) as server:
        assert server.left == 1
        assert server.asks("GET", "/")[0] == 403
        assert server.asks("GET", f"/?{server.address.query}")[0] == 200
        status, text, _ = server.asks("GET", "/")
        assert status == 200
        (path,) = set(regex.findall(r"/conflicts/[\w-]+", text))
        hidden = dict(HIDDEN.findall(server.asks("GET", path)[1]))
        said = {"kind": "superseded", "reason": "Corrected at noon.", "holds": "permanent"}
        assert server.asks("POST", f"{path}/explain", **hidden, **said)[::2] == (303, "/")
        code, out, err = server.ends()
    assert (code, out) == (0, "\nno conflicts left.\n")
    assert "Traceback" not in err
    (entry,) = load_explanations(desk / "checks/explained.yaml")
    assert (entry.reason, entry.owner) == ("Corrected at noon.", "night desk")
    capsys.readouterr()
    assert run(["check", "checks", "--format", "json"]) == 0
    (conflict,) = json.loads(capsys.readouterr().out)["conflicts"]
    assert conflict["state"] == "explained"


def test_control_c_ends_it_at_once_though_a_browser_keeps_its_connection(desk: Path) -> None:
    with (
        serving(desk) as server,
        closing(HTTPConnection("127.0.0.1", server.address.port or 0, timeout=WAIT)) as waiting,
    ):
        waiting.request("GET", "/")
        waiting.getresponse().read()
        code, out, err = server.ends()
    assert (code, out) == (0, "\n1 conflict left.\n")
    assert err.count("\n") == 1


def test_it_listens_to_this_machine_alone(desk: Path) -> None:
    with serving(desk) as server:
        port = server.address.port or 0
        with socket.socket() as other, pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.2", port))


def test_a_port_can_be_had_again_at_once(desk: Path) -> None:
    with serving(desk) as server:
        port = str(server.address.port)
        server.asks("GET", "/")
        server.ends()
    with serving(desk, "--port", port) as again:
        assert str(again.address.port) == port


def test_a_port_that_is_taken_is_told_with_what_would_be_right(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert run(["review", "--web", "--owner", "night desk", "--port", port]) == 2
    said = f"port {port} is taken; another one, or 0 for any that is free, would be right"
    assert said in capsys.readouterr().err
    assert desk


def test_where_nothing_waits_it_says_so_and_serves_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["known", "add"])
    capsys.readouterr()
    assert run(["review", "--web", "--owner", "night desk"]) == 0
    assert desk
    assert capsys.readouterr().out == "Nothing to review: no conflict waits for an explanation.\n"


def test_without_the_extra_it_says_which_one_is_missing(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith(("atodds.web", "uvicorn"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("atodds.web", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["review", "--web", "--owner", "night desk"]) == 2
    said = "--web needs packages that are not installed (uvicorn); `pip install 'atodds[web]'`"
    assert said in capsys.readouterr().err
    assert desk


@pytest.mark.parametrize(
    "options", [("--port", "0"), ("--no-browser",), ("--store", "atodds.sqlite")]
)
def test_what_belongs_to_the_browser_is_no_option_of_the_terminal(
    desk: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", *options]) == 2
    assert "are for --web" in capsys.readouterr().err
    assert desk


def test_a_store_that_is_none_is_told_before_anything_is_served(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["review", "--web", "--owner", "night desk", "--store"]
    assert run([*common, "nothing.sqlite"]) == 2
    assert "there is no store here" in capsys.readouterr().err
    (desk / "atodds.sqlite").write_text("no store at all, but longer than a header would be" * 9)
    assert run(common[:-1]) == 2
    assert "atodds.sqlite: cannot be read as a store" in capsys.readouterr().err


def test_a_browser_gets_an_address_of_its_own(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("atodds.web.serve", ended)
    assert run(["review", "--web", "--owner", "night desk"]) == 0
    out = capsys.readouterr().out
    (address,) = opened
    printed = ADDRESS.match(out)
    assert printed
    assert address.partition("?")[0] == printed["address"].partition("?")[0]
    assert address != printed["address"]
    assert run(["review", "--web", "--owner", "night desk", "--no-browser"]) == 0
    assert len(opened) == 1
    assert desk


def test_how_a_conflict_stood_in_past_runs_is_shown(desk: Path) -> None:
    around = {**os.environ, "CI": "true"}
    for day in ("2024-05-02", "2024-05-03", "2024-05-04"):
        subprocess.run(
            [sys.executable, "-m", "atodds", "nightly", "checks", "--now", f"{day}T04:00"],
            cwd=desk,
            env=around,
            check=False,
            capture_output=True,
        )
    with open_store(desk / "atodds.sqlite") as store:
        assert len(store.ledger.runs()) == 3
    with serving(desk) as server:
        server.asks("GET", f"/?{server.address.query}")
        (path,) = set(regex.findall(r"/conflicts/[\w-]+", server.asks("GET", "/")[1]))
        text = server.asks("GET", path)[1]
    assert "How it stood in past runs" in text
    assert text.index("3 May 2024, 04:00") < text.index("2 May 2024, 04:00")
    assert "still open" in text
    assert "4 May 2024" not in text, "nothing was new then"
