"""Conflicts that an editor has looked at and explained: `explained.yaml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from atodds.config import Shape, Text, moment_of, read_yaml, repeated, shaped


class Reason(StrEnum):
    """Why sources differ although none need be corrected, or while the matter is looked into."""

    DIFFERENT_MOMENT = "different-moment"
    DIFFERENT_MEASURE = "different-measure"
    DIFFERENT_SCOPE = "different-scope"
    SUPERSEDED = "superseded"
    DISPUTED_BY_PARTIES = "disputed-by-parties"
    ROUNDING_OR_TRANSLATION = "rounding-or-translation"
    SOURCE_ERROR = "source-error"
    EXTRACTION_ERROR = "extraction-error"
    UNDER_REVIEW = "under-review"


def _written(value: object) -> object:
    """Take a bare whole number, which YAML reads as a number, for the text it is written as."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    when = moment_of(value)
    return when.date() if when else None


Day = Annotated[date, BeforeValidator(_day)]
CanonicalValue = Annotated[Text, BeforeValidator(_written)]


class Explanation(Shape):
    """Why a conflict stands, for which values, who says so and until when."""

    conflict: CanonicalValue
    """The conflict's id."""
    rule: Text | None = None
    subject: Text | None = None
    values: Annotated[frozenset[CanonicalValue], Field(min_length=1)]
    """Canonical texts of the values that are accepted."""
    kind: Reason
    reason: Text
    owner: Text
    created: Day | None = None
    expires: Day | None = None
    """The last day on which it holds."""
    permanent: bool = False

    def expired(self, as_of: date | None) -> bool:
        """Tell whether it no longer holds on a day; without a day nothing has expired."""
        return bool(as_of and self.expires and self.expires < as_of)

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.permanent == (self.expires is not None):
            said = "must have either `expires: 2014-06-30` or `permanent: true`"
            raise ValueError(said)
        return self


class _Explanations(Shape):
    version: Literal[1] = 1
    explained: tuple[Explanation, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, data: Any) -> Any:  # noqa: ANN401  # whatever the file holds
        return {} if data is None else data


def load_explanations(path: str | Path) -> tuple[Explanation, ...]:
    """Return the explanations in a file; ConfigError with all that is wrong with it."""
    placed = read_yaml(Path(path))
    problems = repeated(placed, "explained", "conflict")
    return shaped(placed, _Explanations, problems).explained
