"""Packed bodies, unpacked no further than to a limit: a few kilobytes can unfold to gigabytes."""

from __future__ import annotations

import zlib
from typing import Protocol

from atodds.fetch.manners import NotFetchedError

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 256 * 1024
_HEADER = 2


class Unpacking(Protocol):
    """Takes a body piece by piece; NotFetchedError where it is too large or broken."""

    def feed(self, data: bytes) -> None:
        """Take a piece."""

    def body(self) -> bytes:
        """Return the whole when all pieces have been taken."""


class Plain:
    """A body as it is."""

    def __init__(self, largest: int) -> None:
        """Take so many bytes at most."""
        self._parts: list[bytes] = []
        self._left = largest
        self._largest = largest

    def feed(self, data: bytes) -> None:
        """Take a piece."""
        self._left -= len(data)
        if self._left < 0:
            said = f"more than {self._largest:,} bytes"
            raise NotFetchedError(said)
        self._parts.append(data)

    def body(self) -> bytes:
        """Return the whole."""
        return b"".join(self._parts)


class Zlib:
    """A body packed by gzip, in one member or several, or by deflate with or without its header."""

    def __init__(self, plain: Plain, *, gzip: bool) -> None:
        """Hand on to `plain` what is unpacked."""
        self._plain = plain
        self._stream = zlib.decompressobj(_GZIP) if gzip else None
        self._head = b""

    def feed(self, data: bytes) -> None:
        """Take a piece."""
        if self._stream is None:
            self._head += data
            if len(self._head) < _HEADER:
                return
            # Many servers send deflate without the header that the standard asks for.
            bits = zlib.MAX_WBITS if _has_header(self._head) else -zlib.MAX_WBITS
            self._stream = zlib.decompressobj(bits)
            data = self._head
        try:
            while data:
                data = self._unpacked(self._stream, data)
        except zlib.error as error:
            said = f"the packed body is broken: {error}"
            raise NotFetchedError(said) from None

    def body(self) -> bytes:
        """Return the whole."""
        if self._stream is not None and not self._stream.eof:
            said = "the packed body breaks off"
            raise NotFetchedError(said, again=True)
        return self._plain.body()

    def _unpacked(self, stream: zlib._Decompress, data: bytes) -> bytes:
        """Take what fits into one step and return what is left."""
        if stream.eof:
            if not data.startswith(b"\x1f\x8b"):  # Padding after the last member is common.
                return b""
            stream = self._stream = zlib.decompressobj(_GZIP)
        out = stream.decompress(data, _STEP)
        self._plain.feed(out)
        while len(out) == _STEP and not stream.unconsumed_tail:
            out = stream.decompress(b"", _STEP)
            self._plain.feed(out)
        return stream.unused_data or stream.unconsumed_tail


class Brotli:
    """A body packed by Brotli."""

    def __init__(self, plain: Plain) -> None:
        """Hand on to `plain` what is unpacked."""
        from brotli import Decompressor  # noqa: PLC0415  # belongs to the extra `web`

        self._plain = plain
        self._stream = Decompressor()

    def feed(self, data: bytes) -> None:
        """Take a piece."""
        from brotli import error  # noqa: PLC0415  # as above

        try:
            self._plain.feed(self._stream.process(data, output_buffer_limit=_STEP))
            while not self._stream.can_accept_more_data():
                self._plain.feed(self._stream.process(b"", output_buffer_limit=_STEP))
        except error as wrong:
            said = f"the packed body is broken: {wrong}"
            raise NotFetchedError(said) from None

    def body(self) -> bytes:
        """Return the whole."""
        if not self._stream.is_finished():
            said = "the packed body breaks off"
            raise NotFetchedError(said, again=True)
        return self._plain.body()


PACKINGS = "gzip, deflate, br"
"""What a server is told that is understood."""


def unpacking(packing: str, largest: int) -> Unpacking:
    """Return what unpacks a body, packed as its header says; NotFetchedError if in no known way."""
    plain = Plain(largest)
    match packing.strip().lower():
        case "" | "identity":
            return plain
        case "gzip" | "x-gzip":
            return Zlib(plain, gzip=True)
        case "deflate":
            return Zlib(plain, gzip=False)
        case "br":
            return Brotli(plain)
        case other:
            said = f"the body is packed as {other[:40]!r}, which was not asked for"
            raise NotFetchedError(said)


def _has_header(head: bytes) -> bool:
    """Tell zlib's header (RFC 1950, 2.2) from bare deflate."""
    return head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:2]) % 31 == 0


def unzipped(data: bytes, largest: int) -> bytes:
    """Return the content of a body that may be a gzip file, as large sitemaps are."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    stream = Zlib(Plain(largest), gzip=True)
    stream.feed(data)
    return stream.body()
