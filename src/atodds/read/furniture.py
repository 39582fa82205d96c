"""What on a page is not the article: buttons, links, notices, stamps, credits, captions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from atodds import lexicon
from atodds.model import BlockKind

_WORD = regex.compile(
    r"[\p{L}\p{M}\p{N}@#]+(?:(?:[.'&+/,-]|(?<=\p{N}):(?=\p{N}))[\p{L}\p{M}\p{N}@]+)*"
)
_FIGURE = regex.compile(r"[\p{N}.,:/kKmM-]*\p{N}[\p{N}.,:/kKmM-]*")
_NO_WORDS = regex.compile(r"[^\p{L}]*")
_LINK = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\p{L}{2,}|@\w+")
_READING_TIME = regex.compile(
    r"\(?\p{N}+\s?-?\s?min(?:ute)?s?\s(?:read|listen|watch)\)?", regex.IGNORECASE
)
_PHONE = regex.compile(r"\(?\p{N}{3}\)?[ -.]\p{N}{3}[-.]\p{N}{4}")
_COPYRIGHT = regex.compile(
    r"\u00a9|\([Cc]\)\s?\p{N}{4}|(?:Copyright|COPYRIGHT)\s(?:by\s|\([Cc]\)\s?)?(?:\p{N}{4}|\p{Lu})"
)
_LABEL_MARK = regex.compile(
    r"(?:\s(?:at|from|in|on)(?:\s[\p{L}\p{N}.-]{1,30}){1,3})?\s*[:|>\u00bb]", regex.IGNORECASE
)
_BETWEEN_LINKS = regex.compile(r"\s*[|\u00b7\u2022]\s*|\s{2,}")
_FEWEST_LINKS, _LONGEST_LINK = 3, 3
_SHARE_OF_MENU = 4
_FEWEST_MENU_WORDS = 3
_LONGEST_NOTICE = 60
_LONGEST_CONTACT = 4
_LONGEST_LIST_HEAD = 8
_LONGEST_BYLINE = 14

_BETWEEN_NAMES = {"and", "at", "de", "der", "for", "in", "of", "the", "van", "von"}
_BYLINE = regex.compile(r"(?:[Bb]y|BY):?\s(?P<names>\p{Lu}.*)", regex.DOTALL)
_BY_STAFF = regex.compile(
    r"(?:By|From) (?:our|a|the) (?:\p{L}+ ){0,3}"
    r"(?:staff|correspondents?|reporters?|team|desk|writers?)",
    regex.IGNORECASE,
)
_PICTURE_CREDIT_NAME = regex.compile(
    r"\p{Lu}[\p{L}\p{M}.' -]{1,40}/\s?(?:\p{Lu}[\p{L}\p{M}.' -]{1,40})", regex.DOTALL
)
_BRACKETED = regex.compile(r"\((?P<inner>[^()]{2,90})\)")
_CAPTION_MARK = regex.compile(r"\s*[:|>]|\s-\s")
_SIDES = regex.compile(r"\((?:L|R|C|left|right|centre|center)\)")
_PICTURE_COUNT = regex.compile(r"\b[Ii]mage\s\p{N}+\sof\s/?\s?\p{N}+")
_DATED_END = regex.compile(
    r"\b(?:\p{Lu}\p{Ll}+day,?\s)?\p{Lu}\p{Ll}{2,8}\.?\s\p{N}{1,2}(?:,?\s\p{N}{4})?\.?\s*$"
)
_SPEECH = regex.compile(r"\b(?:said|says|told|according to)\b")
_CAPTION_VERB_REACH = 20
_LONGEST_CAPTION = 70


class _Phrases:
    """Phrases found word by word, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.casefold().split())
            self._by_first.setdefault(words[0], []).append(words)
        for same in self._by_first.values():
            same.sort(key=len, reverse=True)

    def length_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words the longest phrase beginning at `at` has, 0 if none does."""
        for phrase in self._by_first.get(words[at], ()):
            stretch = words[at : at + len(phrase)]
            if len(stretch) == len(phrase) and all(map(_same, phrase, stretch)):
                return len(phrase)
        return 0

    def within(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the phrases that stand in `words`, none overlapping."""
        found, at = [], 0
        while at < len(words):
            length = self.length_at(words, at)
            if length:
                found.append(tuple(words[at : at + length]))
            at += length or 1
        return found


