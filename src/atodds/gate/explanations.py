"""Conflicts that an editor has looked at and explained: `explained.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from atodds.config import (
    ConfigError,
    Limits,
    Placed,
    Shape,
    Text,
    moment_of,
    parse_yaml,
    read_yaml,
    repeated,
    shaped,
)
from atodds.model import Explanation, Problem, Reason


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


def load_explanations(path: str | Path, limits: Limits | None = None) -> tuple[Explanation, ...]:
    """Return the explanations in a file; ConfigError with all that is wrong with it.

    What goes beyond the limits is wrong as well.
    """
    placed = read_yaml(Path(path))
    found = _explanations(placed)
    beyond = [
        Problem(placed.place(("explained", number, key)), said)
        for number, explanation in enumerate(found)
        for key, said in beyond_limits(explanation, limits or Limits())
    ]
    if beyond:
        raise ConfigError(tuple(beyond))
    return found


def explanations_in(text: str, name: str) -> tuple[Explanation, ...]:
    """Return the explanations in the text of a file of that name; ConfigError likewise."""
    return _explanations(parse_yaml(text, name))


def beyond_limits(explanation: Explanation, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield what goes beyond the limits: the key, and what is said of it."""
    if limits.approve and explanation.owner not in limits.approve:
        allowed = " or ".join(limits.approve)
        yield "owner", f"owner must be {allowed}, as the limits say, not {explanation.owner!r}"
    if limits.longest is None:
        return
    days = f"{limits.longest.days} days"
    if explanation.expires is None:
        yield "permanent", f"must end: the limits allow {days}; `expires: ...` would be right"
    elif explanation.created is None:
        said = f"created is missing: the limits allow {days} from that day; `created: ...`"
        yield "conflict", f"{said} would be right"
    elif explanation.expires > (last := explanation.created + limits.longest):
        said = f"expires must be {last} or earlier: the limits allow {days}"
        yield "expires", f"{said}, and it was created on {explanation.created}"


def _explanations(placed: Placed) -> tuple[Explanation, ...]:
    entries = shaped(placed, _Explanations, repeated(placed, "explained", "conflict")).explained
    return tuple(
        entry.explanation(placed.place(("explained", number, "conflict")))
        for number, entry in enumerate(entries)
    )
