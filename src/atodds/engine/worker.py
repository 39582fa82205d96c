"""What a process does that was started to work: batch after batch, until nobody asks for more."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from atodds.engine.tasks import Lost, attempt


def serve(connection: Connection) -> None:
    """Say that the process is up, and answer each task of each batch with one message.

    A batch is the pickled work, None where it is the same as before, and the tasks. A thread waits
    for it, so that the process ends in the middle of a task, too, when whoever has started it is
    gone.
    """
    batches: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(connection, batches), daemon=True).start()
    connection.send_bytes(b"")
    work: Any = None
    while True:
        pickled, tasks = pickle.loads(batches.get())  # noqa: S301  # sent by who started this
        work = pickle.loads(pickled) if pickled else work  # noqa: S301  # likewise
        for task in tasks:
            connection.send_bytes(_answer(work, task))


def _receive(connection: Connection, batches: SimpleQueue[bytes]) -> None:
    try:
        while True:
            batches.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(work: Callable[[Any], Any], task: Any) -> bytes:  # noqa: ANN401  # any task at all
    result = attempt(work, task)
    try:
        return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  # what cannot be sent is lost, and no more than that
        return pickle.dumps(Lost(f"meets a defect of this program: {error}"))
