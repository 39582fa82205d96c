"""Decides which conflicts are new and which were known or explained before."""

from atodds.gate.accepting import HELD, accept, entries_of, explained_by, listed_in, take_back
from atodds.gate.before import Before, Reading, files_of, located, seen_from, written_in
from atodds.gate.explaining import ChangedMeanwhileError, explain, withdraw
from atodds.gate.explanations import beyond_limits, load_explanations
from atodds.gate.identity import canonical_value, content_of, identified, slot_id
from atodds.gate.known import Known, amend_known, load_known
from atodds.gate.previous import load_run
from atodds.gate.standing import Gated, gate, settled
from atodds.gate.upkeep import (
    Upkeep,
    explanation_of,
    record_of,
    upkeep_of_explanations,
    upkeep_of_known,
)

__all__ = [
    "HELD",
    "Before",
    "ChangedMeanwhileError",
    "Gated",
    "Known",
    "Reading",
    "Upkeep",
    "accept",
    "amend_known",
    "beyond_limits",
    "canonical_value",
    "content_of",
    "entries_of",
    "explain",
    "explained_by",
    "explanation_of",
    "files_of",
    "gate",
    "identified",
    "listed_in",
    "load_explanations",
    "load_known",
    "load_run",
    "located",
    "record_of",
    "seen_from",
    "settled",
    "slot_id",
    "take_back",
    "upkeep_of_explanations",
    "upkeep_of_known",
    "withdraw",
    "written_in",
]
