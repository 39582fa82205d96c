"""An intake on disk, and nights over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from atodds.config import Check, load_check, load_rules
from atodds.engine import processes
from atodds.fetch import Gathered
from atodds.model import Outcome
from atodds.nightly import Done, Night, close_night, run_night
from atodds.store import open_store

FIRST = datetime(2031, 3, 4, 4)

FIRE = """\
Warehouse fire in Sorel

A fire in a warehouse in Sorel on Sunday killed {dead} people, the fire chief, Otto Lund, said. It
 took crews {hours} hours to put it out.

Otto Lund said that the warehouse on Quay Street had stood empty since the spring.
"""
FERRY = """\
Ferry runs aground off Arven

The ferry Halla ran aground off Arven on Saturday with {aboard} passengers aboard, the coast guard
 said. Captain Ida Strand said that {hurt} people were hurt.

Tugs pulled the Halla free from the Skerry Bank before dawn.
"""
STORIES = {
    "fire/courier.txt": FIRE.format(dead="nine", hours="three"),
    "fire/herald.txt": FIRE.format(dead="four", hours="three").replace("Otto Lund, ", "Lund, "),
    "ferry/courier.txt": FERRY.format(aboard=212, hurt="two"),
    "ferry/times.txt": FERRY.format(aboard=212, hurt="two").replace("ferry", "car ferry"),
}
"""Two stories: on the fire the outlets are at odds, on the ferry they are not."""

Nightly = Callable[..., Done]


def nothing_fetched(_check: Check) -> Gathered:
    """Fetch nothing: the intake lies in folders."""
    return Gathered((), ())


class Intake:
    """A folder of articles with the check file that lists them."""

    def __init__(self, folder: Path, grouping: str = "stories") -> None:
        self.folder = folder
        self.grouping = grouping

    def write(self, articles: dict[str, str]) -> None:
        """Write articles, and list all that there are."""
        for name, text in articles.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.list(sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.txt")))

    def list(self, names: Iterable[str]) -> None:
        """List articles in the check file."""
        lines = ["version: 1", "title: Night desk", f"grouping: {self.grouping}", "documents:"]
        for name in names:
            outlet = Path(name).stem.title()
            lines.append(f"  - {{path: {name}, outlet: {outlet}, published: 2031-03-03}}")
        (self.folder / "desk.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def check(self) -> Check:
        """Return the check."""
        return load_check(self.folder / "desk.yaml")


@pytest.fixture
def intake(tmp_path: Path) -> Intake:
    """Return a folder that holds the stories."""
    made = Intake(tmp_path / "desk")
    made.write(STORIES)
    return made


@pytest.fixture
def nightly(tmp_path: Path) -> Nightly:
    """Return a function that runs a night, the first one or a later one."""

    def run(
        intake: Intake, night: int = 0, *, anew: bool = False, jobs: int = 1, store: str = "s"
    ) -> Done:
        file = tmp_path / f"{store}.sqlite"
        now = FIRST + timedelta(days=night)
        with open_store(file) as opened, processes(jobs) as pool:
            this = Night(now, file, opened, pool, nothing_fetched, lambda *_: None, anew=anew)
            done = run_night(intake.check(), load_rules(), this)
            close_night(done, intake.check(), this)
        return done

    return run


def states(outcome: Outcome) -> dict[str, str]:
    """Return how each conflict and absence stands, by rule."""
    found = {c.fact.rule: c.state.value for c in outcome.conflicts}
    return found | {str(a.rule): a.state.value for a in outcome.absent}
