"""Numbers in words: "two hundred and five", "a dozen", "2.5 lakh crore", "three-quarters"."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.language import Pattern

_HUNDRED = 100


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of `words`, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def number_words() -> dict[str, int]:
    """Return the value of every number word below a hundred."""
    words = lexicon.load("numbers")
    return {**words["ones"], **words["teens"], **words["tens"]}


@cache
def scale_words() -> dict[str, int]:
    """Return what every scale word multiplies by, the singular and the plural of "lakh" alike."""
    return dict(lexicon.load("numbers")["scales"])


@cache
def denominators() -> dict[str, int]:
    """Return the denominator that a fraction word stands for, in the singular and the plural."""
    singular = lexicon.load("numbers")["fractions"]
    plural = {f"{word}s": value for word, value in singular.items() if word != "half"}
    return {**singular, **plural, "halves": 2}


def spelled(words: str) -> tuple[int, int] | None:
    """Read the longest number at the start of `words`: its value and how many characters it takes.

    "twenty-five people" is 25 and 11 characters, "two three" only 2. None where there is none.
    """
    total, group, ceiling, used = 0, None, None, 0
    article = allow_and = False
    last_scaled = 0
    for token in _TOKEN.finditer(words):
        word = token.group().lower()
        if word in {"a", "an"} and used == 0:
            article = True
            continue
        if word == "and":
            if not allow_and:
                break
            continue
        value, scale = number_words().get(word), scale_words().get(word)
        if value is not None:
            if article or not _fits(group, value, after_hyphen=words[token.start() - 1] == "-"):
                break
            group = (group or 0) + value
            allow_and = False
        elif scale == _HUNDRED and (group or article) and (group or 1) < _HUNDRED:
            group = (group or 1) * _HUNDRED
            allow_and = True
        elif scale and group is None and last_scaled and scale > _HUNDRED:
            total += last_scaled * (scale - 1)
            last_scaled *= scale
        elif scale and (group or article) and (ceiling is None or scale < ceiling):
            last_scaled = (group or 1) * scale
            total, group, ceiling = total + last_scaled, None, scale
            allow_and = scale >= _HUNDRED
        else:
            break
        article = False
        used = token.end()
    return (total + (group or 0), used) if used else None


def _fits(group: int | None, value: int, *, after_hyphen: bool) -> bool:
    """Tell whether a word below a hundred can follow what its group already holds."""
    if group is None:
        return True
    rest = group % _HUNDRED
    if rest == 0:
        return not after_hyphen or group >= _HUNDRED
    return rest >= 20 and rest % 10 == 0 and value < 10  # noqa: PLR2004  # the tens of English


def scale_of(words: str) -> int:
    """Return what the scale words of "million" or "lakh crore" multiply by together."""
    product = 1
    for word in words.replace("-", " ").split():
        product *= scale_words()[word.lower()]
    return product


def fraction_of(words: str) -> Fraction:
    """Return the value of "half", "a third" or "three-quarters" as what stands after "and"."""
    first, _, last = words.lower().replace("-", " ").rpartition(" ")
    numerator = number_words().get(first.rpartition(" ")[2], 1)
    return Fraction(numerator, denominators()[last])


_TOKEN = Pattern(r"\p{L}+")
