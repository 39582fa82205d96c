"""A floor under the scores: what was reached once, on which stories, and must not be lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import yaml

from atodds.quality.labels import LabelledStory
from atodds.quality.scores import Scores

MARGIN = {"precision": 0.01}
"""How far below what was reached a floor lies: a false alarm is forgiven less than a miss."""
OTHER_MARGIN = 0.02


def digest_of(stories: Sequence[LabelledStory]) -> str:
    """Return a digest of every file of the stories: scores of other stories are not comparable."""
    digest = sha256()
    for story in stories:
        folder = story.check.parent
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(f"{story.name}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def floor_in(path: Path) -> Mapping[str, float | str]:
    """Return the floor that a file holds, nothing where there is no such file."""
    if not path.exists():
        return {}
    floor: dict[str, float | str] = yaml.safe_load(path.read_text("utf-8"))
    return floor


def below(scores: Scores, floor: Mapping[str, float | str]) -> Iterator[str]:
    """Yield a sentence for each score that lies below its floor."""
    for name, (hits, of) in _figures(scores):
        least = float(floor.get(name, 0))
        if _share(hits, of) < least:
            yield f"{name.replace('_', ' ')} is {hits}/{of} = {_share(hits, of):.3f}, below {least}"


def floor_of(scores: Scores, digest: str) -> str:
    """Return the text of the floor that the scores allow, a little below them."""
    lines = [f"stories: {digest}\n"]
    for name, (hits, of) in _figures(scores):
        least = _share(hits, of) - MARGIN.get(name, OTHER_MARGIN)
        lines.append(f"{name}: {max(0.0, least):.3f}\n")
    return "".join(lines)


def lowered(before: Mapping[str, float | str], after: str) -> Iterator[str]:
    """Yield the names of the scores whose floor the new text would lower."""
    for name, least in yaml.safe_load(after).items():
        if name != "stories" and least < float(before.get(name, 0)):
            yield name


def _figures(scores: Scores) -> Iterator[tuple[str, tuple[int, int]]]:
    return ((field.name, getattr(scores, field.name)) for field in fields(scores))


def _share(hits: int, of: int) -> float:
    return hits / of if of else 1.0
