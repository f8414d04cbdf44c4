"""The ways out of the office. Each channel lives in a folder of its own, or in the feature it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from satupintu.base.registry import Registry


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message, opened, on its way out. A channel may see the same `id` twice: delivery is at least once."""

    id: UUID
    office_id: UUID
    channel: str
    topic: str
    subject: UUID
    payload: Mapping[str, Any]
    dedupe_key: str
    attempt: int
    now: datetime


class TryAgain(Exception):
    """It did not work now, and may later. `reason`: short, without personal data; `after`: not before."""

    def __init__(self, reason: str, *, after: timedelta | None = None) -> None:
        self.reason = reason
        self.after = after
        super().__init__(reason)


class GiveUp(Exception):
    """It will never work like this; the office must look at it. `reason`: short, without personal data."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Channel(Protocol):
    """A way out of the office."""

    name: str

    def check(self) -> list[str]:
        """One Indonesian sentence for each thing that is misconfigured."""
        ...

    def deliver(self, item: Delivery) -> None:
        """Hand the message over, outside any transaction; raises TryAgain or GiveUp."""
        ...


CHANNELS: Registry[Channel] = Registry("channel")
