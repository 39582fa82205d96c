"""A desk with three conflicts on it, and reviewers who sit down at it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
import regex
from httpx2 import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from tests.cli.conftest import CHECK, TEXTS, make_outcome
from tests.report.hostile import PLACES, poisoned

from atodds.config import Check, load_check
from atodds.gate import content_of, explain, load_explanations
from atodds.gate.review import Review
from atodds.model import Conflict, Explanation, Outcome, Severity, State
from atodds.web import Doors, application, desk_of

PORT = 8123
HOME = f"http://127.0.0.1:{PORT}"
FROM_HERE = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
TODAY = date(2021, 6, 20)
IDS = ("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc")
PAGES = [f"/conflicts/conflict-{name}" for name in IDS]
SAID = {"kind": "superseded", "reason": "Corrected at noon.", "holds": "90d"}

SEEN = regex.compile(r'name="seen" value="([0-9a-f]+)"')
TOKEN = regex.compile(r'name="token" value="([^"]+)"')


@dataclass
class Reviewer:
    """A browser at the pages, as far as requests and answers go."""

    client: TestClient
    page: Response | None = None
    """What it shows."""

    def enters(self, token: str) -> Response:
        """Open the address that the terminal shows."""
        return self.client.get(f"/?token={token}")

    def opens(self, path: str) -> str:
        """Open a page and return its text."""
        self.page = self.client.get(path)
        assert self.page.status_code == 200, self.page.text
        return self.page.text

    def sends(self, path: str, headers: dict[str, str] | None = None, /, **fields: str) -> Response:
        """Send the form of the page that is open, with some of its fields filled in."""
        text = self.page.text if self.page else ""
        hidden = {
            name: found[1]
            for name, pattern in (("seen", SEEN), ("token", TOKEN))
            if (found := pattern.search(text))
        }
        around = FROM_HERE if headers is None else headers
        return self.client.post(path, data={**hidden, **fields}, headers=around)

    def explains(self, path: str, **fields: str) -> Response:
        """Open a conflict and explain it."""
        self.opens(path)
        return self.sends(f"{path}/explain", **{**SAID, **fields})

    def undoes(self, path: str) -> Response:
        """Open a conflict and take back what was said of it."""
        self.opens(path)
        return self.sends(f"{path}/undo")


@dataclass
class Newsroom:
    """The check on disk, the desk in front of it, and what goes wrong."""

    check: Check
    outcome: Outcome
    owner: str = "night desk"
    today: date = TODAY
    store: Path | None = None
    others: tuple[tuple[Check, Outcome], ...] = ()
    """Further checks of the same review."""
    trouble: list[Exception] = field(default_factory=list)
    names: itertools.count[int] = field(default_factory=itertools.count)

    def opened(self, port: int = PORT) -> tuple[ASGIApp, Doors]:
        """Begin a review of what the checks found."""
        checks, outcomes = zip((self.check, self.outcome), *self.others, strict=True)
        review = Review.of(outcomes, Severity.WARNING)
        desk = desk_of(review, checks, self.owner, lambda: self.today, self.store)
        doors = Doors(review, lambda: f"secret-{next(self.names)}", port)
        return application(desk, doors, self.trouble.append), doors

    def reviewer(self) -> Reviewer:
        """Begin a review of its own, and let somebody in."""
        app, doors = self.opened()
        reviewer = Reviewer(TestClient(app, base_url=HOME, follow_redirects=False))
        reviewer.enters(doors.token)
        return reviewer

    @property
    def file(self) -> Path:
        return self.check.explained_file

    @property
    def explained(self) -> dict[str, Explanation]:
        """What the file says by now."""
        found = load_explanations(self.file) if self.file.exists() else ()
        return {e.conflict: replace(e, place="") for e in found}

    def conflicts(self) -> dict[str, Conflict]:
        return {c.fact.id: c for c in self.outcome.conflicts}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "rescue.yaml"
    path.write_text(CHECK, encoding="utf-8")
    made = make_outcome((Severity.ERROR, State.NEW), check=str(path))
    (one,) = made.conflicts
    conflicts = tuple(
        replace(one, fact=replace(one.fact, id=name), values=content_of(one.fact)) for name in IDS
    )
    return Newsroom(load_check(path), replace(made, conflicts=conflicts))


@pytest.fixture
def room(newsroom: Newsroom) -> tuple[ASGIApp, Doors]:
    """The pages and their doors."""
    return newsroom.opened()


@pytest.fixture
def arrives(room: tuple[ASGIApp, Doors]) -> Callable[[], Reviewer]:
    """Return a function that lets a browser come to the doors."""
    app, _ = room

    def arrive() -> Reviewer:
        return Reviewer(TestClient(app, base_url=HOME, follow_redirects=False))

    return arrive


@pytest.fixture
def sits_down(
    arrives: Callable[[], Reviewer], room: tuple[ASGIApp, Doors]
) -> Callable[[], Reviewer]:
    """Return a function that lets a reviewer in."""

    def sit() -> Reviewer:
        reviewer = arrives()
        assert reviewer.enters(room[1].token).status_code == 200
        return reviewer

    return sit


@pytest.fixture
def editor(sits_down: Callable[[], Reviewer]) -> Reviewer:
    return sits_down()


@pytest.fixture
def hostile(tmp_path: Path) -> Callable[[str], Newsroom]:
    """Return a function that puts a text wherever text of a conflict comes from outside."""
    path = tmp_path / "rescue.yaml"
    path.write_text(CHECK, encoding="utf-8")
    places = [place for place in PLACES if place != "check"]

    def lay_out(text: str) -> Newsroom:
        outcome = replace(poisoned(text, *places), check=str(path))
        said = next(c.explanation for c in outcome.conflicts if c.explanation)
        path.with_name("explained.yaml").unlink(missing_ok=True)
        reason, owner = whole_characters(said.reason), whole_characters(said.owner)
        other = replace(said, conflict="2" * 12, reason=reason, owner=owner)
        explain(path.with_name("explained.yaml"), other)
        return Newsroom(load_check(path), outcome, owner=f"{text} desk")

    return lay_out


def whole_characters(text: str) -> str:
    """Return a text as far as a file can hold it."""
    return text.encode("utf-8", "replace").decode()
