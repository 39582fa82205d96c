"""Words free of house style: what two clean transcripts of one utterance share."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from atodds.language.folding import fold
from atodds.lexicon import load

GAP = "..."
"""Stands where the outlet says that it left words out."""
EDIT = "["
"""Begins a token that the outlet says it put in or changed."""

_TOKEN = regex.compile(
    r"""
    \[[^\[\]]{0,80}\]                        # [their]
    | \.{3,} | \.(?:\s\.){2,}                  # ... and . . .
    | [$\u00a3\u20ac]\s?\d[\d,.]*+(?:\s?(?:hundred|thousand|million|billion|trillion|[mb]n)\b)?
    | \d+(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+)?(?:st|nd|rd|th)?\b | \d+
    | (?:\p{L}\.){2,}\p{L}?\b | \p{L}\.\p{L}\b     # U.S.
    | '(?:em|cause|til)\b
    | \p{L}[\p{L}\p{M}\p{N}]*(?:'[\p{L}]+)*    # don't
    | [%&]
    """,
    regex.VERBOSE,
)
_NEXT_WORD = regex.compile(r"\s+(\w+)")
_MONEY = {"$": "dollar", "\u00a3": "pound", "\u20ac": "euro"}
_LONGEST_ENDING = 4
_LARGEST = 10**18
"""Beyond it words are no number: Python writes none of more than 4,300 digits."""


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` with everything undone in which house styles differ.

    Case, punctuation, contractions, numbers in words, abbreviations and British or American
    spelling are made alike. A declared insertion keeps its brackets ("[their]"), words left out
    give "...". Articles stay: they are words, if weak ones.
    """
    folded = fold(text)
    words: list[str] = []
    for match in _TOKEN.finditer(folded):
        words += _expanded(match.group(), folded[match.end() : match.end() + 20])
    return tuple(_numbers(_phrases(words)))


def _expanded(token: str, following: str) -> list[str]:
    if token.startswith("["):
        return [token.lower()] if any(c.isalnum() for c in token) else [GAP]
    if token.startswith((".", " .")):
        return [GAP]
    if token[0] in _MONEY:
        amount = token[1:].replace(",", "").split()
        return [*(a.rstrip(".") for a in amount), _MONEY[token[0]]]
    exact = load("abbreviated")["exact"].get(token.rstrip("."))
    if exact:
        return str(exact).split()
    return _spelled(_uncontracted(token.lower(), following.lower()))


def _uncontracted(word: str, following: str) -> list[str]:
    """Give the words that a contraction stands for."""
    table = load("contractions")
    if word in table["words"]:
        return str(table["words"][word]).split()
    for ending, meaning in table["endings"].items():
        if word.endswith(ending) and word != ending:
            return [word.removesuffix(ending), meaning]
    stem, _, tail = word.partition("'")
    if tail == "s" and stem in table["is_after"]:
        return [stem, "has" if _is_perfect(following) else "is"]
    if tail == "d":
        return [stem, "had" if _is_perfect(following) else "would"]
    return [word.replace(",", "")]


def _is_perfect(following: str) -> bool:
    word = _NEXT_WORD.match(following)
    return word is not None and word.group(1) in load("contractions")["perfect_before"]


def _spelled(words: list[str]) -> list[str]:
    """Spell out abbreviations and spell the American way."""
    spelled: list[str] = []
    short = load("abbreviated")["words"]
    for word in words:
        plain = word.replace(".", "") if not word[0].isdigit() else word
        spelled += str(short.get(plain, plain)).split()
    return [_american(word) for word in spelled]


@lru_cache(1 << 14)
def _american(word: str) -> str:
    table = load("spelling")
    if word in table["words"]:
        return str(table["words"][word])
    for stem, american in table["stems"].items():
        already = american.startswith(stem) and word.startswith(american)
        if word.startswith(stem) and not already and len(word) - len(stem) <= _LONGEST_ENDING:
            return str(american) + word[len(stem) :]
    for ending, american in table["endings"].items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + str(american)
    return word


def _phrases(words: list[str]) -> list[str]:
    """Replace set phrases of several words."""
    phrases = _phrase_table()
    joined: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2):
            phrase = phrases.get(tuple(words[at : at + length]))
            if phrase is not None:
                joined += phrase
                at += length
                break
        else:
            joined.append(words[at])
            at += 1
    return joined


@cache
def _phrase_table() -> dict[tuple[str, ...], list[str]]:
    phrases = load("abbreviated")["phrases"]
    return {tuple(str(k).split()): str(v).split() for k, v in phrases.items()}


def _numbers(words: list[str]) -> list[str]:
    """Write numbers in words as figures: "twenty two" and "twenty-two" are 22."""
    table = load("numerals")
    written: list[str] = []
    total: int | None = None
    last = ""
    for word in words:
        total, last, done = _counted(table, word, total, last)
        if done is not None:
            written.append(done)
        if total is None:
            written.append(str(table["ordinals"].get(word, word)))
    return [*written, str(total)] if total is not None else written


def _counted(
    table: dict[str, dict[str, int]], word: str, total: int | None, last: str
) -> tuple[int | None, str, str | None]:
    """Take one more word into a number; return the number, the word, and a number that ended."""
    if word in table["units"]:
        value = table["units"][word]
        joins = total is not None and (
            (last in table["tens"] and 0 < value < 10) or last in table["scales"]  # noqa: PLR2004  # tens take units
        )
        if joins and total is not None:
            return total + value, word, None
        return value, word, None if total is None else str(total)
    if word in table["tens"]:
        if total is not None and last in table["scales"]:
            return total + table["tens"][word], word, None
        return table["tens"][word], word, None if total is None else str(total)
    if word in table["scales"] and total is not None and total < _LARGEST:
        return total * table["scales"][word], word, None
    return None, "", None if total is None else str(total)
