"""Conflicts that an editor has looked at and explained: `explained.yaml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from atodds.config import Placed, Shape, Text, moment_of, parse_yaml, read_yaml, repeated, shaped
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
    documents: frozenset[Text] = frozenset()
    """Paths of the documents it was seen in, from the folder of this file."""
    kind: Reason
    reason: Text
    owner: Text
    created: Day | None = None
    expires: Day | None = None
    """The last day on which it holds."""
    permanent: bool = False

    def explanation(self, place: str) -> Explanation:
        """Return it as the noun that the stages hand on, with its place in the file."""
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
            documents=self.documents,
            place=place,
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
        if isinstance(data, dict) and data.get("explained", ()) is None:
            return {**data, "explained": ()}
        return {} if data is None else data


def load_explanations(path: str | Path) -> tuple[Explanation, ...]:
    """Return the explanations in a file; ConfigError with all that is wrong with it."""
    return _explanations(read_yaml(Path(path)))


def explanations_in(text: str, name: str) -> tuple[Explanation, ...]:
    """Return the explanations in the text of a file of that name; ConfigError likewise."""
    return _explanations(parse_yaml(text, name))


def _explanations(placed: Placed) -> tuple[Explanation, ...]:
    entries = shaped(placed, _Explanations, repeated(placed, "explained", "conflict")).explained
    return tuple(
        entry.explanation(placed.place(("explained", number, "conflict")))
        for number, entry in enumerate(entries)
    )
