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
    return sort in load("happenings")["sorts"] or sort in load("events")
