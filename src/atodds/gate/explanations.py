"""Conflicts that an editor has looked at and explained: `explained.yaml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from atodds.config import Shape, Text, moment_of, read_yaml, repeated, shaped
from atodds.model import Explanation, Reason


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


class _Entry(Shape):
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

    def explanation(self) -> Explanation:
        """Return it as the noun that the stages hand on."""
        return Explanation(
            conflict=self.conflict,
            rule=self.rule,
            subject=self.subject,
            values=self.values,
            kind=self.kind,
            reason=self.reason,
            owner=self.owner,
            created=self.created,
            expires=self.expires,
        )

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.permanent == (self.expires is not None):
            said = "must have either `expires: 2014-06-30` or `permanent: true`"
            raise ValueError(said)
        return self


class _Explanations(Shape):
    version: Literal[1] = 1
    explained: tuple[_Entry, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, data: Any) -> Any:  # noqa: ANN401  # whatever the file holds
        return {} if data is None else data


def load_explanations(path: str | Path) -> tuple[Explanation, ...]:
    """Return the explanations in a file; ConfigError with all that is wrong with it."""
    placed = read_yaml(Path(path))
    problems = repeated(placed, "explained", "conflict")
    return tuple(e.explanation() for e in shaped(placed, _Explanations, problems).explained)
