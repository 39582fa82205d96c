"""Word lists as data: one YAML file a subject, read once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import regex
import yaml


@cache
def load(name: str) -> Any:  # noqa: ANN401  # each list has the shape its reader documents
    """Return the content of `lexicon/NAME.yaml`."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest where several begin alike."""
    return "|".join(map(regex.escape, sorted(words, key=lambda w: (-len(w), w))))
