"""The pages served to this machine alone."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

LOOPBACK = "127.0.0.1"
_PATIENCE = 2
"""Seconds for answers under way when the server is stopped."""


class PortError(Exception):
    """A port that cannot be listened to, with what would be right."""


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """Listen to a port of this machine, any that is free for 0; PortError where that fails."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as opened:
        # Without it a port is taken for a minute after a server has ended.
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((LOOPBACK, port))
            opened.listen()
        except OSError as error:
            raise PortError(_said(port, error)) from None
        yield opened


def server_of(application: ASGIApp) -> uvicorn.Server:
    """Return a server that answers with an application and says nothing of itself."""
    return uvicorn.Server(
        uvicorn.Config(
            application,
            access_log=False,
            date_header=False,
            http="h11",
            lifespan="off",
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
            ws="none",
        )
    )


def serve(application: ASGIApp, opened: socket.socket) -> None:
    """Answer until the process is told to stop; KeyboardInterrupt when that is by control-C."""
    server_of(application).run(sockets=[opened])


def _said(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; another one, or 0 for any that is free, would be right"
    if error.errno == errno.EACCES:
        return f"port {port} is not for every account; one from 1024 on, or 0, would be right"
    return f"port {port} cannot be listened to: {(error.strerror or str(error)).lower()}"