def kind_of_line(line: str) -> BlockKind | None:
    """Say what a whole line of a page is, None where it may be part of the article."""
    words = _words(line)
    if _is_furniture(line, words):
        return BlockKind.CHROME
    if is_credit(line):
        return BlockKind.CREDIT
    return BlockKind.CAPTION if _is_caption_line(line, words) else None


def kind_of_sentence(sentence: str) -> BlockKind | None:
    """Say what a sentence within a line is, None where it may be part of the article."""
    words = _words(sentence)
    if _is_buttons(words) or _is_notice(sentence, words) or labels_a_link(sentence):
        return BlockKind.CHROME
    if is_credit(sentence):
        return BlockKind.CREDIT
    return BlockKind.CAPTION if _is_caption(sentence, words) else None


def is_date(line: str) -> bool:
    """Tell whether nothing but a date or a time of day stands on a line."""
    words = _words(line)
    return (
        bool(words)
        and all(_FIGURE.fullmatch(word) or word in _set("calendar") for word in words)
        and any(word in _set("calendar") for word in words)
    )


def labels_a_link(line: str) -> bool:
    """Tell whether a line points elsewhere by a label: "Related: ...", "WATCH | ..."."""
    words = _words(line[:60])
    length = _list("labels").length_at(words, 0) if words else 0
    if not length:
        return False
    end = [match.end() for match in _WORD.finditer(line[:60])][length - 1]
    return bool(_LABEL_MARK.match(line, end))


def heads_a_list(line: str) -> bool:
    """Tell whether a line announces links: "Recent headlines", "Also on this site:"."""
    words = _words(line)
    if not words or len(words) > _LONGEST_LIST_HEAD or line.rstrip().endswith((".", "?", "!")):
        return False
    begins = bool(_list("list_begins").length_at(words, 0))
    ends = words[-1] in _set("list_ends")
    colon = line.rstrip().endswith(":")
    return (begins and (ends or colon)) or (colon and (ends or _is_buttons(words)))


def is_credit(text: str) -> bool:
    """Tell whether a text only says who made it."""
    words = _words(text)
    if not words:
        return False
    if _list("credit_openings").length_at(words, 0) and not _sentence_of_report(text):
        return True
    if len(words) <= _LONGEST_NOTICE and _list("credit_anywhere").within(words):
        return True
    return text.strip(" -().") in _agencies() or _is_byline(text) or _is_picture_credit_line(text)


def is_picture_credit(bracketed: str) -> bool:
    """Tell whether words within brackets credit a picture."""
    inner = bracketed.strip("() ")
    if _COPYRIGHT.search(inner) or _PICTURE_CREDIT_NAME.fullmatch(inner):
        return True
    return bool(set(_words(inner)) & _set("picture_credits"))


def picture_credits_in(text: str) -> list[tuple[int, int]]:
    """Return where `text` has brackets that credit a picture."""
    return [m.span() for m in _BRACKETED.finditer(text) if is_picture_credit(m["inner"])]


def counts_pictures(line: str) -> bool:
    """Tell whether a line holds a gallery's counter, "Image 1 of 5"."""
    return bool(_PICTURE_COUNT.search(line))


def _is_furniture(line: str, words: list[str]) -> bool:
    if not words or _NO_WORDS.fullmatch(line):
        return True
    bare = line.strip(" \t|-\u2022\u00b7*")
    if _LINK.fullmatch(bare) or _READING_TIME.fullmatch(bare):
        return True
    if _PHONE.search(bare) and len(words) <= _LONGEST_CONTACT:
        return True
    if heads_a_list(line) and line.rstrip().endswith(":"):
        return True
    if _is_row_of_links(line):
        return True
    return _is_buttons(words) or labels_a_link(line) or _opens_notice(line, words)


def _is_row_of_links(line: str) -> bool:
    """Whether short names of sections stand side by side, as a site's navigation does."""
    parts = _BETWEEN_LINKS.split(line.strip())
    return (
        len(parts) >= _FEWEST_LINKS
        and all(part[:1].isupper() and len(part.split()) <= _LONGEST_LINK for part in parts)
        and not any(_FIGURE.fullmatch(word) for part in parts for word in part.split())
    )


