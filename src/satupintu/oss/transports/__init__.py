"""The ways to OSS. `http` is the published one; an office behind another kind of gateway adds its own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from satupintu.base.registry import Registry
from satupintu.oss.transports.http import Http


class Transport(Protocol):
    """Carries one call to OSS and brings the answer back."""

    name: str

    def check(self) -> list[str]:
        """One Indonesian sentence for each thing that is misconfigured."""
        ...

    def call(self, method: str, body: Mapping[str, Any], *, now: datetime) -> Mapping[str, Any]:
        """The JSON object that OSS answers, unwrapped; raises `rules.nib.OssUnavailable` for anything else."""
        ...


TRANSPORTS: Registry[Transport] = Registry("OSS transport")
TRANSPORTS.add(Http())
