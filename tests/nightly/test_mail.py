"""Notices by e-mail, to a server that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
from tests.nightly.conftest import Intake

from atodds.cli import run

PASSWORD = "n1ghtly"  # noqa: S105  # nobody's


class Post:
    """A mail server as small as RFC 5321 allows; it can neither encrypt nor check a password."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.heard: list[str] = []
        """Each command, with what came after it."""
        self.refused: set[str] = set()
        """Those who have no box here."""
        post = self

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 post.example")
                while line := self.rfile.readline():
                    said = line.decode("ascii").strip()
                    post.heard.append(said)
                    command = said[:4].upper()
                    if command == "QUIT":
                        self._say("221 bye")
                        return
                    if command == "DATA":
                        self._say("354 go on")
                        self._take()
                    elif command == "RCPT" and any(name in said for name in post.refused):
                        self._say("550 no such box")
                    elif command in {"EHLO", "HELO", "MAIL", "RCPT", "RSET"}:
                        self._say("250 ok")
                    else:
                        self._say("502 unknown")

            def _say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode("ascii"))

            def _take(self) -> None:
                lines = list(iter(self.rfile.readline, b".\r\n"))
                text = b"".join(line.removeprefix(b".") for line in lines)
                post.letters.append(message_from_bytes(text, policy=policy.default))
                self._say("250 taken")

        self._server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def address(self, who: str = "") -> str:
        return f"smtp://{who}127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.close()


@pytest.fixture
def written(intake: Intake) -> Intake:
    """Return an intake whose check names two boxes."""
    path = intake.folder / "desk.yaml"
    email = "{to: [desk@post.example, chief@post.example], sender: atodds@post.example,"
    notify = f"notify: {{email: {email} server: DESK_MAIL}}}}\n"
    path.write_text(path.read_text(encoding="utf-8") + notify, encoding="utf-8")
    return intake


def night(intake: Intake, tmp_path: Path, day: int) -> int:
    return run([
        "nightly", str(intake.folder / "desk.yaml"), "--jobs", "1",
        "--now", f"2031-03-{day:02}T04:00", "--store", str(tmp_path / "s.sqlite"),
        "--reports", str(tmp_path / "reports"),
    ])  # fmt: skip


def test_a_letter_tells_what_is_open_and_none_comes_while_nothing_changes(
    written: Intake, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_MAIL", post.address())
    for day in (4, 5):
        night(written, tmp_path, day)
    (letter,) = post.letters
    assert letter["Subject"] == "Night desk: 1 open conflict"
    assert letter["From"] == "atodds@post.example"
    assert letter["To"] == "desk@post.example, chief@post.example"
    assert " new: " in letter.get_content()


def test_a_title_cannot_add_lines_to_the_head_of_a_letter(
    written: Intake, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_MAIL", post.address())
    path = written.folder / "desk.yaml"
    title = '"Night desk\\r\\nBcc: all@post.example"'
    path.write_text(path.read_text(encoding="utf-8").replace("Night desk", title, 1))
    night(written, tmp_path, 4)
    (letter,) = post.letters
    assert letter["Bcc"] is None
    assert not any("all@" in said for said in post.heard)


@pytest.mark.parametrize(
    ("who", "refused", "why"),
    [
        (f"atodds:{PASSWORD}@", set[str](), "a server that cannot encrypt is told no password"),
        ("", {"desk", "chief"}, "nobody of those has a box there"),
    ],
)
def test_a_letter_that_was_not_taken_is_told_and_sent_by_the_next_run(  # noqa: PLR0913, PLR0917  # fixtures
    written: Intake,
    tmp_path: Path,
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    who: str,
    refused: set[str],
    why: str,
) -> None:
    monkeypatch.setenv("DESK_MAIL", post.address(who))
    post.refused |= refused
    assert night(written, tmp_path, 4) == 1
    said = capsys.readouterr().err
    assert "no notice by email: the server in DESK_MAIL did not take it" in said, why
    assert PASSWORD not in said, why
    assert not any(line.startswith("AUTH") for line in post.heard), why
    assert post.letters == [], why
    post.refused.clear()
    monkeypatch.setenv("DESK_MAIL", post.address())
    night(written, tmp_path, 5)
    assert len(post.letters) == 1, why


def test_who_has_no_box_keeps_nothing_from_the_others(
    written: Intake, tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_MAIL", post.address())
    post.refused.add("chief")
    night(written, tmp_path, 4)
    assert len(post.letters) == 1
