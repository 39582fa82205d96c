"""Short names for documents, the same whatever order they are listed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath


def identifiers(paths: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each path: its stem, with as many folders before it as tell it apart.

    Paths that differ in their suffix alone keep it; the paths themselves must differ. The number
    of an item within a file, as in `night.jsonl#3`, stays at the end.
    """
    depth = dict.fromkeys(paths, 1)
    while True:
        names = {path: _name(path, depth[path]) for path in paths}
        counts = Counter(names.values())
        grown = {
            path: depth[path] + 1
            for path in depth
            if counts[names[path]] > 1 and depth[path] <= len(_parts(path))
        }
        if not grown:
            return tuple(names[path] for path in paths)
        depth |= grown


def _name(path: str, depth: int) -> str:
    parts = _parts(path)
    if depth > len(parts):
        return path
    whole = PurePosixPath(*parts[-depth:])
    _, mark, item = whole.suffix.partition("#")
    return f"{whole.with_suffix('')}{mark}{item}"


def _parts(path: str) -> tuple[str, ...]:
    return PurePosixPath(path.replace("\\", "/")).parts
