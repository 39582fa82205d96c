"""Lengths of time as configuration files and command lines give them: `2 days`, `90d`."""

from __future__ import annotations

from datetime import timedelta

import regex

from atodds.config.shape import found

LENGTH = regex.compile(
    r"(?P<count>\d{1,5}+(?:\.\d{1,5}+)?+) ?"
    r"(?:(?P<minutes>m|minutes?)|(?P<hours>h|hours?)|(?P<days>d|days?)|(?P<weeks>w|weeks?))"
)


def length_of(text: object) -> object:
    """Return the length of time of a text, or ValueError; what is no text is left as it is."""
    if not isinstance(text, str):
        return text
    parts = LENGTH.fullmatch(text.strip())
    if parts is None:
        said = f"must be a length of time such as 2 days, 36 hours or 90d, not {found(text)}"
        raise ValueError(said)
    unit = next(name for name, word in parts.groupdict().items() if word and name != "count")
    return timedelta(**{unit: float(parts["count"])})
