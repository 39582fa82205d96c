"""What the command line asks of its surroundings: the day, the user, whether a machine runs it."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import time
from datetime import UTC, date, datetime
from shutil import which

import click

NO = {"", "0", "false", "no"}


def today() -> date:
    """Return the day it is, in UTC."""
    return datetime.now(UTC).date()


def now_in_utc() -> datetime:
    """Return the time it is, naive and in UTC, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def in_ci() -> bool:
    """Tell whether a build machine runs the command: they all set CI."""
    return os.environ.get("CI", "").lower() not in NO


def user() -> str:
    """Return the name under which the user commits; a usage error where git knows none."""
    git = which("git")
    name = ""
    if git:
        asked = subprocess.run(  # noqa: S603  # a fixed command
            [git, "config", "user.name"], capture_output=True, check=False
        )
        name = asked.stdout.decode("utf-8", "replace").strip()
    if not name:
        said = "git knows no user.name here; name the owner with --owner"
        raise click.UsageError(said)
    return name


class Ticking:
    """The clock of the machine, for what is fetched."""

    def elapsed(self) -> float:
        """Return seconds since some moment; they never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Return after that time."""
        await asyncio.sleep(seconds)

    def chance(self) -> float:
        """Return a number from 0 to 1."""
        return random.random()  # noqa: S311  # when to try again is no secret
