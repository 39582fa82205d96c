"""Files into text: what is no text is reported with its place, and never raises."""

from __future__ import annotations

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
_UNREAD_SUFFIXES = {
    ".doc", ".docx", ".gz", ".htm", ".html", ".json", ".jsonl", ".ndjson", ".odt", ".pdf", ".rtf",
    ".warc", ".xhtml", ".xml", ".zip",
}  # fmt: skip
# Below this share of disorder charset-normalizer's guess has been right on news text.
_MOST_CHAOS = 0.1


def text_of(path: Path, place: str) -> tuple[str | None, Problem | None]:
    """Return a file's text as decoded, line ends untouched, and what is wrong with the file.

    A file in another encoding than UTF-8 is read in its likely encoding, where that is clear, and
    reported all the same. A byte order mark stays the first character.
    """
    try:
        if not path.exists():
            return None, Problem(place, f"there is no file {path.name} here")
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "no regular file"
            return None, Problem(place, f"this is {kind}; a text file would be right")
        if path.stat().st_size > _LARGEST:
            return None, Problem(
                place, f"larger than {_LARGEST >> 20} MB; one article a file would be right"
            )
        return decoded(path.read_bytes(), place, path.suffix.lower())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return None, Problem(place, f"cannot be read: {reason}")


def decoded(data: bytes, place: str, suffix: str = "") -> tuple[str | None, Problem | None]:
    """Return the text of a file's bytes and what is wrong with them."""
    if suffix in _UNREAD_SUFFIXES:
        return None, Problem(
            place, f"{suffix} files are not read; plain text or Markdown would be right"
        )
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
        return _guessed(data, place, error)


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
    encoding = _likely_encoding(data)
    if encoding is None:
        return None, Problem(
            where, f"{found}, nor is another encoding likely; UTF-8 would be right"
        )
    said = f"{found}; read as {encoding}, which it is likely to be; UTF-8 would be right"
    return data.decode(encoding), Problem(where, said)


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
    # The import takes a twentieth of a second, and good files never need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data).best()
    return best.encoding if best is not None and best.chaos < _MOST_CHAOS else None


def _plain_share(text: str) -> float:
    plain = sum(
        character.isascii() and (character.isprintable() or character.isspace())
        for character in text
    )
    return plain / len(text)
