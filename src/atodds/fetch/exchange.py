"""One request and its answer, at an address that was looked at before it is connected to."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp import (
    ClientConnectorDNSError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientSSLError,
    ClientTimeout,
    DummyCookieJar,
    InvalidURL,
    TCPConnector,
)
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from atodds.fetch.addresses import refused, refused_host
from atodds.fetch.manners import Manners, NotFetchedError
from atodds.fetch.unpacking import PACKINGS, unpacking

_OK = 200
_LONGEST_LINE = 32 * 1024
"""Of a header; policies of content run to many kilobytes."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Returns the numeric addresses of a host."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    """With names that are the same whatever their case."""
    body: bytes
    """Unpacked; empty unless the status is 200."""


class Exchange:
    """Asks servers, one request at a time; what is open is closed at the end of the context."""

    def __init__(self, manners: Manners, resolve: Resolve) -> None:
        """Take what looks up hosts."""
        self._manners = manners
        self._resolve = resolve
        self._open = AsyncExitStack()
        self._sessions: dict[bool, ClientSession] = {}

    async def __aenter__(self) -> Self:
        """Open nothing yet: a session needs to be made where it is used."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        await self._open.aclose()

    async def ask(self, url: str, headers: Mapping[str, str], *, allow_private: bool) -> Answer:
        """Return what an address answers, redirects as they are; NotFetchedError where it fails."""
        address = URL(url)
        if why := refused_host(address.host or "", allow_private=allow_private):
            said = f"{address.host} is an address {why}"
            raise NotFetchedError(said)
        session = await self._session(allow_private=allow_private)
        try:
            async with session.get(address, headers=headers, allow_redirects=False) as response:
                body = await self._body(response) if response.status == _OK else b""
                return Answer(response.status, response.headers.copy(), body)
        except TimeoutError:
            raise NotFetchedError(self._slow(), again=True) from None
        except ClientSSLError as error:
            said = f"no safe connection to {error.host}: {error}"
            raise NotFetchedError(said) from None
        except ClientConnectorDNSError as error:
            said = f"nobody knows a host {error.host}"
            raise NotFetchedError(said, again=True) from None
        except InvalidURL as error:
            said = f"no web address: {error}"
            raise NotFetchedError(said) from None
        except (ClientError, OSError) as error:
            said = f"the connection failed: {error or type(error).__name__}"
            raise NotFetchedError(said, again=True) from None

    async def _body(self, response: ClientResponse) -> bytes:
        length = response.content_length
        if length is not None and length > self._manners.largest:
            said = f"more than {self._manners.largest:,} bytes"
            raise NotFetchedError(said)
        taken = unpacking(response.headers.get("Content-Encoding", ""), self._manners.largest)
        async for piece in response.content.iter_any():
            taken.feed(piece)
        return taken.body()

    async def _session(self, *, allow_private: bool) -> ClientSession:
        """Return the session of one kind of source: another may not use its connections."""
        if allow_private not in self._sessions:
            manners = self._manners
            resolver = _Checked(self._resolve, allow_private=allow_private)
            session = ClientSession(
                connector=TCPConnector(resolver=resolver, use_dns_cache=False, limit=0),
                timeout=ClientTimeout(
                    total=manners.whole, sock_connect=manners.connect, sock_read=manners.read
                ),
                headers={"User-Agent": manners.agent, "Accept-Encoding": PACKINGS},
                auto_decompress=False,
                cookie_jar=DummyCookieJar(),
                max_line_size=_LONGEST_LINE,
                max_field_size=_LONGEST_LINE,
            )
            self._sessions[allow_private] = await self._open.enter_async_context(session)
        return self._sessions[allow_private]

    def _slow(self) -> str:
        m = self._manners
        return (
            f"slower than {m.connect:g} s to connect, {m.read:g} s of silence, {m.whole:g} s in all"
        )


class _Checked(AbstractResolver):
    """Looks up a host, and has only addresses connected to that may be.

    The connection is made to the very address that was looked at, so that a name which leads
    elsewhere when it is asked again gains nothing.
    """

    def __init__(self, resolve: Resolve, *, allow_private: bool) -> None:
        self._resolve = resolve
        self._allow_private = allow_private

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002  # both are taken
    ) -> list[ResolveResult]:
        """Return the addresses of a host; NotFetchedError where one of them may not be used."""
        addresses = await self._resolve(host, port)
        for address in addresses:
            if why := refused(address, allow_private=self._allow_private):
                said = f"{host} is at {address}, {why}"
                raise NotFetchedError(said)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Do nothing: nothing is held."""
