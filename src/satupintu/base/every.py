"""How often the worker does what it does by itself: a sweeper that is called every few seconds and works less often."""

from collections.abc import Callable
from datetime import datetime, timedelta


class Every:
    """Calls `sweep(now)` at most once in each stretch of time; the first call works."""

    def __init__(self, pause: timedelta, sweep: Callable[[datetime], object]) -> None:
        self._pause, self._sweep = pause, sweep
        self._last: datetime | None = None
        self.__name__ = getattr(sweep, "__name__", "sweep")

    def __call__(self, now: datetime) -> object:
        if self._last is not None and self._last <= now < self._last + self._pause:
            return None
        self._last = now
        return self._sweep(now)
