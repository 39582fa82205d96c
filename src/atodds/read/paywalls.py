"""Teasers and texts that break off at a paywall."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from atodds import lexicon
from atodds.read.metadata import Metadata

_LONG = 250
"""Words of a text that is taken for whole whatever the page around it asks for."""
_SHORT = 80
"""Words above which no text is a mere teaser."""


def is_partial(text: str, after: Sequence[str], metadata: Metadata) -> bool:
    """Tell whether a page's text is a part of its article, given the blocks that follow it.

    A short text is, where the page's data say that it is not free, readers are asked to pay right
    after it, it says no more than the page's description, or it ends by leading on. So is one that
    is less than half of the article in the page's data.
    """
    words = text.split()
    if metadata.body and len(words) < len(metadata.body.split()) / 2:
        return True
    if len(words) >= _LONG:
        return False
    if metadata.free is False or any(_invitation().search(block.casefold()) for block in after):
        return True
    return len(words) <= _SHORT and (_leads_on(text) or _says_no_more(words, metadata))


def _leads_on(text: str) -> bool:
    return (
        text.rstrip(" \n\u00bb>").casefold().endswith(tuple(lexicon.load("paywalls")["leads_on"]))
    )


def _says_no_more(words: Sequence[str], metadata: Metadata) -> bool:
    told = (metadata.description or "").split()
    return bool(words) and " ".join(words) in " ".join(told)


@cache
def _invitation() -> regex.Pattern[str]:
    phrases = lexicon.alternation(lexicon.load("paywalls")["invitations"])
    return regex.compile(rf"\b(?:{phrases})\b")
