"""What pages of HTML are made with: templates that escape every text, and the words they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files

import regex
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from atodds.report import words
from atodds.report.estimates import estimates_of
from atodds.report.plain import plain
from atodds.report.reasons import figures, weight
from atodds.report.values import question_of

_CELL = 40
"""Characters of a value in a table."""
_BETWEEN_TAGS = regex.compile(r"(?<=[>}])\n\s*+(?=[<{])")


class _ClosedUp(PackageLoader):
    """Leaves out the line ends between tags: to a browser, each is a node like any other."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        """Return a template without them, where it stands, and whether it is still the same."""
        source, place, is_same = super().get_source(environment, template)
        return _BETWEEN_TAGS.sub("", source), place, is_same


@cache
def environment(*further: BaseLoader) -> Environment:
    """Return the templates of the report, after those of another page where it has some."""
    made = Environment(
        loader=ChoiceLoader([*further, _ClosedUp("atodds.report.html", "page")]),
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
