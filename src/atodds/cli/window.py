"""`atodds review --web`: the review in a browser of this machine."""

from __future__ import annotations

import secrets
import traceback
import webbrowser
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

import click

from atodds.cli.inputs import configured
from atodds.cli.output import emit, say
from atodds.cli.running import STORE
from atodds.cli.surroundings import today
from atodds.config import Check
from atodds.gate.review import Review
from atodds.report.words import counted
from atodds.store import read_store

_BYTES = 32
"""Of a secret; all that a computer could try in its lifetime are far fewer."""


@dataclass(frozen=True, slots=True)
class Window:
    """Where the review is shown."""

    port: int
    store: Path | None
    browser: bool


def review_in_browser(review: Review, checks: Iterable[Check], owner: str, window: Window) -> int:
    """Serve a review until control-C; a click error where that cannot be."""
    try:
        from atodds import web  # noqa: PLC0415  # belongs to the extra `web`
    except ImportError as error:
        said = (
            f"--web needs packages that are not installed ({error.name}); "
            "`pip install 'atodds[web]'` installs them"
        )
        raise click.ClickException(said) from None
    if not review.waiting:
        emit("Nothing to review: no conflict waits for an explanation.\n")
        return 0
    desk = web.desk_of(review, checks, owner, today, _store(window.store))
    try:
        with web.listening(window.port) as opened:
            doors = web.Doors(
                review, partial(secrets.token_urlsafe, _BYTES), opened.getsockname()[1]
            )
            emit(f"{counted(len(review.waiting), 'conflict')} to look at: {doors.address()}\n")
            say("The address lets in whoever has it. Control-C ends the review.")
            if window.browser:
                _show(doors.address_for_once())
            web.serve(web.application(desk, doors, _trouble), opened)
    except web.PortError as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        # The way in which it is meant to end.
        emit(f"\n{counted(desk.left(), 'conflict')} left.\n")
    return 0


def _store(named: Path | None) -> Path | None:
    """Return the file of nightly runs that is named, or that lies here."""
    store = named or (STORE if STORE.is_file() else None)
    if store:
        with configured(), read_store(store):
            return store
    return None


def _show(address: str) -> None:
    """Open a browser. One that runs in the terminal returns only when it is left."""
    Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _trouble(error: Exception) -> None:
    say("".join(traceback.format_exception(error)))
