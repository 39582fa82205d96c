"""Tasks: what is asked of whatever does the work, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """A task of which nothing has come."""

    why: str
    """Said of what the task was about: "kills the process that reads it (killed twice)"."""


class Workers(Protocol):
    """Does one piece of work for each of many tasks."""

    def __call__(
        self,
        work: Callable[[Task], Result],
        tasks: Iterable[Task],
        weight: Callable[[Task], int],
    ) -> Iterator[Result | Lost]:
        """Yield what comes of each task, in the order of the tasks.

        `work` depends on nothing but its task. `weight` is about how many characters of text a
        task is about, by which tasks are handed out and given their time.
        """


def here(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    weight: Callable[[Task], int],
) -> Iterator[Result | Lost]:
    """Do the work in this process, one task after the other."""
    del weight
    for task in tasks:
        yield attempt(work, task)


def attempt(work: Callable[[Task], Result], task: Task) -> Result | Lost:
    """Return what comes of a task; a defect that one text brings to light costs no other."""
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001  # whatever it is, the other tasks are to be done
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Lost(f"meets a defect of this program: {said}")
