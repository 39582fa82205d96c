"""The words in which reports speak of verdicts, kinds, units and what to check first."""

from __future__ import annotations

from collections.abc import Mapping

from atodds.language.plurals import plural
from atodds.model import Kind, Modality, Reason, Severity, State, Verdict

SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
"""Singular and plural."""

STATES: Mapping[State, str] = {
    State.NEW: "new",
    State.CHANGED: "changed",
    State.REOPENED: "reopened",
    State.PERSISTING: "still open",
    State.NARROWED: "explained too widely",
    State.EXPLAINED: "explained",
    State.KNOWN: "known before",
    State.RESOLVED: "resolved",
    State.NOT_RECHECKED: "not rechecked",
}

VERDICTS: Mapping[Verdict, str] = {
    Verdict.AGREE: "agree",
    Verdict.COMPATIBLE: "leave room for each other",
    Verdict.DIVERGENCE: "suggest different sizes, yet leave room for each other",
    Verdict.UPDATE: "later figure takes the place of the earlier",
    Verdict.CONFLICT: "cannot both be true",
    Verdict.PARTY_DISPUTE: "the parties differ, the outlets agree on who claims what",
    Verdict.INCOMPARABLE: "not about the same fact",
}

WHY: Mapping[Verdict, str] = {
    Verdict.AGREE: "Why this is no conflict",
    Verdict.COMPATIBLE: "Why this is no conflict",
    Verdict.DIVERGENCE: "Why this is only a note",
    Verdict.UPDATE: "Why this is no conflict",
    Verdict.CONFLICT: "Why both cannot be true",
    Verdict.PARTY_DISPUTE: "Why this is only a note",
    Verdict.INCOMPARABLE: "Why they were not compared",
}
"""What introduces the reason of a verdict."""

KINDS: Mapping[Kind, str] = {
    Kind.KILLED: "number killed",
    Kind.INJURED: "number injured",
    Kind.MISSING: "number missing",
    Kind.ARRESTED: "number arrested",
    Kind.PEOPLE: "number of people",
    Kind.THINGS: "number of things",
    Kind.DURATION: "length of time",
    Kind.MONEY: "amount of money",
    Kind.PERCENT: "percentage",
    Kind.DATE: "date",
    Kind.TIME: "time of day",
    Kind.AGE: "age",
    Kind.DISTANCE: "distance",
    Kind.SIZE: "size",
    Kind.SCORE: "score",
    Kind.VOTES: "votes",
    Kind.RANK: "rank",
    Kind.PLACE: "place",
    Kind.PARTICIPANTS: "who took part",
    Kind.MODE: "means of contact",
    Kind.OUTCOME: "outcome",
    Kind.TITLE: "office held",
    Kind.NAME: "name",
    Kind.SPEAKER: "who said it",
    Kind.QUOTE: "wording of a quotation",
    Kind.OTHER: "other fact",
}

REASONS: Mapping[Reason, str] = {
    Reason.DIFFERENT_MOMENT: "each was right when it was written",
    Reason.DIFFERENT_MEASURE: "they count by different rules: with dinner, without",
    Reason.DIFFERENT_SCOPE: "one figure is of a part, or of more, than the other",
    Reason.SUPERSEDED: "a later report corrects the earlier",
    Reason.DISPUTED_BY_PARTIES: "each side has its own account",
    Reason.ROUNDING_OR_TRANSLATION: "the same, rounded or translated",
    Reason.SOURCE_ERROR: "one source is wrong, and that is known",
    Reason.EXTRACTION_ERROR: "the program misread a text",
    Reason.UNDER_REVIEW: "somebody is looking into it",
}
"""What each kind of explanation says."""

MODALITIES: Mapping[Modality, str] = {
    Modality.FACT: "told as fact",
    Modality.PLAN: "told as planned or expected",
    Modality.HYPOTHETICAL: "told as possible only",
    Modality.NEGATED: "denied",
}

ADVICE_BY_VERDICT: Mapping[Verdict, str] = {
    Verdict.DIVERGENCE: (
        "Nothing needs correcting; where a firmer figure is at hand, both texts gain by it."
    ),
    Verdict.PARTY_DISPUTE: (
        "Nothing needs correcting as long as each figure stays with the party that gives it."
    ),
}

_TOLL = (
    "See which figure is the later one, and whose count it is: the authority's, the hospital's, "
    "the outlet's own."
)

ADVICE_BY_KIND: Mapping[Kind, str] = {
    Kind.KILLED: _TOLL,
    Kind.INJURED: _TOLL,
    Kind.MISSING: _TOLL,
    Kind.ARRESTED: "See who counted and at what hour; the police know the number.",
    Kind.PEOPLE: "See who counted, at what hour, and whether one figure is part of the other.",
    Kind.THINGS: "See who counted, and whether one figure is part of the other.",
    Kind.DURATION: (
        "Ask whether both mean the same session, and whether breaks or meals were counted in."
    ),
    Kind.MONEY: "Compare currency, year and what is included, then find the original document.",
    Kind.PERCENT: (
        "Look at what the share is of, and at percent against percentage points, in the original."
    ),
    Kind.DATE: "Hold weekday against calendar date, and the time zone of the place of the event.",
    Kind.TIME: "See whether both give local time, and whether one is the call and one the event.",
    Kind.AGE: "Look for the date of birth, and for a birthday between the two reports.",
    Kind.DISTANCE: "Compare units and the two ends of the distance.",
    Kind.SIZE: "Compare units and the measuring body; one may be a first reading.",
    Kind.SCORE: "Look at the official result; one may be a score before the end.",
    Kind.VOTES: "Look at the official roll call or count; one may be a partial count.",
    Kind.RANK: "See what is ranked, by which list and of which year.",
    Kind.PLACE: "See whether one place lies within the other or merely near it.",
    Kind.PARTICIPANTS: "Look at what either side put out on the meeting: it names who was there.",
    Kind.MODE: "Look at what either side put out: it says whether they met, called or wrote.",
    Kind.OUTCOME: "Look at the decision or joint statement itself.",
    Kind.TITLE: "Look at the body's own site for who held the office on that day.",
    Kind.NAME: "Compare with the official spelling; two people of like names are possible.",
    Kind.SPEAKER: "Listen to the recording, or read a transcript, to learn who said it.",
    Kind.QUOTE: (
        "Hold both against the recording or a transcript: the words in quotation marks are the "
        "speaker's."
    ),
    Kind.OTHER: "Read both sentences in their paragraphs, then the source they name.",
}

ONE_SOURCE = "Both cite {source}: look at what was said there first."
ONE_AGENCY = "Both texts go back to {agency}: compare them with the agency's own copy first."


def listed(parts: list[str]) -> str:
    """Join parts as a sentence would: "one, two and three"."""
    if len(parts) < 2:  # noqa: PLR2004  # a list needs two parts to need an "and"
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 document", "5 documents", "no documents"."""
    if number == 1:
        return f"1 {one}"
    return f"{number or 'no'} {many or plural(one)}"
