"""Shapes of configuration files, and what does not fit them, each with its place."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args

import regex
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from atodds.config.error import ConfigError
from atodds.config.placed import Entries, Placed, Way
from atodds.model import Problem

QUOTE = "; quotation marks around it would be right"

SHOWN = 40
"""How many characters of a value a message shows."""

NEAR = 66
"""How alike, of 100, a known word must be to be suggested."""

MESSAGES = {
    "missing": "{label} is missing; `{label}: ...` would be right",
    "string_type": "{label} must be text, not {found}{quote}",
    "string_too_short": "{label} must not be empty",
    "bool_type": "{label} must be true or false, not {found}",
    "bool_parsing": "{label} must be true or false, not {found}",
    "int_type": "{label} must be a whole number, not {found}",
    "int_parsing": "{label} must be a whole number, not {found}",
    "int_from_float": "{label} must be a whole number, not {found}",
    "float_type": "{label} must be a number, not {found}",
    "float_parsing": "{label} must be a number, not {found}",
    "finite_number": "{label} must be a finite number, not {found}",
    "less_than": "{label} must be below {lt:g}, not {found}",
    "less_than_equal": "{label} must be at most {le:g}, not {found}",
    "greater_than": "{label} must be above {gt:g}, not {found}",
    "greater_than_equal": "{label} must be at least {ge:g}, not {found}",
    "tuple_type": "{label} must be a list, not {found}",
    "list_type": "{label} must be a list, not {found}",
    "frozen_set_type": "{label} must be a list, not {found}",
    "path_type": "{label} must be text, not {found}{quote}",
    "dict_type": "{label} must be a mapping (`key: value`), not {found}",
    "model_type": "{label} must be a mapping (`key: value`), not {found}",
    "enum": "{label} must be {expected}, not {found}{near}",
    "literal_error": "{label} must be {expected}, not {found}{near}",
    "value_error": "{label} {error}",
}
"""By pydantic's name of the error, what the writer of the file is told."""


class Shape(BaseModel):
    """A frozen mapping with known keys; a file may hold no others.

    Fields whose alias begins with a colon are not for the file: they tell where it was read.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True
    )

    line: int = Field(default=0, alias=":line")
    """Where it begins in its file, counted from 1; 0 where it comes from no file."""

    @classmethod
    def whence(cls, entries: Entries, path: Path) -> dict[str, Any]:  # noqa: ARG003  # for subclasses
        """Return the fields that are not in the file, by alias."""
        return {":line": entries.line}

    @model_validator(mode="before")
    @classmethod
    def _add_whence(cls, data: object, info: ValidationInfo) -> object:
        if not isinstance(data, Entries):
            return data
        return {**data, **cls.whence(data, Path(str(info.context)))}


def _some(text: str) -> str:
    if not text.strip():
        said = "must not be empty"
        raise ValueError(said)
    return text


def as_list(value: object) -> object:
    """Take a single text for a list of one."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_some)]
"""Text that is more than spaces."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list)]
"""A list of texts, where one may stand for a list of one."""


def at_least(count: int) -> AfterValidator:
    """Demand that many items of a list; with fewer, ValueError."""

    def enough(items: tuple[object, ...]) -> tuple[object, ...]:
        if len(items) < count:
            said = f"must have {count} or more items, not {len(items)}"
            raise ValueError(said)
        return items

    return AfterValidator(enough)


S = TypeVar("S", bound=Shape)


def shaped(placed: Placed, shape: type[S], further: Iterable[Problem] = ()) -> S:
    """Return a file's content in its shape; ConfigError with all that is wrong with it.

    `further` are problems found in other ways; any at all make the file unusable.
    """
    problems = [*placed.problems, *further]
    seen = {p.place for p in placed.problems}
    try:
        made = shape.model_validate(placed.data, context=placed.name, by_alias=True, by_name=False)
    except ValidationError as error:
        misfits = (_problem(e, placed, shape) for e in error.errors(include_url=False))
        problems += [p for p in misfits if p.place not in seen]
    if problems:
        raise ConfigError(in_order(problems))
    return made


def repeated(placed: Placed, items: str, key: str) -> list[Problem]:
    """Return a problem for each of `items` whose `key` has the value of an earlier one's."""
    first: dict[str, int] = {}
    problems = []
    for number, item in enumerate(items_of(placed.data, items)):
        value = item.get(key) if isinstance(item, dict) else None
        if isinstance(value, str):
            place = placed.place((items, number, key))
            same = posixpath.normpath(value)
            if same in first:
                said = f"{key} {value!r} stands already on line {first[same]}; once would be right"
                problems.append(Problem(place, said))
            first.setdefault(same, placed.line((items, number, key)))
    return problems


def items_of(data: object, key: str) -> list[Any]:
    """Return the list under a key of what a file holds, an empty one where there is none."""
    inner = data.get(key) if isinstance(data, dict) else None
    return inner if isinstance(inner, list) else []


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file, line and column, each once."""
    return tuple(sorted(set(problems), key=lambda p: (_numbers(p.place), p.message)))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean ...?" for the most similar known word, "" where none is similar."""
    nearest = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return f"; did you mean {nearest[0]!r}?" if nearest else ""


def _numbers(place: str) -> tuple[tuple[int, str], ...]:
    parts = place.split(":")
    return tuple((int(part) if part.isdecimal() else 0, part) for part in parts)


def _problem(error: ErrorDetails, placed: Placed, shape: type[Shape]) -> Problem:
    way: Way = error["loc"]
    unknown = error["type"] == "extra_forbidden"
    message = _unknown(way, shape) if unknown else _message(error, way)
    return Problem(placed.place(way, key=unknown), message)


def _unknown(way: Way, shape: type[Shape]) -> str:
    known = [k for k in _keys_at(way[:-1], shape) if not k.startswith(":")]
    return f"unknown key {way[-1]!r}" + (
        suggestion(str(way[-1]), known) or f"; known here are {', '.join(known)}"
    )


def _keys_at(way: Way, shape: type[Shape]) -> list[str]:
    for step in way:
        for name, info in shape.model_fields.items():
            if (info.alias or name) == step:
                shape = _shape_in(info.annotation) or shape
    return [info.alias or name for name, info in shape.model_fields.items()]


def _shape_in(annotation: object) -> type[Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((s for a in get_args(annotation) if (s := _shape_in(a))), None)


def _message(error: ErrorDetails, way: Way) -> str:
    template = MESSAGES.get(error["type"])
    context = error.get("ctx", {})
    expected = str(context.get("expected", ""))
    value = error["input"]
    words = {
        **context,
        "label": _label(way),
        "found": found(value),
        "expected": expected.replace("'", ""),
        "near": suggestion(str(value), regex.findall("'([^']*)'", expected)),
        "quote": "" if value is None or isinstance(value, list | dict) else QUOTE,
    }
    return template.format(**words) if template else f"{words['label']}: {error['msg']}"


def _label(way: Way) -> str:
    names = [step for step in way if isinstance(step, str)]
    if not way:
        return "the file"
    if isinstance(way[-1], int):
        return f"item {way[-1] + 1} of {names[-1]}" if names else f"item {way[-1] + 1}"
    return way[-1]


def found(value: object) -> str:
    """Return a value as a message quotes it."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return json.dumps(value[:SHOWN] + "…" * (len(value) > SHOWN), ensure_ascii=False)
    return str(value)
