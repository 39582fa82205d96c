"""A night's run over real sources: what is new is worked out, all else comes from the store."""

from atodds.nightly.desk import Progress
from atodds.nightly.folder import publish
from atodds.nightly.night import Done, Night, close_night, name_of, run_night
from atodds.nightly.notices import notify
from atodds.nightly.once import run_once

__all__ = [
    "Done",
    "Night",
    "Progress",
    "close_night",
    "name_of",
    "notify",
    "publish",
    "run_night",
    "run_once",
]
