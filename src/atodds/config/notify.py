"""Whom a nightly run tells of changes; where they are reached stands in the environment."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import regex
from pydantic import AfterValidator, BeforeValidator

from atodds.config.lengths import length_of
from atodds.config.shape import Shape, Text, Texts, at_least

_VARIABLE = regex.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WEEK = timedelta(days=7)


def _variable(name: str) -> str:
    if not _VARIABLE.fullmatch(name):
        # What stands here may be the secret itself, so the message does not repeat it.
        said = (
            "must be the name of an environment variable that holds the address, such as"
            " DESK_WEBHOOK: check files are no place for secrets"
        )
        raise ValueError(said)
    return name


Variable = Annotated[Text, AfterValidator(_variable)]
"""The name of an environment variable."""


class Email(Shape):
    """Letters to a desk."""

    to: Annotated[Texts, at_least(1)]
    sender: Text
    server: Variable
    """Holds smtps://user:password@host:465, or smtp://host:25 for one that asks for nothing."""


class Notify(Shape):
    """Who is told when the set of conflicts has changed."""

    webhook: Variable | None = None
    """Holds the address that is sent what has changed, as JSON."""
    email: Email | None = None
    sign_of_life: Annotated[timedelta, BeforeValidator(length_of)] = _WEEK
    """After how long without a change one is told all the same, so that silence means a fault."""
