"""What explanations must keep to: set in a check file, or for a whole project in pyproject.toml."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import regex
from pydantic import BeforeValidator

from atodds.config.error import ConfigError
from atodds.config.lengths import length_of
from atodds.config.placed import Placed, read_text
from atodds.config.shape import Shape, Texts, shaped
from atodds.model import Problem

PROJECT = "pyproject.toml"

TABLE = regex.compile(r"^\[+ *tool *\. *atodds\b", regex.MULTILINE)


class Limits(Shape):
    """What explanations must keep to."""

    longest: Annotated[timedelta | None, BeforeValidator(length_of)] = None
    """How long one may hold from the day it was given; where set, none may be permanent."""
    approve: Texts = ()
    """Who may give one; anybody where none is named."""


class _Project(Shape):
    """What `[tool.atodds]` says."""

    limits: Limits | None = None


def project_limits(path: Path) -> Limits | None:
    """Return the limits under `[tool.atodds]` in the pyproject.toml nearest above a file.

    None where there is no such file, or it sets none; ConfigError where it is not right.
    """
    files = (folder / PROJECT for folder in path.resolve().parents)
    file = next((f for f in files if f.is_file()), None)
    if file is None:
        return None
    text = read_text(file)
    try:
        table = tomllib.loads(text).get("tool", {}).get("atodds", {})
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((Problem(str(file), f"is not TOML: {error}"),)) from None
    begins = TABLE.search(text)
    line = text.count("\n", 0, begins.start()) + 1 if begins else 1
    return shaped(Placed(str(file), table, {}, {(): (line, 1)}, ()), _Project).limits
