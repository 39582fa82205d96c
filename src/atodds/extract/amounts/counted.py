"""What is counted: the head of the noun phrase beside a figure, and the words that narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds import language, lexicon
from atodds.language import Pattern
from atodds.model import Mention

_LONGEST = 8
_SPACES = " \n'\""
_SINGULAR_LONGEST = 4
_FARTHEST = 100
"""Characters between "the number of ..." and its figure."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase with its head in the singular."""

    mention: Mention
    noun: str
    qualifiers: tuple[str, ...] = ()
    follows: bool = True
    """Whether it comes right after the figure, so that the two are one phrase."""
    kind: int = 0
    """Where "of coal" ends, which tells of what kind the head is; 0 where there is none."""

    def phrase(self, text: str) -> Mention:
        """Return the whole phrase, "sacks of coal" and not only "sacks"."""
        span = self.mention.span
        return Mention.cut(text, span.start, max(span.end, self.kind))


def counted_after(
    text: str, start: int, end: int, *, one: bool, an: bool = False
) -> Counted | None:
    """Return the noun phrase that begins at `start`: " heavily armed troops", "-person", " dead".

    Args:
        text: the folded text.
        start: where the figure ends.
        end: where the sentence ends.
        one: whether the figure is one, whose noun is in the singular.
        an: whether "a" or "an" stands before the figure, so that the noun is in the singular.
    """
    if text[start : start + 1] == "-":
        return _hyphened(text, start, end)
    begin = _OF_NUMBER.match(text, start, end) or _OF.match(text, start, end)
    words = _phrase(text, begin.end() if begin else start, end)
    head = _head(words, one=one and not begin)
    if head is None and an and not begin:
        head = _described(words)
    if head is None:
        return None
    found = _counted(text, words, head)
    return found if begin else replace(found, kind=_kind_end(text, words, head, one=one))


def whole_after(text: str, start: int, end: int) -> Counted | None:
    """Return what a share is of, a mass or a body as well: " of the workforce", " of voters"."""
    begin = _OF_NUMBER.match(text, start, end) or _OF.match(text, start, end)
    words = _phrase(text, begin.end() if begin else start, end)
    head = _head(words, one=False)
    if head is None:
        head = _last_noun(words)
    return replace(_counted(text, words, head), follows=False) if head is not None else None


def counted_score(text: str, position: int, end: int) -> Counted | None:
    """Return what a score is: the "lead" of "a 5-1 lead", the "vote" of "a 61-38 vote"."""
    match = _score_noun().match(text, position, end)
    if match is None:
        return None
    noun = Mention.cut(text, *match.span("noun"))
    return Counted(noun, noun.text.lower(), follows=False)


def counted_before(text: str, start: int, position: int) -> Counted | None:
    """Return the noun that a figure at `position` completes: "the death toll rose to 12"."""
    match = _before_pattern().search(text, max(start, position - _FARTHEST), position)
    if match is None or (match["gap"] and match["noun"].lower() not in _words("tolls")):
        return None
    if match["of"] and match["noun"].lower() in _words("tolls"):
        words = _phrase(text, match.start("of") + len(" of"), match.end("of"))
        head = _head(words, one=False)
        if head is not None:
            return replace(_counted(text, words, head), follows=False)
    *qualifiers, noun = match["words"].split()
    return Counted(
        mention=Mention.cut(text, *match.span("words")),
        noun=language.singular(noun),
        qualifiers=tuple(word.lower() for word in qualifiers),
        follows=False,
    )


def counted_as(text: str, position: int, end: int) -> Counted | None:
    """Return what some of a number are said to be: "30 of them were children", "30 were women"."""
    match = _PREDICATE.match(text, position, end)
    if match is None:
        return None
    words = _phrase(text, match.end(), end)
    head = _head(words, one=False)
    if head is None or words[head].group("word").lower() in _words("adjectival"):
        return None
    return replace(_counted(text, words, head), follows=False)


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    lower = word.lower()
    if lower in _words("plurals") or word in _words("plural_in_lower_case"):
        return True
    return (
        len(lower) > 2  # noqa: PLR2004  # "is", "us"
        and lower.endswith("s")
        and not lower.endswith(("ss", "'s", "ous"))
        and lower not in _words("not_plural")
    )


def _hyphened(text: str, start: int, end: int) -> Counted | None:
    match = _COMPOUND.match(text, start, end) or _HANGING.match(text, start, end)
    if match is None or match["word"].lower() in _words("not_after_hyphen"):
        return None
    word = match["word"]
    return Counted(Mention.cut(text, *match.span("word")), language.singular(word))


