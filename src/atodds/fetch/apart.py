"""Work on what strangers send, in a process of its own that can be ended when it takes too long."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Generic, ParamSpec, Self, TypeVar

from atodds.fetch.manners import NotFetchedError

P = ParamSpec("P")
T = TypeVar("T")

# A forked process would hold the connections of its parent open.
_START = multiprocessing.get_context("spawn")


class Apart(Generic[P, T]):
    """Calls a function of a module in another process, one call at a time.

    The process begins with the first call and goes on until the context ends, or until a call takes
    too long; then the next one begins another.
    """

    def __init__(self, do: Callable[P, T], seconds: float) -> None:
        """Give each call so many seconds."""
        self._do = do
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        """Begin nothing yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._end()

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the function does; NotFetchedError where it raises one or is ended."""
        async with self._turn:
            return await asyncio.to_thread(self._asked, args, kwargs)

    def _asked(self, args: tuple[object, ...], kwargs: dict[str, object]) -> T:
        line = self._line or self._begun()
        try:
            line.send((args, kwargs))
            if not line.poll(self._seconds):
                self._end()
                said = f"takes more than {self._seconds:g} seconds to read"
                raise NotFetchedError(said)
            result, reason = line.recv()
        except (EOFError, OSError):
            self._end()
            said = "the program that reads it has crashed"
            raise NotFetchedError(said) from None
        if reason is not None:
            raise NotFetchedError(reason)
        found: T = result
        return found

    def _begun(self) -> Connection:
        line, theirs = _START.Pipe()
        process = _START.Process(target=_serve, args=(self._do, theirs), daemon=True)
        process.start()
        theirs.close()
        self._process, self._line = process, line
        return line

    def _end(self) -> None:
        if self._line:
            self._line.close()
        if self._process:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._line = None


def _serve(do: Callable[..., object], line: Connection) -> None:
    while True:
        try:
            args, kwargs = line.recv()
        except (EOFError, OSError):
            return
        try:
            line.send((do(*args, **kwargs), None))
        except NotFetchedError as error:
            line.send((None, error.reason))
