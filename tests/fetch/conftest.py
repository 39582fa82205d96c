"""A site that the tests start, a clock that only they move, and checks that name both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from time import sleep

import pytest

from atodds.config import Check, load_check
from atodds.fetch import Gathered, Manners, Surroundings, gather, with_sources
from atodds.fetch.exchange import Resolve
from atodds.model import Document, Problem
from atodds.read import read_documents

NIGHT = datetime(2020, 3, 5, 2, 0)
# Real seconds, which no test waits for unless it is about them.
BRISK = Manners(connect=5, read=5, whole=10, largest=300_000)

WORDS = (
    "Engineers closed the old bridge at Sorel on Wednesday after two of its cables had snapped, "
    "the harbour office said. Lorries are sent round by the upper lock until the work is done, "
    "which a spokeswoman said would take at least until Easter. "
)


def page(title: str, text: str = WORDS, more: str = "") -> str:
    """Return a news page as outlets build them."""
    paragraphs = "".join(f"<p>{text}</p>" for _ in range(3))
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{more}</head><body><nav>Home</nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


@dataclass(frozen=True)
class Answer:
    """What the site answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold: Event | None = None
    """Set when the rest of the answer may come: half of the body is sent before."""


Reply = Callable[[BaseHTTPRequestHandler], Answer]


def html(title: str, text: str = WORDS, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(page(title, text).encode(), headers={"Content-Type": "text/html", **named})


LONG_ENOUGH = 0.005
"""Seconds that an answer takes, so that two requests at once meet."""


class Site:
    """A web server that answers for every host, with what the tests put on its paths."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        """Host and path of each request, in the order they came."""
        self.agents: set[str] = set()
        self.most_at_once: Counter[str] = Counter()
        self._at_once: Counter[str] = Counter()
        self._replies: dict[str, Reply] = {}
        self._lock = Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:  # http.server's name
                site._answer(self)

            def log_message(self, *_: object) -> None:
                """Keep silent."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """Keep silent: guests that have had enough hang up."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "post.example") -> str:
        return f"http://{host}:{self._server.server_port}{path}"

    def put(self, path: str, *answers: Answer | Reply) -> None:
        """Set what a path answers first, second and so on; the last is answered ever after."""
        left = list(answers)

        def reply(request: BaseHTTPRequestHandler) -> Answer:
            answer = left.pop(0) if len(left) > 1 else left[0]
            return answer if isinstance(answer, Answer) else answer(request)

        self._replies[path] = reply

    def counted(self) -> Counter[str]:
        """Count the requests by path, robots.txt aside, and forget them."""
        paths = (one.partition("/")[2] for one in self.asked)
        counts = Counter(f"/{path}" for path in paths if path != "robots.txt")
        self.asked.clear()
        return counts

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        host = request.headers["Host"].partition(":")[0]
        with self._lock:
            self.asked.append(host + request.path)
            self.agents.add(request.headers["User-Agent"])
            self._at_once[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self._at_once[host])
        reply = self._replies.get(request.path)
        sleep(LONG_ENOUGH)
        answer = reply(request) if reply else Answer(b"nothing here", 404)
        # Whoever has the answer may ask again at once: from here on this request is no other's.
        with self._lock:
            self._at_once[host] -= 1
        try:
            self._send(request, answer)
        except ConnectionError:
            request.close_connection = True

    @staticmethod
    def _send(request: BaseHTTPRequestHandler, answer: Answer) -> None:
        request.send_response(answer.status)
        headers = {"Content-Length": str(len(answer.body)), **answer.headers}
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        half = len(answer.body) // 2 if answer.hold else len(answer.body)
        request.wfile.write(answer.body[:half])
        if answer.hold:
            answer.hold.wait(20)
            request.wfile.write(answer.body[half:])


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@dataclass
class Clock:
    """Moves when somebody sleeps, and only then."""

    now: float = 0.0
    sleeps: list[float] = field(default_factory=list)

    def elapsed(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds

    def chance(self) -> float:
        return 0.5


async def at_home(_host: str, _port: int) -> Sequence[str]:
    """Look up every host as this machine."""
    return ["127.0.0.1"]


@dataclass
class Night:
    """A run of a check: what became of its sites, and the documents that it has afterwards."""

    gathered: Gathered
    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @property
    def said(self) -> list[str]:
        return [problem.message for problem in (*self.gathered.problems, *self.problems)]


Spend = Callable[..., Night]


@pytest.fixture
def night(tmp_path: Path) -> Spend:
    """Return a function that writes a check with sources and spends a night with it."""

    def spend(
        *sources: str,
        now: datetime = NIGHT,
        manners: Manners = BRISK,
        clock: Clock | None = None,
        resolve: Resolve = at_home,
    ) -> Night:
        check = check_with(tmp_path, *sources)
        around = Surroundings(now, clock or Clock(), manners, resolve)
        gathered = gather(check, around)
        listed = with_sources(check, fetched=True)
        documents, problems = read_documents(listed, now.date())
        return Night(gathered, documents, problems)

    return spend


def check_with(folder: Path, *sources: str) -> Check:
    lines = "".join(f"  - {{{source}}}\n" for source in sources)
    path = folder / "night.yaml"
    path.write_text(f"version: 1\ntitle: Night\nsources:\n{lines}", encoding="utf-8")
    return load_check(path)
