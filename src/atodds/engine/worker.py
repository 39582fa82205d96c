"""What a process does that was started to work: batch after batch, until nobody asks for more."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from atodds.engine.tasks import Lost, attempt

ALIVE = 100_000
"""So many new values, not 700, before Python looks for rings of them that nobody needs any more."""


def collect_seldom() -> None:
    """Let this process look for garbage seldom: values here are frozen and hardly ever form rings.

    Looking for what is not there takes a quarter of the time of comparing a large story.
    """
    gc.set_threshold(ALIVE, 20, 20)


def serve(connection: Connection) -> None:
    """Take in work, say so, and answer each of the tasks that follow with one message.

    Bytes are work, pickled; lists are tasks. A thread waits for them, so that the process ends in
    the middle of a task, too, when whoever has started it is gone.
    """
    given: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(connection, given), daemon=True).start()
    work: Any = None
    while True:
        asked = pickle.loads(given.get())  # noqa: S301  # sent by who has started this process
        if isinstance(asked, bytes):
            work = pickle.loads(asked)  # noqa: S301  # likewise
            connection.send_bytes(b"")
        else:
            for task in asked:
                connection.send_bytes(_answer(work, task))


def _receive(connection: Connection, given: SimpleQueue[bytes]) -> None:
    try:
        while True:
            given.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(work: Callable[[Any], Any], task: Any) -> bytes:  # noqa: ANN401  # any task at all
    result = attempt(work, task)
    try:
        return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  # what cannot be sent is lost, and no more than that
        return pickle.dumps(Lost(f"meets a defect of this program: {error}"))
