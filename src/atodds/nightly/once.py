"""A run of a check outside of any night: many stories are worked off over a store that goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from atodds import pipeline
from atodds.config import Check, ConfigError, Grouping, RuleSet
from atodds.engine import Workers, here
from atodds.fetch import Gathered, with_sources
from atodds.findings import MANY
from atodds.gate import Before
from atodds.model import Outcome, Problem, Record
from atodds.nightly.desk import Desk
from atodds.nightly.night import work_off
from atodds.pipeline import before_of, gated
from atodds.store import open_store

_NOTHING_FETCHED = Gathered((), ())


def run_once(  # noqa: PLR0913  # those of `pipeline.run`
    check: Check,
    rules: RuleSet,
    *,
    as_of: date,
    explained: bool = True,
    since: Sequence[Record] = (),
    workers: Workers = here,
) -> Outcome:
    """Return all that a check finds, as `pipeline.run` does.

    Of a check of many stories, what is read and worked out lies in a file that is gone afterwards,
    among the system's temporary ones: the process holds those that are told of.
    """
    if check.grouping is Grouping.ONE:
        return pipeline.run(
            check, rules, as_of=as_of, explained=explained, since=since, workers=workers
        )
    check = with_sources(check)
    before = replace(before_of(check) if explained else Before(), run=tuple(since))
    with _folder() as folder, open_store(Path(folder) / "run.sqlite") as store:
        desk = Desk(str(check.path), 1, 0, as_of, store.shelf, workers, _unseen)
        worked = work_off(check, rules, _NOTHING_FETCHED, desk, many=MANY)
    return gated(check, rules, worked.compared, before, as_of)


def _folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="atodds-")
    except OSError as error:
        said = f"no file can be written here: {error.strerror}; TMPDIR names another folder"
        raise ConfigError((Problem(gettempdir(), said),)) from None


def _unseen(_what: str, _done: int, _total: int) -> None:
    """Show nobody how far the run is."""
