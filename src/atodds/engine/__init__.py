"""Where work is done: in this process, or in several that outlive one another's death."""

from atodds.engine.pool import processes
from atodds.engine.tasks import Lost, Workers, here
from atodds.engine.worker import collect_seldom

__all__ = ["Lost", "Workers", "collect_seldom", "here", "processes"]
