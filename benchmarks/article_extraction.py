"""How well articles are found on web pages: word-shingle F1 against known articles.

    python benchmarks/article_extraction.py FOLDER [--worst 10]

FOLDER holds `ground-truth.json`, which maps a page's name to its `articleBody`, and the pages as
`html/NAME.html.gz`. Scores are those of the article extraction benchmark: runs of four words,
counted; precision and recall are means over the pages, F1 is the harmonic mean of these two.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import regex

from atodds.model import BlockKind
from atodds.read.pages import page_item

SHINGLE = 4
WORD = regex.compile(r"\w+")


class Score(NamedTuple):
    """Of one page, each from 0 to 1."""

    precision: float
    recall: float


def score(true: str, found: str) -> Score:
    """Compare two texts by their runs of four words."""
    left, right = _shingles(true), _shingles(found)
    shared = sum((left & right).values())
    return Score(_share(shared, sum(right.values())), _share(shared, sum(left.values())))


def article(source: str) -> str:
    """Return the article that is read on a page, without its headline."""
    item = page_item(source)
    lines = (b for b in item.lines or () if b.kind is not BlockKind.HEADLINE)
    return "\n".join(block.span.of(item.text) for block in lines)


def main() -> None:
    """Score a folder of pages and print the sums, and the worst pages on request."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--worst", type=int, default=0, help="print so many of the worst pages")
    given = parser.parse_args()
    truth = json.loads((given.folder / "ground-truth.json").read_text("utf-8"))
    scores = {
        name: score(known["articleBody"], article(_page(given.folder, name)))
        for name, known in truth.items()
    }
    precision = mean(s.precision for s in scores.values())
    recall = mean(s.recall for s in scores.values())
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(scores)} pages: F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}")
    for name, of_page in sorted(scores.items(), key=lambda item: sum(item[1]))[: given.worst]:
        print(f"{of_page.precision:.2f} {of_page.recall:.2f} {name} {truth[name].get('url', '')}")


def _page(folder: Path, name: str) -> str:
    return gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8")


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    runs = (tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(run for run in runs if run)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    main()