def _phrase(text: str, start: int, end: int) -> list[regex.Match[str]]:
    """Return the words from `start` up to the first that no counted noun phrase runs over."""
    words: list[regex.Match[str]] = []
    while len(words) < _LONGEST:
        match = _WORD.match(text, start, end)
        if match is None or _is_stop(match, end):
            break
        joint = match["joint"].strip(_SPACES)
        if joint and (not words or match["word"][0].isdigit()):
            break
        words.append(match)
        start = match.end()
    return words


def _is_stop(match: regex.Match[str], end: int) -> bool:
    """Tell whether no phrase runs over the word: "us" but not "US" or "outside walls"."""
    word = match["word"]
    if word in _words("acronyms") or word.lower() not in _words("stops"):
        return False
    following = _WORD.match(match.string, match.end(), end)
    qualifies = following and word.lower() in _words("qualifying_stops")
    return not (qualifies and following and is_plural(following["word"]))


def _head(words: Sequence[regex.Match[str]], *, one: bool) -> int | None:
    """Return which of the words is counted."""
    spelled = [match["word"] for match in words]
    if one:
        return _singular_head(words)
    for index, word in enumerate(spelled):
        if words[index]["joint"].strip(_SPACES) and not _leads_to_plural(spelled[index:]):
            break
        if is_plural(word):
            return _last_of_plurals(words, index)
    return _short_head(words)


def _leads_to_plural(words: Sequence[str]) -> bool:
    """Tell whether what follows a comma or "and" still belongs to the phrase."""
    return any(is_plural(word) for word in words[:4]) and not words[0][0].isdigit()


def _last_of_plurals(words: Sequence[regex.Match[str]], index: int) -> int:
    """Move from "United Nations" or "arms" on to the plural noun that it qualifies."""
    while index + 1 < len(words) and not words[index + 1]["joint"].strip(_SPACES):
        word, following = words[index]["word"], words[index + 1]["word"]
        if following.lower() in _words("adjectival"):
            break
        if is_plural(following) and not following[0].isupper():
            index += 1
        elif (
            word[0].isupper()
            and index + 2 < len(words)
            and is_plural(words[index + 2]["word"])
            and not words[index + 2]["joint"].strip(_SPACES)
            and not following.endswith(("ed", "ing"))
        ):
            index += 2
        else:
            break
    return index


def _short_head(words: Sequence[regex.Match[str]]) -> int | None:
    if not words:
        return None
    first = words[0]["word"].lower()
    if first in _words("adjectival"):
        return 0
    if _is_adverb(first) and len(words) > 1 and words[1]["word"].lower() in _words("stricken"):
        return 1
    return 0 if first in _words("attributive") else None


def _is_adverb(word: str) -> bool:
    """Tell whether a word is no noun but says in what manner: "one fatally"."""
    return word.endswith("ly") and word not in _words("nouns_in_ly")


def _described(words: Sequence[regex.Match[str]]) -> int | None:
    """Return which word an amount describes: "a .500 record", "a .300 batting average"."""
    for index, match in enumerate(words[:2]):
        word = match["word"]
        if not _COMMON.fullmatch(word) or word in _words("not_described"):
            return None
        if not word.endswith("ing"):
            return index
    return None


def _last_noun(words: Sequence[regex.Match[str]]) -> int | None:
    """Return the last word of a phrase without a plural, which ends before a verb or adverb."""
    last = None
    for index, match in enumerate(words[:_SINGULAR_LONGEST]):
        if match["joint"].strip(_SPACES):
            break
        if not match["word"].endswith(("ed", "ly")):
            last = index
        elif last is not None:
            break
    return last


def _kind_end(text: str, words: Sequence[regex.Match[str]], head: int, *, one: bool) -> int:
    """Return where the "of coal" or the nouns behind the head end, 0 where there are none."""
    if not one and head + 1 < len(words) and words[head]["word"].lower() in _words("attributive"):
        last = _last_noun(words[head:])
        return words[head + last].end() if last else 0
    of = _of_kind().match(text, words[head].end(), words[0].endpos)
    return of.end() if of else 0


def _singular_head(words: Sequence[regex.Match[str]]) -> int | None:
    index = -1
    first = 1 if len(words) > 1 and words[0]["word"].lower() in _words("one_more") else 0
    for match in words[first:_SINGULAR_LONGEST]:
        word = match["word"]
        if match["joint"].strip(_SPACES) or (index >= 0 and _follows_noun(word)):
            break
        index += 1
        if word.endswith("'s"):
            break
    if index < 0:
        return None
    index += first
    ends = {words[first]["word"].lower(), words[index]["word"].lower()}
    head = words[index]["word"].lower()
    barred = ends & _words("not_after_one") or head.endswith("ed") or _is_adverb(head)
    return None if barred else index


