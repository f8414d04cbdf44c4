"""The worker: takes from the outbox and runs the sweepers until it is told to stop.

Each channel has a thread of its own, so that one partner that does not answer holds up nobody else.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import close_old_connections, connections

from satupintu.base import clock
from satupintu.base.memory import trim
from satupintu.notifications import services
from satupintu.notifications.channels import CHANNELS

Sweeper = Callable[[datetime], object]
BATCH = 10
IDLE_AT_MOST_SECONDS = 1.0
TROUBLE_AT_MOST_SECONDS = 30.0
log = logging.getLogger(__name__)


def run(
    stop: threading.Event,
    *,
    sweepers: Sequence[Sweeper] = (),
    poll_seconds: float = 0.2,
    sweep_seconds: float = 5.0,
    name: str = "",
) -> None:
    """Work until `stop` is set; returns when all threads have put down what they held.

    sweepers: called with `now` every `sweep_seconds`, e.g. to notice deadlines that passed. One that fails is
    logged and called again. name: who holds the leases (default: host and process).
    """
    worker = name or f"{socket.gethostname()}:{os.getpid()}"
    loops = [
        threading.Thread(
            target=_loop,
            args=(stop, _channel_turn(channel.name, f"{worker}/{channel.name}"), poll_seconds),
            name=f"outbox-{channel.name}",
        )
        for channel in CHANNELS
    ]
    for loop in loops:
        loop.start()
    _loop(stop, _sweeping_turn(sweepers), sweep_seconds, idle_at_most=sweep_seconds)
    for loop in loops:
        loop.join()


def _channel_turn(channel: str, worker: str) -> Callable[[], bool]:
    def turn() -> bool:
        busy = services.work(now=clock.now(), worker=worker, limit=BATCH, channels=[channel]) > 0
        if busy:
            trim()
        return busy

    return turn


def _sweeping_turn(sweepers: Sequence[Sweeper]) -> Callable[[], bool]:
    def turn() -> bool:
        for sweeper in sweepers:
            try:
                sweeper(clock.now())
            except Exception:
                log.exception("a sweeper failed: %s", getattr(sweeper, "__qualname__", sweeper))
        return False

    return turn


def _loop(
    stop: threading.Event,
    turn: Callable[[], bool],
    poll_seconds: float,
    *,
    idle_at_most: float = IDLE_AT_MOST_SECONDS,
) -> None:
    """Take turns: at once again after work, slower and slower while idle or while the database is away."""
    idle = trouble = poll_seconds
    while not stop.is_set():
        try:
            close_old_connections()
            busy = turn()
        except Exception:
            log.exception("the worker's turn failed; next try in %.1f s", trouble)
            stop.wait(trouble)
            trouble = min(trouble * 2, TROUBLE_AT_MOST_SECONDS)
            continue
        trouble = poll_seconds
        idle = poll_seconds if busy else min(idle * 1.5, max(idle_at_most, poll_seconds))
        if not busy:
            stop.wait(idle)
    connections.close_all()
