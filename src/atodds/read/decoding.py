"""Files into text: what is no text is reported with its place, and never raises."""

from __future__ import annotations

import codecs
from pathlib import Path

from atodds.model import Problem

_LARGEST = 16 * 1024 * 1024
_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a Rich Text file",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
}
_WIDE_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
# What pages in one of these say they are is read by browsers as Windows' encoding.
_BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}
# Below this share of disorder charset-normalizer's guess has been right on news text.
_MOST_CHAOS = 0.1
_MENDED_LETTERS = 10
"""How many letters beyond ASCII must be right for each wrong byte."""


def bytes_of(path: Path, place: str) -> tuple[bytes | None, Problem | None]:
    """Return what a file of one article holds, or why it cannot be read."""
    try:
        if problem := unreadable(path, place):
            return None, problem
        if path.stat().st_size > _LARGEST:
            return None, Problem(
                place, f"larger than {_LARGEST >> 20} MB; one article a file would be right"
            )
        return path.read_bytes(), None
    except (OSError, ValueError) as error:
        return None, unread(error, place)


def unreadable(path: Path, place: str) -> Problem | None:
    """Say what is wrong with a path that names no file."""
    if not path.exists():
        return Problem(place, f"there is no file {path.name} here")
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "no regular file"
        return Problem(place, f"this is {kind}; a text file would be right")
    return None


def unread(error: OSError | ValueError, place: str) -> Problem:
    """Say why a file could not be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(place, f"cannot be read: {reason}")


def decoded(
    data: bytes, place: str, declared: str | None = None
) -> tuple[str | None, Problem | None]:
    """Return the text of a file's bytes and what is wrong with them.

    What is no UTF-8 is read in the encoding that the file declares, where it can be. A few wrong
    bytes in a text that is UTF-8 otherwise become replacement characters.
    """
    if not data.strip():
        return None, Problem(place, "the file is empty; an article's text would be right")
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            return _in_wide(data, place, encoding)
    if what := _binary(data):
        return None, Problem(f"{place}:1:1", f"this is {what}; plain text would be right")
    try:
        return _unless_blank(data.decode("utf-8"), place)
    except UnicodeDecodeError as error:
        if declared and (text := _as_declared(data, declared)) is not None:
            return text, None
        return _guessed(data, place, error)


def _as_declared(data: bytes, declared: str) -> str | None:
    """Return a text in the encoding that it says it is in, None where it is in another."""
    try:
        name = codecs.lookup(_BROWSERS_READ.get(declared.strip().lower(), declared.strip())).name
        return None if name == "utf-8" else data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _unless_blank(text: str, place: str) -> tuple[str | None, Problem | None]:
    if text.strip("\ufeff \t\r\n\u200b\u00a0"):
        return text, None
    return None, Problem(place, "the file is empty; an article's text would be right")


def _in_wide(data: bytes, place: str, encoding: str) -> tuple[str | None, Problem | None]:
    name = encoding.upper()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None, Problem(place, f"broken {name} at byte {error.start}; UTF-8 would be right")
    return text, Problem(
        f"{place}:1:1", f"the file is {name} and read as such; UTF-8 would be right"
    )


def _binary(data: bytes) -> str | None:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            return what
    if (at := data.find(b"\0")) >= 0:
        return f"no text (a zero byte at offset {at})"
    return None


def _guessed(
    data: bytes, place: str, error: UnicodeDecodeError
) -> tuple[str | None, Problem | None]:
    good = data[: error.start].decode("utf-8")
    line = 1 + _line_ends(good)
    column = 1 + len(good) - (max(good.rfind("\n"), good.rfind("\r")) + 1)
    found = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
    where = f"{place}:{line}:{column}"
    if (mended := _mended(data)) is not None:
        said = f"{found}; read as UTF-8 all the same, with the wrong bytes replaced"
        return mended, Problem(where, said)
    encoding = _likely_encoding(data)
    if encoding is None:
        return None, Problem(
            where, f"{found}, nor is another encoding likely; UTF-8 would be right"
        )
    said = f"{found}; read as {encoding}, which it is likely to be; UTF-8 would be right"
    return data.decode(encoding), Problem(where, said)


def _mended(data: bytes) -> str | None:
    """Return a text that is UTF-8 but for a few bytes, as a page cut in a letter, None for another.

    In another encoding hardly any byte beyond ASCII makes a letter of UTF-8.
    """
    text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(not character.isascii() for character in text) - wrong
    return text if right >= _MENDED_LETTERS * wrong else None


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _likely_encoding(data: bytes) -> str | None:
    # English text in a one-byte encoding of the West holds few bytes that tell which; the one that
    # Windows programs write reads them all alike.
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _plain_share(western) > 1 - _MOST_CHAOS:
        return "cp1252"
    # The import is slow, and good files never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data).best()
    return best.encoding if best is not None and best.chaos < _MOST_CHAOS else None


def _plain_share(text: str) -> float:
    plain = sum(
        character.isascii() and (character.isprintable() or character.isspace())
        for character in text
    )
    return plain / len(text)
