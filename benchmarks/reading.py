"""How fast one process reads, beside programs that read parts of the same, all in one run.

    python benchmarks/reading.py --folder build/peers [--articles 200] [--json reading.json]

prints characters a second and, for each, how many times as fast it is as quantulum3. Each peer is
installed into an environment of its own in the folder, where the next run finds it again; one that
cannot be installed or run is named on standard error, and the status is 1. What is timed is one
core's time after a first article; of several rounds the quickest counts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

from invented import FIRST_DAY, stories
from tables import Plot, Table, arguments, tell

DRIVER = Path(__file__).with_name("readers.py")
ARTICLES_A_STORY = 5


class Peer(NamedTuple):
    """A reader, what must be installed for it, and what of an article it reads."""

    name: str
    requires: tuple[str, ...]
    reads: str


PEERS = (
    Peer("re", (), "one compiled pattern for figures with a word behind: the control"),
    Peer("spacy", ("spacy>=3.8",), "tokens, sentences and matcher rules for amounts and times"),
    Peer("quantulum3", ("quantulum3>=0.9", "setuptools<81"), "amounts with units"),
    Peer("recognizers-text", ("recognizers-text-suite", "emoji<2"), "numbers, units and times"),
    Peer("dateparser", ("dateparser>=1.2",), "times"),
)
OWN = Peer("atodds", (), "all that an article asserts")


class Pace(NamedTuple):
    """What a reader managed."""

    peer: Peer
    characters_a_second: float


class CannotRunError(Exception):
    """A reader that cannot be installed or run here; the message says why."""


def main() -> None:
    """Time every reader and print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="environments are kept here")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=5, help="the most that a round may take")
    parser.add_argument("--only", nargs="*", help="names of readers")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    articles = asked.folder / "articles.json"
    articles.write_text(json.dumps(_articles(asked.articles)), encoding="utf-8")
    chosen = [p for p in (OWN, *PEERS) if not asked.only or p.name in asked.only]
    paces, missing = list[Pace](), list[str]()
    for peer in chosen:
        try:
            paces.append(Pace(peer, _pace(peer, asked.folder, articles, asked.seconds)))
        except CannotRunError as error:
            missing.append(f"{peer.name} cannot run: {error}")
    paces.sort(key=lambda pace: -pace.characters_a_second)
    tell([_table(paces)], asked.json)
    if missing:
        sys.exit("; ".join(missing))


def _articles(count: int) -> list[str]:
    told = stories(max(count // ARTICLES_A_STORY, 1), count)
    return [article.text for story in told for article in story]


def _pace(peer: Peer, folder: Path, articles: Path, seconds: float) -> float:
    """Return how many characters a reader reads in a second of its processor."""
    python = _environment(peer, folder) if peer != OWN else Path(sys.executable)
    day = FIRST_DAY.isoformat()
    return float(_said([python, DRIVER, peer.name, articles, str(seconds), day]))


def _environment(peer: Peer, folder: Path) -> Path:
    """Return the interpreter of the peer's environment, which is made where there is none."""
    home = folder / peer.name
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        if peer.requires:
            _installed(peer, home)
    return python


def _installed(peer: Peer, home: Path) -> None:
    try:
        _said([home / "bin" / "python", "-m", "pip", "install", "-qq", *peer.requires])
    except CannotRunError:
        shutil.rmtree(home)  # lest the next run take it for complete
        raise


def _said(command: list[Path | str]) -> str:
    """Return what a command prints; what it says last where it fails tells why."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # ours
    if run.returncode:
        lines = run.stderr.strip().splitlines() or [f"status {run.returncode}"]
        raise CannotRunError(lines[-1])
    return run.stdout


def _table(paces: list[Pace]) -> Table:
    base = next((p.characters_a_second for p in paces if p.peer.name == "quantulum3"), None)
    rows = tuple(
        (
            pace.peer.name,
            pace.characters_a_second,
            pace.characters_a_second / base if base else None,
            pace.peer.reads,
        )
        for pace in paces
    )
    columns = ("reader", "characters a second", "of quantulum3", "reads")
    plot = Plot("bars", ("characters a second",), "characters a second", factors=True)
    return Table("Reading, in one process", columns, rows, (), plot)


if __name__ == "__main__":
    main()
