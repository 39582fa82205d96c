"""Frames that a notebook shows as a reader wants them: the few columns that tell, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

import pandas as pd


class ShownFrame(pd.DataFrame):
    """A frame like any other, but for the table a notebook shows of it.

    Where one of the columns shown has been dropped or renamed, pandas shows the frame as usual.
    """

    shown: ClassVar[Mapping[str, str]] = {}
    """The columns that are shown, with their headings."""

    @property
    def _constructor(self) -> Callable[..., ShownFrame]:
        return type(self)

    def _repr_html_(self) -> str | None:
        if not set(self.shown) <= set(self.columns):
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]  # not in the stubs
        first = ["story"] if "story" in self.columns and len(set(self["story"])) > 1 else []
        told = pd.DataFrame(self[[*first, *self.shown]]).rename(columns=dict(self.shown))
        rows = pd.get_option("display.max_rows")
        with pd.option_context("display.max_colwidth", None):
            return told.to_html(index=False, na_rep="", border=0, max_rows=rows, escape=True)


class Conflicts(ShownFrame):
    """What sources are at odds on, a row each."""

    shown: ClassVar[Mapping[str, str]] = {
        "severity": "severity",
        "state": "state",
        "title": "what",
        "subject": "about",
        "values": "values",
        "origins": "origins",
        "why_conflict": "why",
    }


class Comparisons(ShownFrame):
    """What was held against each other, a row a pair."""

    shown: ClassVar[Mapping[str, str]] = {
        "rule": "rule",
        "left_exact": "one",
        "left_document": "in",
        "right_exact": "the other",
        "right_document": "in ",
        "score": "score",
        "threshold": "needed",
        "verdict": "verdict",
        "reason": "reason",
    }
