"""How fast one process reads, beside programs that read parts of the same, all in one run.

    python benchmarks/reading.py --folder build/peers [--articles 200] [--svg reading.svg]

prints characters a second and, for each, how many times as fast it is as quantulum3. Each peer is
installed into an environment of its own in the folder, where the next run finds it again. What is
timed is one core's time after a first article; of several rounds the quickest counts.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

from invented import FIRST_DAY, stories
from tabulate import tabulate

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


def main() -> None:
    """Time every reader, print the table and draw it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--folder", type=Path, required=True, help="environments are kept here")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=5, help="the most that a round may take")
    parser.add_argument("--only", nargs="*", help="names of readers")
    parser.add_argument("--svg", type=Path, help="draw the table into this file")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    articles = asked.folder / "articles.json"
    articles.write_text(json.dumps(_articles(asked.articles)), encoding="utf-8")
    chosen = [p for p in (OWN, *PEERS) if not asked.only or p.name in asked.only]
    paces = [Pace(p, _pace(p, asked.folder, articles, asked.seconds)) for p in chosen]
    paces.sort(key=lambda pace: -pace.characters_a_second)
    print(_table(paces))
    if asked.svg:
        asked.svg.write_text(_drawn(paces), encoding="utf-8")


def _articles(count: int) -> list[str]:
    told = stories(max(count // ARTICLES_A_STORY, 1), count)
    return [article.text for story in told for article in story]


def _pace(peer: Peer, folder: Path, articles: Path, seconds: float) -> float:
    """Return how many characters a reader reads in a second of its processor."""
    python = _environment(peer, folder) if peer != OWN else Path(sys.executable)
    run = subprocess.run(  # noqa: S603  # this very program, by the peer's interpreter
        [python, DRIVER, peer.name, articles, str(seconds), FIRST_DAY.isoformat()],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"{peer.name}: {run.stderr}")
    return float(run.stdout)


def _environment(peer: Peer, folder: Path) -> Path:
    """Return the interpreter of the peer's environment, which is made where there is none."""
    home = folder / peer.name
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        if peer.requires:
            install = [python, "-m", "pip", "install", "-qq", *peer.requires]
            subprocess.run(install, check=True)  # noqa: S603  # what PEERS names
    return python


def _table(paces: list[Pace]) -> str:
    base = next((p.characters_a_second for p in paces if p.peer.name == "quantulum3"), None)
    rows = [
        (
            pace.peer.name,
            f"{pace.characters_a_second:,.0f}",
            f"{pace.characters_a_second / base:,.2f}" if base else "",
            pace.peer.reads,
        )
        for pace in paces
    ]
    headers = ["reader", "characters a second", "of quantulum3", "reads"]
    return tabulate(rows, headers, tablefmt="pipe", colalign=("left", "right", "right", "left"))


LABEL, BAR, LINE = 150, 420, 26
"""Pixels: for names, for the longest bar, and from one bar to the next."""


def _drawn(paces: list[Pace]) -> str:
    """Draw the table as bars; each further pixel is the same factor, as the paces lie far apart."""
    least = min(p.characters_a_second for p in paces) / 3
    most = max(p.characters_a_second for p in paces)
    height = LINE * (len(paces) + 1)
    bars = "".join(
        _bar(row, pace, _length(pace.characters_a_second / least, most / least))
        for row, pace in enumerate(paces)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + BAR + 110}" height="{height}" '
        'font-family="sans-serif" font-size="13" fill="#444">'
        "<title>Characters read in a second by one process, on a scale of factors</title>"
        f"{bars}</svg>\n"
    )


def _bar(row: int, pace: Pace, length: float) -> str:
    top = LINE * row + LINE // 2
    colour = "#0b6e4f" if pace.peer == OWN else "#9aa5ab"
    return (
        f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end">{pace.peer.name}</text>'
        f'<rect x="{LABEL}" y="{top}" width="{length:.0f}" height="18" fill="{colour}"/>'
        f'<text x="{LABEL + length + 6:.0f}" y="{top + 13}">{pace.characters_a_second:,.0f}</text>'
    )


def _length(times: float, most: float) -> float:
    return BAR * math.log(times) / math.log(most)


if __name__ == "__main__":
    main()
