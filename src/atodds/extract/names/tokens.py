"""Words of a sentence as the name finder sees them: case, possessives and title case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from atodds import lexicon
from atodds.model import BlockKind, Sentence

_TOKEN = regex.compile(
    r"""
    (?P<word>
      (?:\p{L}\.){2,}(?:\p{Lu}(?![\p{L}\p{M}]))?     # U.S.  J.K.
    | \p{Lu}\.(?=\s?\p{L})                           # the initial in "Ann B. Xxxx"
    | \p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*+ # words, O'Xxxx, al-Xxxx, Xx-xxxx
    )
    | (?P<number> \p{N}[\p{N}.,:/]*\p{L}* )
    | (?P<mark> \S )
    """,
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"(?<=.)(?:'s|(?<=s)')$", regex.IGNORECASE)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev gen lt col maj capt cmdr sgt cpl adm brig gov sen rep st jr sr mt ft "
    "det supt insp hon pres cdr ave blvd rd inc corp ltd co ala ariz ark calif colo conn del fla ga "
    "ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo".split()
)
_ARTICLED = regex.compile(r"(?:al|el|an|ar|as|ash|at|ad|az|ul|d|l)[-']\p{Lu}")
_ADJECTIVE = regex.compile(
    r"-(?:based|born|backed|led|run|held|made|style|wide|era|area|like|owned|trained|registered|\p{Ll}{2,}(?:ed|ing))$"
)
_HEADLINE = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_SHORT = 4
_FEWEST = 4
_SHARE_CAPITAL = 0.75


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, its possessive ending apart."""

    text: str
    start: int
    end: int
    low: str
    is_name: bool
    """Whether it is written as names are, with a capital."""
    is_word: bool
    possessive: bool
    """Whether "'s" or "'" follows it."""
    quiet: bool
    """Whether its capital says nothing, since it stands in a headline."""


def tokens_of(text: str, sentence: Sentence) -> tuple[Token, ...]:
    """Return the sentence's tokens in order, headlines and title-case stretches marked."""
    plain = [
        token
        for match in _TOKEN.finditer(text, sentence.span.start, sentence.span.end)
        for token in (_token(text, match),)
    ]
    if sentence.block.kind in _HEADLINE:
        stretches = [(0, len(plain))]
    else:
        stretches = _title_case(plain)
    if not stretches:
        return tuple(plain)
    loud = set(range(len(plain))).difference(*(range(*s) for s in stretches))
    return tuple(t if i in loud else _quietened(t) for i, t in enumerate(plain))


@lru_cache(1 << 13)
def is_ordinary(low: str) -> bool:
    """Tell whether a lower-case word is in the dictionary as something else than a name."""
    if low in function_words():
        return True
    # The import takes a tenth of a second, which most commands need not pay.
    import simplemma  # noqa: PLC0415

    return simplemma.is_known(low, lang="en") and simplemma.lemmatize(low, lang="en").islower()


@cache
def function_words() -> frozenset[str]:
    """Return the words that never begin a name."""
    return frozenset(lexicon.load("stopwords")["function"].split())


@cache
def calendar_words() -> frozenset[str]:
    """Return weekdays and months, which are capitalised but name nothing."""
    return frozenset(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
        "september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu "
        "thur thurs fri sat sun christmas easter ramadan gmt bst edt est cst cdt pst pdt utc am pm a.m. p.m. god".split()
    )


def _token(text: str, match: regex.Match[str]) -> Token:
    start, end = match.span()
    if match["word"] is None:
        return Token(match.group(), start, end, match.group(), False, False, False, False)
    ending = _POSSESSIVE.search(text, start, end)
    stop = ending.start() if ending and ending.start() > start else end
    # The apostrophe of a plural possessive lies outside the word.
    possessive = stop < end or (
        text[end : end + 1] == "'"
        and text[end - 1] in "sS"
        and not text[end + 1 : end + 2].isalpha()
    )
    word = text[start:stop]
    low = word.lower()
    if low in _ABBREVIATED and text[stop : stop + 1] == "." and stop == end:
        word, low, stop = word + ".", low + ".", stop + 1
    return Token(word, start, stop, low, _is_capital(word), True, possessive, False)


def _is_capital(word: str) -> bool:
    if _ARTICLED.match(word):
        return True
    return word[0].isupper() and not _ADJECTIVE.search(word)


def _quietened(token: Token) -> Token:
    if not token.is_word:
        return token
    return Token(
        token.text, token.start, token.end, token.low, token.is_name, True, token.possessive, True
    )


def _title_case(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the stretches in which ordinary words are capitalised as well."""
    stretches = []
    start = None
    for i, token in enumerate((*tokens, None)):
        if token is not None and _could_be_headline(token):
            start = i if start is None else start
            continue
        if start is not None and _is_headline(tokens[start:i]):
            stretches.append((start, i))
        start = None
    return stretches


def _could_be_headline(token: Token) -> bool:
    if not token.is_word:
        return token.text not in '.!?"' and not token.text.isdigit() or token.text.isdigit()
    return token.is_name or len(token.low) < _SHORT or token.low in _SMALL


_SMALL = frozenset("from with over after into amid than near says that".split())


def _is_headline(stretch: Sequence[Token]) -> bool:
    words = [t for t in stretch if t.is_word]
    names = [t for t in words if t.is_name]
    ordinary = [
        t
        for t in names[1:]
        if is_ordinary(t.low) and t.low not in calendar_words() and not _titles(t.low)
    ]
    return (
        len(names) >= _FEWEST
        and len(ordinary) >= 2
        and len(names) >= _SHARE_CAPITAL * len(words) - 1
        and len(ordinary) * 3 >= len(names)
    )


@cache
def _title_words() -> frozenset[str]:
    offices = lexicon.load("offices")
    phrases = [
        *offices["ranks"],
        *offices["offices"],
        *offices["national"],
        *offices["standings"],
        *offices["portfolios"],
    ]
    words = {w for phrase in phrases for w in phrase.split()}
    places = lexicon.load("places")
    organisations = lexicon.load("organisations")
    names = (
        {w for name in ("after_name", "before_of") for w in organisations[name].split()}
        | set(places["after_name"].split())
        | set(places["compass"].split())
    )
    names |= {w for row in organisations["known"] for name in row for w in name.split()}
    return frozenset(
        words | names | {"white", "house", "national", "supreme", "human", "rights", "security"}
    )


def _titles(low: str) -> bool:
    return low in _title_words() or low in _first_names()


@cache
def _first_names() -> frozenset[str]:
    lists = lexicon.load("firstnames")
    return frozenset(w for names in lists.values() for w in names.split())