def _is_buttons(words: list[str]) -> bool:
    """Whether nothing but buttons, stamps, links and figures stands there."""
    at, named = 0, False
    while at < len(words):
        length = _list("buttons").length_at(words, at) or _list("stamps").length_at(words, at)
        plain = bool(_FIGURE.fullmatch(words[at]) or words[at] in _set("calendar"))
        if not length and not plain:
            return False
        named = named or bool(length)
        at += length or 1
    return named


def _opens_notice(text: str, words: list[str]) -> bool:
    if not 0 < len(words) <= _LONGEST_NOTICE:
        return False
    copyrighted = _COPYRIGHT.match(text.lstrip("( ")) and not _SPEECH.search(text)
    return bool(copyrighted) or bool(_list("openings").length_at(words, 0))


def _is_notice(sentence: str, words: list[str]) -> bool:
    if not 0 < len(words) <= _LONGEST_NOTICE:
        return False
    if _opens_notice(sentence, words) or _list("anywhere").within(words):
        return True
    found = _list("menu").within(words)
    return (
        len(set(found)) >= _FEWEST_MENU_WORDS
        and _SHARE_OF_MENU * sum(map(len, found)) >= len(words)
        and not sentence.rstrip().endswith(("?", '"'))
    )


def _sentence_of_report(text: str) -> bool:
    """Whether a text that opens like a credit goes on like a report: "Reporting by ... shows"."""
    return bool(_SPEECH.search(text))


def _is_byline(text: str) -> bool:
    if _BY_STAFF.fullmatch(text.strip()):
        return True
    match = _BYLINE.match(text.strip())
    if not match or len(text.split()) > _LONGEST_BYLINE or text.rstrip().endswith((".", ":", "?")):
        return False
    names, _, office = match["names"].partition(",")
    named = [word for word in names.split() if word.isalpha() and word not in _BETWEEN_NAMES]
    last = _words(office)[-1:]
    return all(word[0].isupper() for word in named) and (
        not last or last[0] in _set("byline_offices") or office.strip()[0].isupper()
    )


def _is_picture_credit_line(text: str) -> bool:
    bare = text.strip()
    bracketed = _BRACKETED.fullmatch(bare)
    if bracketed:
        return is_picture_credit(bare) or bool(_COPYRIGHT.search(bare))
    return bool(_PICTURE_CREDIT_NAME.fullmatch(bare)) and bare.upper().split("/")[-1] in bare


def _is_caption_line(line: str, words: list[str]) -> bool:
    if counts_pictures(line):
        return True
    spans = picture_credits_in(line)
    ends_in_credit = bool(spans) and spans[-1][1] >= len(line.rstrip()) - 1
    return ends_in_credit or _is_caption(line, words)


def _is_caption(text: str, words: list[str]) -> bool:
    if not words or len(words) > _LONGEST_CAPTION:
        return False
    opening = _list("caption_openings").length_at(words, 0)
    # One word such as "above" opens a caption only with a mark after it; more words need none.
    if opening > 1 or (opening and _CAPTION_MARK.match(text, _end_of(text, opening))):
        return True
    if _list("caption_marks").within(words) and not _SPEECH.search(text):
        return True
    return bool(_SIDES.search(text)) or _shows_a_picture(text)


def _shows_a_picture(text: str) -> bool:
    """Whether a sentence tells in the present tense what is seen, and gives the day."""
    return (
        bool(_DATED_END.search(text))
        and not _SPEECH.search(text)
        and bool(set(text.split()[:_CAPTION_VERB_REACH]) & _set("picture_verbs"))
    )


def _end_of(text: str, count: int) -> int:
    ends = (match.end() for match in _WORD.finditer(text))
    return next(int(end) for index, end in enumerate(ends, 1) if index == count)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _same(phrase: str, word: str) -> bool:
    return phrase == word or (phrase == "#" and bool(_FIGURE.fullmatch(word)))


@cache
def _list(name: str) -> _Phrases:
    return _Phrases(lexicon.load("chrome")[name])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(form for forms in lexicon.load("agencies").values() for form in forms)


@cache
def _set(name: str) -> frozenset[str]:
    words = lexicon.load("chrome")[name]
    return frozenset(words.split() if isinstance(words, str) else words)
