"""What pages of HTML are made with: templates that escape every text, and the words they share."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from atodds.report import words
from atodds.report.estimates import estimates_of
from atodds.report.plain import plain
from atodds.report.reasons import figures, weight
from atodds.report.values import question_of

_CELL = 40
"""Characters of a value in a table."""


@cache
def environment(*further: BaseLoader) -> Environment:
    """Return the templates of the report, after those of another page where it has some."""
    made = Environment(
        loader=ChoiceLoader([*further, PackageLoader("atodds.report.html", "page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["plain"] = plain
    made.globals.update(
        counted=words.counted,
        estimates=partial(estimates_of, width=_CELL),
        figures=figures,
        question=question_of,
        weight=weight,
    )
    return made


def page_text(name: str) -> str:
    """Return the style or the script of the report."""
    return files("atodds.report.html").joinpath("page", name).read_text("utf-8")
