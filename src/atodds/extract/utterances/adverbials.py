"""What stands between a subject and its verb and belongs to neither: times, adverbs, asides."""

from __future__ import annotations

import regex

from atodds.language import Pattern

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_BEFORE = r"(?:on|in|by|since|late|early|earlier|later|last|this|next|that)"
# A month stands alone only behind "in" and the like: May, April and June are names as well.
TIME = (
    rf"(?:(?:{_BEFORE}\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|"
    r"tonight|week|month|year|morning|afternoon|evening|night|19\d\d|20\d\d)"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|(?:{_BEFORE}\s+)+{_MONTH}(?:\s+\d{{1,2}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
)
ADVERB = r"(?-i:(?!(?:family|assembly|ally|rally|reply|supply|anomaly)\b)\p{Ll}+ly)"
_LEADING = Pattern(
    rf"(?:{TIME}|\d{{1,2}}[.:]\d\d|also|meanwhile|however|still|now|then|later|earlier|once|only|even|"
    r"instead|indeed|perhaps|there|here|first|not)\s+",
    regex.I,
)
_TRAILING = Pattern(
    r"(?:\s+(?:also|later|then|earlier|once|still|now|never|first|repeatedly|have|has|had|did|"
    rf"separately|further|again|himself|herself|itself|themselves|recently|{TIME}|{ADVERB}))+$",
    regex.I,
)
_PARENTHESIS = Pattern(r"(?:\s*\([^()]{1,50}\)|['\"]+)$")
_LONGEST = 60


def without_trailing(text: str, start: int, end: int) -> int:
    """Return where `text[start:end]` ends without auxiliaries, adverbs, times and brackets."""
    while True:
        end = start + len(text[start:end].rstrip())
        low = max(start, end - _LONGEST)
        loose = _TRAILING.search(text, low, end) or _PARENTHESIS.search(text, low, end)
        if loose is None:
            return end
        end = loose.start()


def without_leading(text: str, start: int, end: int) -> int:
    """Return where `text[start:end]` begins without times and adverbs."""
    leading = _LEADING.match(text, start, end)
    while leading is not None:
        start = leading.end()
        leading = _LEADING.match(text, start, end)
    return start