def _follows_noun(word: str) -> bool:
    """Tell whether a word behind a noun in the singular is none itself: "one man walks away"."""
    if word.endswith(("ed", "ing", "ly")) or is_plural(word):
        return True
    return word.lower() in _words("adjectival") | _words("behind_one")


def _counted(text: str, words: Sequence[regex.Match[str]], head: int) -> Counted:
    mention = Mention.cut(text, words[0].start("word"), words[head].end("word"))
    noun = language.singular(words[head]["word"])
    if noun == "more":
        # "100 more were hurt": a hundred others.
        noun = "other"
    return Counted(mention, noun, tuple(w["word"].lower() for w in words[:head]))


@cache
def _words(name: str) -> frozenset[str]:
    content = lexicon.load("counted")[name]
    return frozenset(content.split() if isinstance(content, str) else content)


@cache
def _before_pattern() -> Pattern:
    return Pattern(
        r"""(?i)\b(?P<words>(?:[\p{L}'-]+[ ])?(?P<noun>\L<nouns>
          | [\p{L}'-]+s(?=[ ]number(?:ing|ed)[ ])
          | (?<=\bthe[ ])(?:dead|injured|wounded|missing)(?=:)))
        (?P<of>[ ]of[ ](?:[\p{L}'-]+[ ]){0,2}?[\p{L}'-]+)?
        (?P<gap>(?:[ ][\p{L}'-]+){1,9}?)?
        (?:[ ](?:had|has|have|already|now|officially|reportedly|currently)){0,2}
        (?::|[ ](?:\L<links>))\s*$
        """,
        regex.VERBOSE,
        nouns=lexicon.load("counted")["before"],
        links=lexicon.load("counted")["linking"],
    )


@cache
def _score_noun() -> Pattern:
    return Pattern(
        r"(?i)[ ](?:\p{Ll}+[ ])?(?P<noun>\L<nouns>)\b", nouns=lexicon.load("joins")["result_nouns"]
    )


@cache
def _of_kind() -> Pattern:
    return Pattern(
        r"""
        [ ]of[ ](?!(?:\L<stops>)\b)\p{Ll}++(?![\p{L}'-])
        (?:[ ](?!(?:\L<stops>)\b)\p{Ll}++(?<!ed|ly)(?=[ ](?:\L<stops>)\b|[,.;:)]|$))?
        """,
        regex.VERBOSE,
        stops=[*_words("stops"), *lexicon.load("counted")["no_kind"]],
    )


_WORD = Pattern(
    r"""
    (?P<joint>['"]?,?[ \n]+(?:and[ \n]+|&[ \n]+)?)
    ['"]?(?P<word>
      \p{Lu}{2,}[ ]-\d+(?![\p{L}\d])  # "COVID -19"
      | (?:\p{L} | \d+(?:[-.]\p{L}|\p{L}|(?=[ ]\p{L})))(?:[\p{L}\p{M}\p{N}'/-]|\.(?!\.))*(?<![.'/-])
      (?:(?<=\b(?:U\.S|U\.N|U\.K|St|Dr|Mr))\.)?
    )
    """,
    regex.VERBOSE,
)
_COMPOUND = Pattern(r"-(?P<word>\p{L}{2,}+)(?<!ed|ty)(?!\p{M})")
# "two-, three- and four-door": the noun stands with the last of them.
_HANGING = Pattern(
    r"""
    -,?[ ](?:(?:and|or|to)[ ])?
    (?:[\p{L}\d]+-,?[ ](?:(?:and|or|to)[ ])?){0,3}[\p{L}\d]+-(?P<word>\p{L}{2,}+)
    """,
    regex.VERBOSE,
)
# "of the soldiers", "of Baker's deputies"
_OF = Pattern(
    r"""
    [ \n]of(?:
      [ \n](?:the|these|those|its|his|her|their|our|my|your|all)
    | [ \n](?:the[ ])?\p{Lu}[\p{L}.-]*(?:[ ]\p{Lu}[\p{L}.-]*)?'s?
    )?(?=[ \n])
    """,
    regex.VERBOSE,
)
# "of the 300 workers"
_OF_NUMBER = Pattern(
    r"""
    [ ]of[ ](?:(?:the|these|those|its|his|her|their|our|all)[ ](?:\p{Ll}+[ ])?)?
    \d[\d.,]*(?:[ ]?(?:[mMk]|bn|thousand|million|billion))?(?=[ ])
    """,
    regex.VERBOSE,
)
_COMMON = Pattern(r"\p{Ll}{3,}(?<!ed|ly)")
_PREDICATE = Pattern(
    r"(?:[ ]of[ ](?:them|whom|those|these|which))?,?[ ](?:were|are|being)(?=[ ])"
    r"|[ ]of[ ]them(?=[ ])"
)
