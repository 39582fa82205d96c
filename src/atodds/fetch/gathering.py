"""The sites of a check, visited: what is new on them is fetched and kept, and how each fared."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from atodds.config import Check, ConfigError
from atodds.fetch.manners import Clock, Manners
from atodds.model import Health, Problem

if TYPE_CHECKING:
    from atodds.fetch.exchange import Resolve


class MissingExtraError(ConfigError):
    """A check names sites, and what fetches them is not installed."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of the sites of a check."""

    problems: tuple[Problem, ...]
    """What could not be fetched; what was fetched of it before is still there."""
    health: tuple[Health, ...]
    """One for each site, in the order of the check."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What fetching takes from outside."""

    now: datetime
    """Naive, in UTC."""
    clock: Clock
    manners: Manners = field(default_factory=Manners)
    resolve: Resolve | None = None
    """How hosts are looked up; as the system does where it is not given."""
    progress: Callable[[str, int, int], None] = lambda *_: None
    """Is told what is done, how many sources are visited, and how many there are."""


def gather(check: Check, surroundings: Surroundings) -> Gathered:
    """Fetch what is new on the sites of a check into its snapshots.

    A site that fails costs no other, and nothing that was fetched before. Afterwards
    `with_sources(check, fetched=True)` lists the documents. MissingExtraError where the check has
    sites and the extra `web` is not installed; OSError where snapshots cannot be written.
    """
    remote = [source for source in check.sources if source.kind.is_remote]
    if not remote:
        return Gathered((), ())
    try:
        from atodds.fetch.visits import visit_all  # noqa: PLC0415  # belongs to the extra `web`
    except ImportError as error:
        said = (
            f"{remote[0]} is fetched by packages that are not installed ({error.name}); "
            "`pip install 'atodds[web]'` installs them"
        )
        raise MissingExtraError((Problem(f"{check.path}:{remote[0].line}", said),)) from None
    return asyncio.run(visit_all(check, remote, surroundings))
