"""Sorts of happening, and which of them are one moment under two names."""

from __future__ import annotations

from atodds.lexicon import load


def same_sort(left: str | None, right: str | None) -> bool:
    """Tell whether two times are of one sort of happening, so that they may contradict."""
    return left is not None and left == right


def kin(left: str | None, right: str | None) -> bool:
    """Tell whether two times may be of one moment: a shooting and the call about it."""
    return left == right or any({left, right} <= set(group) for group in load("happenings")["kin"])


def is_known(sort: str | None) -> bool:
    """Tell whether a sort is one of the lexicon's, rather than a verb that stands for itself."""
    words = load("happenings")
    return sort in words["sorts"] or sort in words["appointed"] or sort in load("events")


def is_personal(sort: str | None) -> bool:
    """Tell whether such a happening is one person's own, as an arrest or a death is."""
    return _says(sort, "personal")


def is_lasting(sort: str | None) -> bool:
    """Tell whether a year dates such a happening well enough, as it does the opening of a mill."""
    return _says(sort, "lasting")


def _says(sort: str | None, mark: str) -> bool:
    return bool(load("happenings")["sorts"].get(sort, {}).get(mark))
